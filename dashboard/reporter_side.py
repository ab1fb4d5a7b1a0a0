"""What the right column of an inquiry says of the person who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from django.http import HttpRequest
from django.utils import timezone

from dashboard.timeline import Timeline
from dashboard.times import read_zone
from dashboard.zones import name_zone
from inquiries.access import visible_to
from inquiries.models import Dismissal, Inquiry
from inquiries.report_filters import LEFT_OUT, MET, NOT_JUDGED, judgement
from inquiries.signatures import Suggestion, suggest_facts

HISTORY_SHOWN = 4
HISTORY_COUNTED = 50
# Fifty rows are read for four lines and three numbers.
HISTORY_READ = ("subject", "state", "outcome", "received_at", "answered_at")


@dataclass(frozen=True, slots=True)
class History:
    """The reporter's other inquiries: the last few, and how many (counted up to HISTORY_COUNTED).

    `answered` of them had an answer; of `judged`, whose deadline was met or missed as the report counts it, `in_time`
    met it. `zone` is her own.
    """

    shown: Sequence[Inquiry]
    count: int
    is_more: bool
    answered: int
    judged: int
    in_time: int
    zone: tzinfo | None


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that stands in her signature and not in her entry, as the page says it."""

    suggestion: Suggestion
    words: str


def load_hints(request: HttpRequest, inquiry: Inquiry, timeline: Timeline) -> list[Hint]:
    """What her mails here say of her that nobody took over or dismissed. Two queries where they do, else none."""
    mails = [each.message for each in timeline.entries if each.template == "mail" and each.message]
    found = suggest_facts(inquiry.journalist, mails, user=request.user, provenance=timeline.provenance)
    return [Hint(each, say_fact(each)) for each in found]


def say_fact(suggestion: Suggestion) -> str:
    """What is suggested, in words: “Outlet: The Durham Ledger”."""
    is_zone = suggestion.fact == Dismissal.Fact.ZONE
    value = name_zone(suggestion.value) if is_zone else suggestion.value
    return f"{suggestion.fact.label}: {value}"


def load_history(request: HttpRequest, inquiry: Inquiry) -> History:
    """What else this reporter asked, newest first, as far as the reader may know; spam counts for nothing."""
    rows = visible_to(request.user).filter(journalist=inquiry.journalist_id).exclude(pk=inquiry.pk)
    judged_rows = rows.only(*HISTORY_READ).annotate(verdict=judgement(timezone.now()))
    found = list(judged_rows.order_by("-received_at")[: HISTORY_COUNTED + 1])
    counted = [each for each in found[:HISTORY_COUNTED] if each.outcome not in LEFT_OUT]
    verdicts = [each.verdict for each in counted if each.verdict != NOT_JUDGED]
    return History(
        shown=found[:HISTORY_SHOWN],
        count=min(len(found), HISTORY_COUNTED),
        is_more=len(found) > HISTORY_COUNTED,
        answered=sum(each.answered_at is not None for each in counted),
        judged=len(verdicts),
        in_time=verdicts.count(MET),
        zone=read_zone(inquiry.journalist.time_zone),
    )
