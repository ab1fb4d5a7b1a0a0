"""The mail as it stands in an inquiry: its message, and who belongs to the thread by it."""

from typing import Any

from inquiries.models import Inquiry, Message, Participant, User
from inquiries.reading import MailReading
from mailbox.html import count_remote_images
from mailbox.models import InboundAttachment, InboundEmail
from mailbox.parsing import Address
from mailbox.threads import is_own
from mailbox.wire import show_address

# Nobody reads more; a mail to two thousand people is not a thread of two thousand.
MOST_PARTICIPANTS = 50


def add_message(
    inquiry: Inquiry,
    inbound: InboundEmail,
    reading: MailReading,
    *,
    kind: Message.Kind = Message.Kind.MAIL_IN,
    by: User | None = None,
    is_automatic: bool = False,
) -> Message:
    """Put the mail into the inquiry; whoever stands in its header belongs to the thread, unless a machine wrote it."""
    author = reading.author
    told = author.told
    if not is_automatic:
        _add_participants(inquiry, reading)
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
        at=inbound.received_at,
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


def _add_participants(inquiry: Inquiry, reading: MailReading) -> None:
    parsed = reading.parsed
    author = reading.author
    writers = [each for each in (author.address, reading.sender, author.reply_to) if each is not None]
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
