"""How a mail came to the desk, as its Event keeps it: passed on by a colleague, over a list, left on a machine."""

from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from django.db.models import QuerySet

from inquiries.models import Event, Inquiry
from inquiries.reading import MailReading
from inquiries.recipients import is_mail_address
from mailbox.classify import MailKind
from mailbox.parsing import Address
from mailbox.senders import Doubt
from mailbox.wire import show_address

LONGEST = 300
# Why a mail is only suggested as another's where somebody passed it on who is none of the staff, or not proven to be.
FROM_OUTSIDE = frozenset({Doubt.OUTSIDE.value, Doubt.UNPROVEN.value})


def describe_provenance(reading: MailReading) -> dict[str, Any]:
    """The details of the Event that tells of the mail; empty for one that its From wrote and sent.

    `forwarded_by` and her `remark`; `suggested` whose mail it may be, with `why` it is only suggested; `via` the list,
    with `unvouched` where nothing but Reply-To names who wrote; `caller` and `phone` of a voicemail; what it
    `looks_like` that is no question (newsletter, press_release, spam), with its `signs`.
    """
    author = reading.author
    details: dict[str, Any] = {}
    if author.via is not None:
        details["via"] = _show(author.via)
        if not author.is_vouched:
            details["unvouched"] = True
    if author.told is not None and author.forwarder is not None:
        details["forwarded_by"] = _show(author.forwarder)
        if author.told.remark:
            details["remark"] = author.told.remark
    elif author.forward is not None and author.doubt is not None:
        suggested = author.forward.author
        details["suggested"] = _show(suggested) if suggested else author.forward.name[:LONGEST]
        details["why"] = author.doubt.value
    if author.caller is not None:
        details["caller"], details["phone"] = author.caller.name, author.caller.phone
    kind = reading.classification.kind
    if kind.may_ask and kind is not MailKind.INQUIRY:
        details["looks_like"], details["signs"] = kind.value, list(reading.classification.reasons)
    return details


def read_suggested(details: Mapping[str, Any]) -> Address | None:
    """Whose mail was passed on, as far as it only says so; None where that is nobody, or no mail address stands there.

    Where only a name stood, with an @ in it, the standard library makes an address of it.
    """
    if details.get("why") == Doubt.NO_ADDRESS:
        return None
    name, address = parseaddr(str(details.get("suggested", "")))
    return Address(name, address.casefold()) if is_mail_address(address) else None


def find_suggestions(inquiry: Inquiry) -> QuerySet[Event]:
    """What tells of the mails of `inquiry` that may be another's than their sender's, newest first."""
    return Event.objects.filter(message__inquiry=inquiry, details__has_key="suggested").order_by("-message_id")


def _show(address: Address) -> str:
    return show_address(address.name[:LONGEST], address.address[:LONGEST])
