"""From the server into the ledger: raw bytes and the cursor in one commit, and nothing is interpreted."""

import hashlib
import logging
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from mailbox.addresses import ImapAddress
from mailbox.imap import ImapFolder, MailboxUnavailable, open_mailbox
from mailbox.imap_answers import Listed
from mailbox.leases import Holder, end_lease, take_lease
from mailbox.models import InboundEmail, Mailbox, RawEmail

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
BATCH_BYTES = 8 * MEGABYTE
BATCH_MAILS = 100
LIST_MAILS = 1000
# IDLE is broken and renewed this often: far inside RFC 2177's 29 minutes, it notices a line that died without a word,
# a server whose IDLE pushes nothing, and a changed UIDVALIDITY; and it keeps "mail checked" honest.
IDLE_SECONDS = 45.0
# How often a stop is looked for while waiting.
SLICE_SECONDS = 1.0
BACKOFF_SECONDS = (1, 2, 5, 10, 20, 30, 60)
# A wrong password tried every second locks the account.
BACKOFF_FOR_A_PERSON = 60


class CursorMoved(Exception):
    """Another process read this mailbox at the same time; what it stored is stored."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What one pass did."""

    stored: int = 0
    quarantined: int = 0
    was_reset: bool = False


def get_mailbox(address: ImapAddress) -> Mailbox:
    """The row of the mailbox that `address` names; made at its first sight."""
    mailbox, _created = Mailbox.objects.get_or_create(name=address.name, folder=address.folder)
    return mailbox


def find_sent_folders(addresses: Iterable[ImapAddress]) -> frozenset[int]:
    """The rows of those folders that hold what was sent, not what came in."""
    holding = [each for each in addresses if each.holds_sent]
    if not holding:
        return frozenset()
    rows = Mailbox.objects.filter(name__in=[each.name for each in holding])
    named = {(each.name, each.folder) for each in holding}
    return frozenset(pk for pk, name, folder in rows.values_list("pk", "name", "folder") if (name, folder) in named)


def relax_durability() -> None:
    """Let this connection's commits reach the disk a little later: the mailbox still holds its mail.

    A crash of the machine takes back the last of them whole and in order, cursor and mail together.
    """
    statement = {"sqlite": "PRAGMA synchronous=NORMAL", "postgresql": "SET synchronous_commit TO off"}
    with connection.cursor() as cursor:
        cursor.execute(statement[connection.vendor])


def sync_mailbox(
    mailbox: Mailbox,
    folder: ImapFolder,
    *,
    since: date | None = None,
    on_batch: Callable[[], object] = lambda: None,
) -> SyncResult:
    """Store every mail that came since the last pass, however long ago that was; the mailbox itself stays as it is.

    Works by UID + UIDVALIDITY, never by flags, so that what a colleague has read is stored as well. Batches are
    bounded in bytes; each is committed with the cursor. A changed UIDVALIDITY reads the folder anew: intake knows
    second copies; one that was there before goes on where it was left. A mail over the size limit is quarantined with
    its headers. `since` bounds a reading from the beginning only: the first one, and one after such a change;
    `on_batch` is called after each commit. Raises MailboxUnavailable, and CursorMoved where another process was
    faster.
    """
    selected = folder.select()
    was_reset = mailbox.uidvalidity is not None and mailbox.uidvalidity != selected.uidvalidity
    if mailbox.uidvalidity != selected.uidvalidity:
        _reset_cursor(mailbox, selected.uidvalidity)
    stored = quarantined = 0
    for batch in _find_batches(mailbox, folder, since=since if mailbox.last_uid == 0 else None):
        rows = [_make_row(mailbox, listed, raw) for listed, raw in batch.items()]
        if not rows:
            # All of them were deleted since they were listed.
            continue
        _store(mailbox, rows, last_uid=max(each.uid for each in batch))
        on_batch()
        stored += len(rows)
        quarantined += sum(row.state == InboundEmail.State.QUARANTINED for row, _raw in rows)
    return SyncResult(stored, quarantined, was_reset)


