"""How a mail came to the desk, as its Event keeps it: passed on by a colleague, over a list, left on a machine."""

from typing import Any

from inquiries.reading import MailReading
from mailbox.classify import MailKind
from mailbox.parsing import Address
from mailbox.wire import show_address

LONGEST = 300


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


def _show(address: Address) -> str:
    return show_address(address.name[:LONGEST], address.address[:LONGEST])
