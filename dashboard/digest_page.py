"""Digests of reporters' requests, as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from inquiries.access import visible_to
from inquiries.digest_requests import RequestCount, count_requests
from inquiries.models import DigestRequest, Inquiry, User
from mailbox.models import InboundEmail

# Of what is asked so much is read at a glance; the rest is folded.
LEAD_LENGTH = 360
# Nobody unfolds a line for its last words.
NEARLY_ALL = 80
LAST = datetime.max.replace(tzinfo=UTC)
NO_REQUESTS = RequestCount(0, 0, 0)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One digest in a list of them."""

    digest: InboundEmail
    count: RequestCount


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request. `inquiry` is None where none was opened of it, or one that this person may not read."""

    request: DigestRequest
    lead: str
    rest: str
    is_past: bool
    inquiry: Inquiry | None


def describe_digests(digests: Iterable[InboundEmail], now: datetime) -> list[DigestLine]:
    """The digests with their counts, in the order given; one query however many they are."""
    rows = list(digests)
    counts = count_requests(rows, now)
    return [DigestLine(each, counts.get(each.pk, NO_REQUESTS)) for each in rows]


def describe_requests(digest: InboundEmail, user: User, now: datetime) -> list[RequestLine]:
    """Its requests: what can still be answered first, the most pressing before the others; what is over last."""
    rows = list(digest.requests.select_related("digest", "message__inquiry", "message__by"))
    opened = [each.message.inquiry_id for each in rows if each.message]
    seen = set(visible_to(user).filter(pk__in=opened).values_list("pk", flat=True))
    lines = []
    for row in rows:
        lead, rest = cut_lead(row.text)
        inquiry = row.message.inquiry if row.message and row.message.inquiry_id in seen else None
        lines.append(RequestLine(row, lead, rest, row.is_past(now), inquiry))
    return sorted(lines, key=lambda each: (each.is_past, each.request.deadline or LAST, each.request.position))


def cut_lead(text: str) -> tuple[str, str]:
    """The first words of `text` and the rest of it, parted between two paragraphs or at least two words.

    The rest is "" where nothing needs folding.
    """
    text = text.strip()
    if len(text) <= LEAD_LENGTH + NEARLY_ALL:
        return text, ""
    head = text[:LEAD_LENGTH]
    paragraph, word = head.rfind("\n"), head.rfind(" ")
    cut = paragraph if paragraph > LEAD_LENGTH // 2 else word
    cut = cut if cut > 0 else LEAD_LENGTH
    return text[:cut].rstrip(), text[cut:].lstrip()
