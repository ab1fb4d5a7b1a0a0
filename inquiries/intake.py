"""The one door in: a stored mail becomes an inquiry, a message of one, a bounce, or a line in the ledger.

Serial, oldest first. The pure work is done before the transaction begins; the transaction's last statement is a
conditional UPDATE that holds only if the mail is still pending and still the oldest, so that any number of workers,
killed at any moment, file each mail once and an original before its answer.
"""

import json
import logging
import traceback
from datetime import datetime

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from inquiries.access import Verb, require
from inquiries.filed_messages import MAIL_ID_LENGTH
from inquiries.filing import Filed, file_mail, open_inquiry
from inquiries.models import Inquiry, User
from inquiries.overtaken import find_overtaking, take_answers
from inquiries.reading import MailReading
from inquiries.standing import Standing
from inquiries.triage import mark_open
from inquiries.trouble import is_of_the_row
from mailbox.models import InboundEmail, RawEmail

log = logging.getLogger(__name__)

State = InboundEmail.State
BATCH_MAILS = 20
BATCH_BYTES = 8 * 1024 * 1024
# The claim on a mail, at the end of its transaction: it is still pending, and no older one is.
# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail.
MARK_PROCESSED = """
    UPDATE mailbox_inboundemail
    SET state = 'processed', traceback = '', filed_as = %s, processed_at = %s, problem = %s, problem_details = %s,
        duplicate_of_id = %s,
        message_id = %s, body_digest = %s, from_name = %s, from_address = %s, subject = %s, notes = %s
    WHERE id = %s AND state = 'pending'
      AND NOT EXISTS (SELECT 1 FROM mailbox_inboundemail older WHERE older.state = 'pending' AND older.id < %s)
"""


class TakenElsewhere(Exception):
    """Another worker filed this mail, or an older one is pending: everything done here is rolled back."""


def process_pending(*, limit: int | None = None) -> int:
    """File pending mail until none is left or `limit` is reached; how many mails were taken up."""
    standing: Standing | None = None
    taken = 0
    while limit is None or taken < limit:
        batch = _read_batch(BATCH_MAILS if limit is None else min(BATCH_MAILS, limit - taken))
        if not batch:
            break
        # Only where there is mail: this is asked four times a second.
        standing = standing or Standing.load()
        for inbound in batch:
            taken += 1
            if not receive(inbound, standing=standing):
                # Somebody else is at it, or an older mail came back from quarantine: look again what is oldest.
                break
    return taken


def _read_batch(count: int) -> list[InboundEmail]:
    """The oldest pending mails with their bytes: as many as fit into BATCH_BYTES, at least one."""
    rows = list(InboundEmail.objects.pending()[:count])
    size = 0
    for number, row in enumerate(rows):
        size += row.size
        if number and size > BATCH_BYTES:
            rows = rows[:number]
            break
    raws = RawEmail.objects.in_bulk([row.pk for row in rows])
    for row in rows:
        # One whose bytes are missing fails when it is read, by itself, and is quarantined.
        if row.pk in raws:
            row.raw = raws[row.pk]
    return rows


def receive(inbound: InboundEmail, *, standing: Standing) -> bool:
    """File one stored mail, or quarantine it with its traceback: one bad mail never stops the next.

    False where it was not its turn: filed elsewhere, or an older one is pending. Only trouble that is not the mail's
    own passes through: a database that is gone or locked.
    """
    try:
        reading = standing.read(inbound)
        try:
            _file(inbound, reading, standing=standing, at=timezone.now())
        except IntegrityError:
            # Two workers met the same mail or the same new reporter: the second attempt finds her.
            if not InboundEmail.objects.filter(pk=inbound.pk, state=State.PENDING).exists():
                raise TakenElsewhere(inbound.pk) from None
            _file(inbound, reading, standing=Standing.load(), at=timezone.now())
    except TakenElsewhere:
        log.info("inbound mail %s was filed elsewhere", inbound.pk)
        return False
    except InterfaceError:
        raise
    except Exception as error:
        if isinstance(error, OperationalError) and not is_of_the_row(error):
            raise
        log.exception("inbound mail %s is quarantined", inbound.pk)
        quarantine(inbound, f"{type(error).__name__}: {error}", traceback.format_exc(), at=timezone.now())
    return True


def open_by_hand(inbound: InboundEmail, *, by: User, at: datetime) -> Inquiry | None:
    """Make an inquiry of a mail that was filed without one: a robot's, a bounce, a digest; None where it has one."""
    require(by, Verb.WORK)
    standing = Standing.load()
    reading = standing.read(inbound)
    with transaction.atomic():
        unfiled = InboundEmail.objects.filed_without_inquiry() | InboundEmail.objects.request_digests()
        if (
            unfiled.filter(pk=inbound.pk).update(filed_as=InboundEmail.Filing.INQUIRY, problem="", problem_details={})
            != 1
        ):
            return None
        inquiry = open_inquiry(inbound, reading, standing, by=by)
        mark_open(inquiry)
        take_answers(find_overtaking(inbound, reading, standing), standing, at=at)
    log.info("inbound mail %s was made an inquiry by user %s at %s", inbound.pk, by.pk, at.isoformat())
    return inquiry


def quarantine(inbound: InboundEmail, error: str, trace: str, *, at: datetime) -> None:
    """Set a pending mail aside for a person, with what went wrong; its bytes stay as they are."""
    pending = InboundEmail.objects.filter(pk=inbound.pk, state=State.PENDING)
    pending.update(
        state=State.QUARANTINED, problem=InboundEmail.Problem.FAILED, problem_details={"error": _clean(error)[:2000]},
        traceback=_clean(trace), processed_at=at,
    )  # fmt: skip


def _clean(text: str) -> str:
    """Without a NUL, which can stand in no row, nor half of a pair of surrogates."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def _file(inbound: InboundEmail, reading: MailReading, *, standing: Standing, at: datetime) -> None:
    with transaction.atomic():
        filed = file_mail(inbound, reading, standing=standing, at=at)
        _mark_processed(inbound, reading, filed, at=at)


def _mark_processed(inbound: InboundEmail, reading: MailReading, filed: Filed, *, at: datetime) -> None:
    sender = reading.sender
    message_id = reading.parsed.message_id
    values = [
        filed.filing.value,
        connection.ops.adapt_datetimefield_value(at),
        filed.problem.value if filed.problem else "",
        json.dumps(filed.problem_details),
        filed.duplicate_of_id,
        message_id[:MAIL_ID_LENGTH] if message_id else None,
        reading.body_digest,
        sender.name[:300] if sender else "",
        sender.address[:320] if sender else "",
        reading.parsed.subject[:1000],
        json.dumps([*reading.parsed.notes, *reading.classification.reasons]),
    ]
    with connection.cursor() as cursor:
        cursor.execute(MARK_PROCESSED, [*values, inbound.pk, inbound.pk])
        if cursor.rowcount != 1:
            raise TakenElsewhere(inbound.pk)
