"""What the right column of an inquiry says of the person who asks."""

from dataclasses import dataclass
from datetime import tzinfo

from django.http import HttpRequest

from dashboard.times import read_zone
from inquiries.access import visible_to
from inquiries.models import Inquiry
from inquiries.report_filters import LEFT_OUT

HISTORY_SHOWN = 4
HISTORY_COUNTED = 50
# Fifty rows are read for four lines and three numbers.
HISTORY_READ = ("subject", "state", "outcome", "received_at", "answered_at", "deadline_when_answered")


@dataclass(frozen=True, slots=True)
class History:
    """The reporter's other inquiries: the last few, and how many (counted up to HISTORY_COUNTED).

    `answered` of them had an answer; of `judged`, which also had a deadline, `in_time` met it. `zone` is her own.
    """

    shown: list[Inquiry]
    count: int
    is_more: bool
    answered: int
    judged: int
    in_time: int
    zone: tzinfo | None


def load_history(request: HttpRequest, inquiry: Inquiry) -> History:
    """What else this reporter asked, newest first, as far as the reader may know; spam counts for nothing."""
    rows = visible_to(request.user).filter(journalist=inquiry.journalist_id).exclude(pk=inquiry.pk)
    found = list(rows.only(*HISTORY_READ).order_by("-received_at")[: HISTORY_COUNTED + 1])
    counted = [each for each in found[:HISTORY_COUNTED] if each.outcome not in LEFT_OUT]
    met = [
        each.answered_at <= each.deadline_when_answered
        for each in counted
        if each.answered_at is not None and each.deadline_when_answered is not None
    ]
    return History(
        shown=found[:HISTORY_SHOWN],
        count=min(len(found), HISTORY_COUNTED),
        is_more=len(found) > HISTORY_COUNTED,
        answered=sum(each.answered_at is not None for each in counted),
        judged=len(met),
        in_time=sum(met),
        zone=read_zone(inquiry.journalist.time_zone),
    )
