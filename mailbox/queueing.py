"""Mails that wait to be sent: frozen into rows, taken back, tried again, settled. What sends them is outbox.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction

from mailbox.compose import make_message_id
from mailbox.models import OutboundAttachment, OutboundEmail, OutboundRecipient

State = OutboundEmail.State
GIVE_UP_AFTER = timedelta(hours=24)
# What a row has room for; whoever writes a subject cuts it to this.
LONGEST_SUBJECT = 1000


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address to send to, and the header it stands in."""

    address: str
    name: str = ""
    field: OutboundRecipient.Field = OutboundRecipient.Field.TO


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file to send along, kept in the file store (mailbox/files.py) before this is said."""

    filename: str
    content_type: str
    size: int
    stored_as: str


@dataclass(frozen=True, slots=True)
class Mail:
    """What goes out: everything of a mail that is not decided by the outbox itself."""

    subject: str
    text: str
    recipients: Sequence[Recipient]
    purpose: OutboundEmail.Purpose
    from_name: str = ""
    html: str = ""
    reply_to: str = ""
    reply_token: str = ""
    in_reply_to: str = ""
    references: Sequence[str] = ()
    files: Sequence[KeptFile] = ()


def queue_email(mail: Mail, *, at: datetime, due_at: datetime | None = None) -> OutboundEmail:
    """Freeze `mail` as a row that goes out at `due_at` (now by default), in the caller's transaction.

    Its Message-ID is minted here, so that answers and bounces find their way even if the first comes before SMTP
    said yes. An address given twice is written to once. Raises ValueError where there is nobody to write to.
    """
    recipients = {recipient.address.casefold(): recipient for recipient in reversed(mail.recipients)}
    if not recipients:
        raise ValueError("A mail needs somebody to go to.")
    _name, from_address = parseaddr(settings.PRESS_ADDRESS)
    row = OutboundEmail.objects.create(
        purpose=mail.purpose,
        message_id=make_message_id(from_address),
        in_reply_to=mail.in_reply_to,
        references=" ".join(mail.references),
        reply_token=mail.reply_token,
        from_name=mail.from_name,
        from_address=from_address,
        reply_to=mail.reply_to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        created_at=at,
        due_at=due_at or at,
        give_up_at=(due_at or at) + GIVE_UP_AFTER,
    )
    OutboundRecipient.objects.bulk_create(
        OutboundRecipient(email=row, field=each.field, name=each.name, address=each.address)
        for each in reversed(recipients.values())
    )
    OutboundAttachment.objects.bulk_create(
        OutboundAttachment(
            email=row,
            filename=each.filename,
            content_type=each.content_type,
            size=each.size,
            stored_as=each.stored_as,
        )
        for each in mail.files
    )
    return row


def cancel(email: OutboundEmail, *, now: datetime) -> bool:
    """Take back a mail that nobody has begun to send; False once it is too late, or one recipient of two has it."""
    waiting = OutboundEmail.objects.filter(pk=email.pk, state=State.QUEUED, sent_at=None)
    if waiting.update(state=State.CANCELLED, is_reported=True) != 1:
        return False
    email.state = State.CANCELLED
    return True


def retry(email: OutboundEmail, *, now: datetime) -> bool:
    """A person's decision to send a failed or uncertain mail (again), to those who did not get it.

    For an uncertain one that means everybody: the reporter may then see it twice, which the page says.
    """
    with transaction.atomic():
        stopped = OutboundEmail.objects.filter(pk=email.pk, state__in=[State.FAILED, State.UNKNOWN])
        anew = {"due_at": now, "give_up_at": now + GIVE_UP_AFTER, "attempts": 0, "problem": "", "bounced_at": None}
        if stopped.update(state=State.QUEUED, is_reported=True, noted_at=None, **anew) != 1:
            return False
        email.recipients.exclude(state=OutboundRecipient.State.ACCEPTED).update(
            state=OutboundRecipient.State.PENDING, response=""
        )
    return True


def settle(email: OutboundEmail, *, arrived: bool, now: datetime) -> bool:
    """A person's word on an uncertain mail: it arrived, or it did not and is not to be sent."""
    with transaction.atomic():
        unknown = OutboundEmail.objects.filter(pk=email.pk, state=State.UNKNOWN)
        if arrived:
            changed = unknown.update(state=State.SENT, sent_at=now, is_reported=False)
            final = OutboundRecipient.State.ACCEPTED
        else:
            changed = unknown.update(state=State.FAILED, is_reported=False)
            final = OutboundRecipient.State.REFUSED
        if changed != 1:
            return False
        email.recipients.filter(state=OutboundRecipient.State.PENDING).update(state=final)
    return True
