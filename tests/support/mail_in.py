"""What the tests of mail in share: one pass, what it stored, and a watcher in a thread."""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self

from django.db import connection
from imapclient import IMAPClient

from mailbox.addresses import ImapAddress
from mailbox.imap import ImapFolder, open_mailbox
from mailbox.imap_answers import Listed
from mailbox.leases import Holder
from mailbox.models import InboundEmail
from mailbox.sync import SyncResult, get_mailbox, sync_mailbox, watch


def sync(
    address: ImapAddress, *, since: date | None = None, on_batch: Callable[[], object] = lambda: None
) -> SyncResult:
    """One connection, one pass, no lease."""
    with open_mailbox(address) as folder:
        return sync_mailbox(get_mailbox(address), folder, since=since, on_batch=on_batch)


def stored_mails() -> list[bytes]:
    """The bytes of every row of the ledger, oldest first."""
    rows = InboundEmail.objects.order_by("id").select_related("raw")
    return [row.raw.content for row in rows]


def count_mails() -> int:
    """Rows of the ledger that have their bytes beside them, in one query: a watcher may be writing."""
    return InboundEmail.objects.filter(raw__isnull=False).count()


def wait_until(is_so: Callable[[], bool], *, seconds: float = 5.0) -> float:
    """Wait for `is_so`, and return how long it took; fails once `seconds` have passed."""
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < seconds, f"not so within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - begun


def expunge(address: ImapAddress, uids: Sequence[int]) -> None:
    """Delete mails as a colleague's mail program does."""
    client = IMAPClient(address.host, address.port, ssl=False, timeout=10)
    client.login(address.user, address.password)
    client.select_folder(address.folder)
    client.delete_messages(list(uids))
    client.expunge()
    client.logout()


class MeddledFolder(ImapFolder):
    """An open folder in which `meddle` happens once, right after the mails were listed."""

    def __init__(self, folder: ImapFolder, meddle: Callable[[], object]) -> None:
        super().__init__(folder._client, folder._address)
        self._meddle: Callable[[], object] | None = meddle

    def list_mails(self, uids: Sequence[int]) -> list[Listed]:
        """List, then meddle."""
        found = super().list_mails(uids)
        meddle, self._meddle = self._meddle, None
        if meddle is not None:
            meddle()
        return found


class Watcher:
    """`watch` in a thread with a database connection of its own, stopped on leaving; its error is raised there."""

    def __init__(self, address: ImapAddress, *, holder: Holder | None = None) -> None:
        self._stop = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(
            target=self._run, args=(address, holder or Holder()), daemon=True, name="watcher"
        )

    @property
    def is_alive(self) -> bool:
        """Whether it still serves."""
        return self._thread.is_alive()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(10)
        assert not self._thread.is_alive(), "the watcher did not stop"
        if self._error is not None and error is None:
            raise self._error

    def _run(self, address: ImapAddress, holder: Holder) -> None:
        try:
            watch(address, holder=holder, is_stopping=self._stop.is_set)
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            self._error = error
        finally:
            connection.close()


def run_in_threads(works: Sequence[Callable[[], Any]], *, seconds: float = 30.0) -> list[BaseException]:
    """Run `works` at once, each with its own database connection; the errors they ended with."""
    begin = threading.Barrier(len(works))
    errors: list[BaseException] = []

    def run(work: Callable[[], Any]) -> None:
        try:
            begin.wait(10)
            work()
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds)
        assert not thread.is_alive(), "a worker hangs"
    return errors
