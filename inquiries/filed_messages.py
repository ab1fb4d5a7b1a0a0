"""The mail as it stands in an inquiry: its message, and who belongs to the thread by it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from inquiries.merging import surviving
from inquiries.models import Inquiry, Message, Participant, User
from inquiries.reading import MailReading
from mailbox.html import count_remote_images
from mailbox.models import EmailReference, InboundAttachment, InboundEmail
from mailbox.parsing import Address
from mailbox.threads import FoundBy, Parent, find_parent, is_own, list_named
from mailbox.wire import show_address

# Nobody reads more; a mail to two thousand people is not a thread of two thousand.
MOST_PARTICIPANTS = 50
MAIL_ID_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Thread:
    """What a mail names: the message it answers, the inquiry that stands in now, and what led there."""

    parent: Parent
    message: Message
    inquiry: Inquiry
    # Whether the mail is that message itself, passed on, and says nothing new in its own words.
    is_copy: bool = False

    @property
    def reason(self) -> dict[str, Any]:
        """Why a mail stands in that inquiry, as its Event keeps it."""
        return {"found_by": self.parent.found_by.value, "answers": self.message.pk}


def find_thread(reading: MailReading) -> Thread | None:
    """The inquiry that the mail names a mail of; None where it names none.

    By what find_parent finds, or because a colleague passed on here the very mail that it names.
    """
    parent = find_parent(reading.thread)
    if parent is None:
        return _find_passed_on(reading)
    on_mail = Q(inbound=parent.inbound_id) if parent.inbound_id else Q(outbound=parent.outbound_id)
    message = Message.objects.filter(on_mail).first()
    return Thread(parent, message, surviving(message.inquiry)) if message else None


def _find_passed_on(reading: MailReading) -> Thread | None:
    named = list_named(reading.thread)
    if not named:
        return None
    # Whoever passed a mail on is not its author.
    told = Message.objects.filter(kind=Message.Kind.MAIL_IN, inbound__references__message_id__in=named)
    message = told.exclude(author_address__iexact=F("inbound__from_address")).order_by("id").first()
    if message is None or message.inbound_id is None:
        return None
    found_by = FoundBy.IN_REPLY_TO if reading.thread.in_reply_to else FoundBy.REFERENCES
    return Thread(Parent(found_by, inbound_id=message.inbound_id), message, surviving(message.inquiry))


def thread_of(message: Message) -> Thread:
    """The thread of the mail under `message`, which another one holds too."""
    parent = Parent(FoundBy.REFERENCES, inbound_id=message.inbound_id)
    return Thread(parent, message, surviving(message.inquiry), is_copy=True)


def index_mail(inbound: InboundEmail, reading: MailReading) -> None:
    """Keep which mails it names, for originals that come later, and where its attachments stand."""
    parsed = reading.thread
    named = dict.fromkeys(each for each in (*parsed.references, *parsed.in_reply_to) if len(each) <= MAIL_ID_LENGTH)
    if named:
        EmailReference.objects.bulk_create(EmailReference(email=inbound, message_id=each) for each in named)
    if reading.parsed.attachments:
        InboundAttachment.objects.bulk_create(list_attachments(inbound, reading))


def note_name(inbound: InboundEmail, reading: MailReading) -> None:
    """Keep its Message-ID before it is marked as processed: what else stands in its inquiry may name it."""
    if (name := reading.parsed.message_id) is not None:
        InboundEmail.objects.filter(pk=inbound.pk, message_id=None).update(message_id=name[:MAIL_ID_LENGTH])


def add_message(
    inquiry: Inquiry,
    inbound: InboundEmail,
    reading: MailReading,
    *,
    kind: Message.Kind = Message.Kind.MAIL_IN,
    by: User | None = None,
    is_automatic: bool = False,
    lets_in: bool = True,
    at: datetime | None = None,
) -> Message:
    """Put the mail into the inquiry; whoever stands in its header belongs to the thread, unless a machine wrote it.

    Not `lets_in`: nobody does. `at` is its moment where that is not when it was received.
    """
    author = reading.author
    told = author.told
    if lets_in and not is_automatic:
        add_participants(inquiry, reading)
    return Message.objects.create(
        inquiry=inquiry,
        kind=kind,
        by=by,
        inbound=inbound,
        reply_to=author.reply_to.address[:320] if author.reply_to else "",
        # Whom a colleague passed it on to is her affair: the reporter's answer goes to none of them.
        to=_written(reading.parsed.to) if told is None else [],
        cc=_written(reading.parsed.cc) if told is None else [],
        is_automatic=is_automatic,
        at=at or inbound.received_at,
        **write_fields(reading),
    )


def write_fields(reading: MailReading) -> dict[str, Any]:
    """What a Message holds of who wrote the mail and what it says."""
    parsed, trimmed, writer, told = reading.parsed, reading.trimmed, reading.author.address, reading.author.told
    return {
        "author_name": writer.name[:300] if writer else "",
        "author_address": writer.address[:320] if writer else "",
        "subject": reading.subject[:1000],
        "text": f"{parsed.text.strip()}\n\n{told.text}".strip() if told and told.is_attached else parsed.text,
        "fresh": trimmed.fresh,
        "quoted": trimmed.quoted,
        "signature": trimmed.signature,
        "has_html": parsed.html is not None,
        "remote_image_count": count_remote_images(parsed.html or ""),
    }


def list_attachments(inbound: InboundEmail, reading: MailReading) -> list[InboundAttachment]:
    """The rows that say where the mail's attachments stand; not yet saved."""
    return [
        InboundAttachment(
            email=inbound,
            position=each.position,
            filename=each.filename[:200],
            content_type=each.content_type[:200],
            size=each.size,
            content_id=each.content_id[:300] if each.content_id else None,
            is_inline=each.is_inline,
        )
        for each in reading.parsed.attachments
    ]


def add_participants(inquiry: Inquiry, reading: MailReading) -> None:
    """Whoever stands in the mail's header belongs to the thread; of a mail that was passed on only who wrote it."""
    parsed = reading.parsed
    author = reading.author
    # Who passed it on and does not work here has no part in it either: what she says next is not the reporter's affair.
    sender = reading.sender if author.told is None or reading.is_from_colleague else None
    writers = [each for each in (author.address, sender, author.reply_to) if each is not None]
    # Whom a colleague passed it on to is no part of the reporter's thread.
    others = () if author.told is not None else (*parsed.reply_to, *parsed.to, *parsed.cc)
    addresses = dict.fromkeys(
        each.address.casefold()[:320] for each in (*writers, *others) if each.address and not is_own(each.address)
    )
    Participant.objects.bulk_create(
        (Participant(inquiry=inquiry, address=each) for each in list(addresses)[:MOST_PARTICIPANTS]),
        ignore_conflicts=True,
    )


def _written(addresses: tuple[Address, ...]) -> list[str]:
    return [show_address(each.name, each.address) for each in addresses[:100]]