def watch(address: ImapAddress, *, holder: Holder, is_stopping: Callable[[], bool]) -> None:
    """Serve one mailbox until `is_stopping`: IDLE where the server has it, poll where not, reconnect with backoff.

    Runs under a lease, so that two never serve one mailbox; waits for it where another process has it. What goes
    wrong is kept in words on the mailbox's row.
    """
    lease = f"watch {address.name} {address.folder}"
    failures = 0

    def renew() -> bool:
        return take_lease(lease, holder, now=timezone.now())

    try:
        while not is_stopping():
            if not renew():
                _pause(5, is_stopping)
                continue
            mailbox = get_mailbox(address)
            try:
                for _round in _serve(mailbox, address, renew, is_stopping):
                    failures = 0
                    if not renew():
                        break
            except CursorMoved:
                _pause(1, is_stopping)
            except MailboxUnavailable as error:
                record_failure(mailbox, str(error), at=timezone.now())
                wait = BACKOFF_SECONDS[min(failures, len(BACKOFF_SECONDS) - 1)]
                failures += 1
                _pause(BACKOFF_FOR_A_PERSON if error.needs_person else wait, is_stopping)
    finally:
        end_lease(lease, holder)


def sync_once(address: ImapAddress, *, holder: Holder) -> SyncResult | None:
    """One connection, one pass; None where another process is serving this mailbox.

    Raises MailboxUnavailable after keeping its words on the mailbox's row.
    """
    lease = f"watch {address.name} {address.folder}"
    if not take_lease(lease, holder, now=timezone.now()):
        return None
    mailbox = get_mailbox(address)
    try:
        with open_mailbox(address) as folder:
            result = sync_mailbox(mailbox, folder, since=_as_date(address.since))
            record_success(mailbox, is_pushed=folder.can_push(), at=timezone.now())
    except MailboxUnavailable as error:
        record_failure(mailbox, str(error), at=timezone.now())
        raise
    finally:
        end_lease(lease, holder)
    return result


def record_success(mailbox: Mailbox, *, is_pushed: bool, at: datetime) -> None:
    """Note that the mailbox was read to its end at `at`."""
    well = {"checked_at": at, "failing_since": None, "problem": "", "told_at": None}
    Mailbox.objects.filter(pk=mailbox.pk).update(**well, is_pushed=is_pushed)
    mailbox.checked_at, mailbox.failing_since, mailbox.problem = at, None, ""


def record_failure(mailbox: Mailbox, problem: str, *, at: datetime) -> None:
    """Note what is wrong, in words; the first failure's time stays until a pass succeeds."""
    log.warning("mailbox %s: %s", mailbox, problem)
    mailbox.failing_since = mailbox.failing_since or at
    mailbox.problem = problem
    mailbox.save(update_fields=["failing_since", "problem"])


def _serve(
    mailbox: Mailbox, address: ImapAddress, renew: Callable[[], bool], is_stopping: Callable[[], bool]
) -> Iterator[None]:
    """Sync and wait in turns on one connection; yields after every pass so that the lease can be renewed."""
    with open_mailbox(address) as folder:
        is_pushed = folder.can_push()
        while not is_stopping():
            result = sync_mailbox(mailbox, folder, since=_as_date(address.since), on_batch=renew)
            record_success(mailbox, is_pushed=is_pushed, at=timezone.now())
            if result.was_reset:
                log.warning("mailbox %s: UIDVALIDITY changed, the folder was read anew", mailbox)
            yield
            if is_pushed:
                _idle(folder, is_stopping)
            else:
                _pause(settings.IMAP_POLL_SECONDS, is_stopping)


def _idle(folder: ImapFolder, is_stopping: Callable[[], bool]) -> None:
    waited = 0.0
    with folder.idling() as hear:
        while waited < IDLE_SECONDS and not is_stopping():
            if hear(SLICE_SECONDS):
                return
            waited += SLICE_SECONDS


def _find_batches(mailbox: Mailbox, folder: ImapFolder, *, since: date | None) -> Iterator[dict[Listed, bytes | None]]:
    """Mails above the cursor, in batches of at most BATCH_BYTES (a larger mail alone) and BATCH_MAILS."""
    uids = folder.find_uids(mailbox.last_uid, since=since)
    for start in range(0, len(uids), LIST_MAILS):
        waiting: list[Listed] = []
        size = 0
        for listed in folder.list_mails(uids[start : start + LIST_MAILS]):
            if waiting and (size + listed.size > BATCH_BYTES or len(waiting) >= BATCH_MAILS):
                yield _fetch(folder, waiting)
                waiting, size = [], 0
            waiting.append(listed)
            size += min(listed.size, settings.MAIL_SIZE_LIMIT)
        if waiting:
            yield _fetch(folder, waiting)


