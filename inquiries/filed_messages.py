"""The mail as it stands in an inquiry: its message, and who belongs to the thread by it."""

from inquiries.models import Inquiry, Message, Participant
from inquiries.reading import MailReading
from mailbox.html import count_remote_images
from mailbox.models import InboundEmail
from mailbox.parsing import Address
from mailbox.threads import is_own
from mailbox.wire import show_address

# Nobody reads more; a mail to two thousand people is not a thread of two thousand.
MOST_PARTICIPANTS = 50


def add_message(
    inquiry: Inquiry, inbound: InboundEmail, reading: MailReading, *, is_automatic: bool = False
) -> Message:
    """Put the mail into the inquiry; whoever stands in its header belongs to the thread, unless a machine wrote it."""
    parsed, trimmed, sender = reading.parsed, reading.trimmed, reading.sender
    reply_to = parsed.reply_to[0].address if parsed.reply_to else ""
    if not is_automatic:
        _add_participants(inquiry, reading)
    return Message.objects.create(
        inquiry=inquiry,
        kind=Message.Kind.MAIL_IN,
        inbound=inbound,
        author_name=sender.name[:300] if sender else "",
        author_address=sender.address[:320] if sender else "",
        reply_to="" if is_own(reply_to) else reply_to[:320],
        to=_written(parsed.to),
        cc=_written(parsed.cc),
        subject=parsed.subject[:1000],
        text=parsed.text,
        fresh=trimmed.fresh,
        quoted=trimmed.quoted,
        signature=trimmed.signature,
        has_html=parsed.html is not None,
        remote_image_count=count_remote_images(parsed.html or ""),
        is_automatic=is_automatic,
        at=inbound.received_at,
    )


def _add_participants(inquiry: Inquiry, reading: MailReading) -> None:
    parsed = reading.parsed
    sender = (reading.sender,) if reading.sender else ()
    addresses = dict.fromkeys(
        each.address.casefold()[:320]
        for each in (*sender, *parsed.reply_to, *parsed.to, *parsed.cc)
        if each.address and not is_own(each.address)
    )
    Participant.objects.bulk_create(
        (Participant(inquiry=inquiry, address=each) for each in list(addresses)[:MOST_PARTICIPANTS]),
        ignore_conflicts=True,
    )


def _written(addresses: tuple[Address, ...]) -> list[str]:
    return [show_address(each.name, each.address) for each in addresses[:100]]
