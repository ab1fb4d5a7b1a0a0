"""Killed between any two steps, a pass loses nothing and doubles nothing."""

from collections.abc import Callable

import pytest
from django.db import connection, models

from config.demo.imap import EmbeddedImap
from mailbox import sync as sync_module
from mailbox.addresses import ImapAddress
from mailbox.imap import MailboxUnavailable
from mailbox.models import InboundEmail, Mailbox, RawEmail
from tests.factories import make_mail
from tests.support.mail_in import count_mails, stored_mails, sync
from tests.support.tcp_proxy import TcpProxy

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """Stands for SIGKILL: no handler of ours catches it."""


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_module, "BATCH_MAILS", 3)


def kill_at(call: int) -> Callable[[], None]:
    calls = 0

    def on_batch() -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise Killed

    return on_batch


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("batch", [1, 2, 4])
def test_lesson_05_killed_after_a_commit(imap: EmbeddedImap, imap_address: ImapAddress, batch: int) -> None:
    raws = [make_mail(subject=str(number)) for number in range(10)]
    imap.deliver(raws)
    with pytest.raises(Killed):
        sync(imap_address, on_batch=kill_at(batch))
    assert count_mails() == min(batch * 3, 10)
    assert sync(imap_address).stored == 10 - min(batch * 3, 10)
    assert stored_mails() == raws


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("table", [InboundEmail, RawEmail, Mailbox])
def test_lesson_05_killed_inside_a_commit(
    imap: EmbeddedImap, imap_address: ImapAddress, table: type[models.Model]
) -> None:
    """Whichever of the three writes it was, none of them is kept."""
    raws = [make_mail(subject=str(number)) for number in range(5)]
    imap.deliver(raws)
    word = ("UPDATE" if table is Mailbox else "INSERT INTO") + f' "{table._meta.db_table}"'
    passed = 0

    def die(execute: Callable[..., object], sql: str, *rest: object) -> object:
        nonlocal passed
        done = execute(sql, *rest)
        # The first writing of the mailbox row is not the cursor but its UIDVALIDITY.
        passed += sql.startswith(word)
        if sql.startswith(word) and passed == (2 if table is Mailbox else 1):
            raise Killed
        return done

    with connection.execute_wrapper(die), pytest.raises(Killed):
        sync(imap_address)
    assert count_mails() == 0
    assert Mailbox.objects.get().last_uid == 0
    assert sync(imap_address).stored == 5
    assert stored_mails() == raws


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("after", [200, 900, 3000, 6000])
def test_lesson_05_the_line_breaks_in_the_middle(imap: EmbeddedImap, imap_address: ImapAddress, after: int) -> None:
    """What was committed stays; the next pass brings the rest."""
    raws = [make_mail(subject=str(number), text="x" * 500 + "\n") for number in range(10)]
    imap.deliver(raws)
    with TcpProxy(imap.port) as proxy:
        cut_line = ImapAddress(
            "127.0.0.1", proxy.port, tls=False, user=imap_address.user, password=imap_address.password
        )
        proxy.cut_after(after)
        with pytest.raises(MailboxUnavailable):
            sync(cut_line)
        before = count_mails()
        assert before in {0, 3, 6, 9}
        assert sync(cut_line).stored == 10 - before
    assert stored_mails() == raws