def _fetch(folder: ImapFolder, batch: Sequence[Listed]) -> dict[Listed, bytes | None]:
    """The bytes of each mail of `batch`; headers for one over the limit, None for one the server will not give.

    Raises MailboxUnavailable where it gives none of several: then the server is ill and not the mails.
    """
    limit = settings.MAIL_SIZE_LIMIT
    small = [each.uid for each in batch if each.size <= limit]
    large = [each.uid for each in batch if each.size > limit]
    found: dict[int, bytes] = {}
    refused: set[int] = set()
    for uids, headers_only in ((small, False), (large, True)):
        if uids:
            answer = folder.fetch(uids, headers_only=headers_only)
            found |= answer.found
            refused |= answer.refused
    if len(refused) > 1 and not found:
        raise MailboxUnavailable("The server hands over none of the new mails. They are tried again.")
    return {each: found.get(each.uid) for each in batch if each.uid in found or each.uid in refused}


def _make_row(mailbox: Mailbox, listed: Listed, raw: bytes | None) -> tuple[InboundEmail, RawEmail]:
    now = timezone.now()
    row = InboundEmail(
        mailbox=mailbox,
        folder=mailbox.folder,
        uidvalidity=mailbox.uidvalidity or 0,
        uid=listed.uid,
        received_at=min(listed.received_at or now, now + timedelta(minutes=5)),
        stored_at=now,
        size=listed.size or len(raw or b""),
        digest=hashlib.sha256(raw or b"").hexdigest(),
    )
    too_large = listed.size > settings.MAIL_SIZE_LIMIT
    if raw is None:
        row.state = InboundEmail.State.QUARANTINED
        row.problem = InboundEmail.Problem.NOT_HANDED_OVER
    elif too_large:
        row.state = InboundEmail.State.QUARANTINED
        row.problem = InboundEmail.Problem.TOO_LARGE
        row.problem_details = {
            "size": round(listed.size / MEGABYTE),
            "limit": round(settings.MAIL_SIZE_LIMIT / MEGABYTE),
        }
    return row, RawEmail(data=RawEmail.compress(raw or b""), is_whole=raw is not None and not too_large)


def _store(mailbox: Mailbox, rows: Sequence[tuple[InboundEmail, RawEmail]], *, last_uid: int) -> None:
    """Ledger rows, bytes and cursor in one commit."""
    with transaction.atomic():
        cursor = Mailbox.objects.filter(pk=mailbox.pk, uidvalidity=mailbox.uidvalidity, last_uid=mailbox.last_uid)
        if cursor.update(last_uid=last_uid) != 1:
            raise CursorMoved(str(mailbox))
        emails = InboundEmail.objects.bulk_create(row for row, _raw in rows)
        for email, (_row, raw) in zip(emails, rows, strict=True):
            raw.email = email
        RawEmail.objects.bulk_create(raw for _row, raw in rows)
    mailbox.last_uid = last_uid


def _reset_cursor(mailbox: Mailbox, uidvalidity: int) -> None:
    # A restored folder can come back under numbers it had before: what was read under them is not read again.
    read_before = InboundEmail.objects.filter(mailbox=mailbox, folder=mailbox.folder, uidvalidity=uidvalidity)
    last_uid = read_before.aggregate(last=Max("uid"))["last"] or 0
    changed = Mailbox.objects.filter(pk=mailbox.pk, uidvalidity=mailbox.uidvalidity)
    if changed.update(uidvalidity=uidvalidity, last_uid=last_uid) != 1:
        raise CursorMoved(str(mailbox))
    mailbox.uidvalidity, mailbox.last_uid = uidvalidity, last_uid


def _pause(seconds: float, is_stopping: Callable[[], bool]) -> None:
    """Sleep, looking up for a stop; a little longer or shorter each time so that watchers do not march in step."""
    end = timezone.now() + timedelta(seconds=seconds * random.uniform(0.9, 1.1))  # noqa: S311
    while timezone.now() < end and not is_stopping():
        time.sleep(min(SLICE_SECONDS, max(0.0, (end - timezone.now()).total_seconds())))


def _as_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
