"""What the right column of an inquiry says of the person who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from django.http import HttpRequest
from django.utils import timezone

from dashboard.times import read_zone
from inquiries.access import visible_to
from inquiries.models import Inquiry
from inquiries.report_filters import LEFT_OUT, MET, NOT_JUDGED, judgement

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
