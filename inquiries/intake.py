"""The one door in: a stored mail becomes an inquiry, a message of one, a bounce, or a line in the ledger.

Serial, oldest first. The pure work is done before the transaction begins; the transaction's last statement is a
conditional UPDATE that holds only if the mail is still pending and still the oldest, so that any number of workers,
killed at any moment, file each mail once and an original before its answer.
"""

import logging
import traceback
from datetime import datetime

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import Exists, Q
from django.utils import timezone

from inquiries.filing import MAIL_ID_LENGTH, Filed, file_mail
from inquiries.models import Office
from inquiries.reading import MailReading, read_mail
from mailbox.models import EmailReference, InboundAttachment, InboundEmail

log = logging.getLogger(__name__)

State = InboundEmail.State


class TakenElsewhere(Exception):
    """Another worker filed this mail, or an older one is pending: everything done here is rolled back."""


def process_pending(*, limit: int | None = None) -> int:
    """File pending mail until none is left or `limit` is reached; how many mails were taken up."""
    office = Office.load()
    taken = 0
    while (limit is None or taken < limit) and process_next(office):
        taken += 1
    return taken


def process_next(office: Office | None = None) -> bool:
    """Take up the oldest pending mail; False where none waits."""
    inbound = InboundEmail.objects.pending().select_related("raw").first()
    if inbound is None:
        return False
    receive(inbound, office=office or Office.load())
    return True


def receive(inbound: InboundEmail, *, office: Office) -> None:
    """File one stored mail, or quarantine it with its traceback: one bad mail never stops the next.

    Only trouble that is not the mail's own passes through: a database that is gone or locked.
    """
    try:
        reading = read_mail(
            inbound.raw.content,
            received_at=inbound.received_at,
            zone=office.zone,
            day_first=office.writes_day_first,
        )
        try:
            _file(inbound, reading, office=office, at=timezone.now())
        except IntegrityError:
            # Two workers met the same new reporter: the second attempt finds her.
            _file(inbound, reading, office=office, at=timezone.now())
    except TakenElsewhere:
        log.info("inbound mail %s was filed elsewhere", inbound.pk)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        log.exception("inbound mail %s is quarantined", inbound.pk)
        quarantine(inbound, f"{type(error).__name__}: {error}", traceback.format_exc(), at=timezone.now())


def quarantine(inbound: InboundEmail, problem: str, trace: str, *, at: datetime) -> None:
    """Set a pending mail aside for a person, with what went wrong; its bytes stay as they are."""
    pending = InboundEmail.objects.filter(pk=inbound.pk, state=State.PENDING)
    clean = problem.replace("\x00", "")[:2000]
    pending.update(state=State.QUARANTINED, problem=clean, traceback=trace.replace("\x00", ""), processed_at=at)


def _file(inbound: InboundEmail, reading: MailReading, *, office: Office, at: datetime) -> None:
    with transaction.atomic():
        filed = file_mail(inbound, reading, office=office, at=at)
        _index(inbound, reading, filed)
        _mark_processed(inbound, reading, filed, at=at)


def _index(inbound: InboundEmail, reading: MailReading, filed: Filed) -> None:
    """Which mails it names, for originals that come later; where its attachments stand."""
    if filed.duplicate_of is not None:
        return
    parsed = reading.parsed
    named = dict.fromkeys(each for each in (*parsed.references, *parsed.in_reply_to) if len(each) <= MAIL_ID_LENGTH)
    if named:
        EmailReference.objects.bulk_create(EmailReference(email=inbound, message_id=each) for each in named)
    if parsed.attachments:
        InboundAttachment.objects.bulk_create(
            InboundAttachment(
                email=inbound,
                position=each.position,
                filename=each.filename[:200],
                content_type=each.content_type[:200],
                size=each.size,
                content_id=each.content_id[:300] if each.content_id else None,
                is_inline=each.is_inline,
            )
            for each in parsed.attachments
        )


def _mark_processed(inbound: InboundEmail, reading: MailReading, filed: Filed, *, at: datetime) -> None:
    sender = reading.sender
    older = InboundEmail.objects.filter(state=State.PENDING, pk__lt=inbound.pk)
    mine = InboundEmail.objects.filter(~Q(Exists(older)), pk=inbound.pk, state=State.PENDING)
    message_id = reading.parsed.message_id
    changed = mine.update(
        state=State.PROCESSED,
        filed_as=filed.filing,
        processed_at=at,
        problem="",
        traceback="",
        duplicate_of=filed.duplicate_of,
        message_id=message_id[:MAIL_ID_LENGTH] if message_id else None,
        body_digest=reading.body_digest,
        from_name=sender.name[:300] if sender else "",
        from_address=sender.address[:320] if sender else "",
        subject=reading.parsed.subject[:1000],
        notes=[*reading.parsed.notes, *reading.classification.reasons],
    )
    if changed != 1:
        raise TakenElsewhere(inbound.pk)
