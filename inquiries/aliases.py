"""Reporters whom the house of a digest hides behind an address for one request."""

from inquiries.models import DigestRequest, Inquiry, Message
from mailbox.domains import domain_of, is_aligned
from mailbox.models import OutboundRecipient
from mailbox.webmail import is_request_house, is_webmail


def may_be_behind_alias(inquiry: Inquiry, outbound: int) -> bool:
    """Whether that mail of ours answered a request at an alias of the digest's house, and nobody has written back yet.

    The house passes it on to a reporter whose own address nobody here knows: whoever names it first was sent it.
    """
    if inquiry.messages.filter(kind=Message.Kind.MAIL_IN, is_automatic=False).exists():
        return False
    sent_to = OutboundRecipient.objects.filter(email=outbound).values("address")
    asked = DigestRequest.objects.filter(message__inquiry=inquiry, address__in=sent_to).select_related("digest")
    return any(_is_alias(domain_of(each.address), domain_of(each.digest.from_address)) for each in asked)


def _is_alias(domain: str, house: str) -> bool:
    return is_request_house(domain) or (is_aligned(domain, house) and not is_webmail(domain))
