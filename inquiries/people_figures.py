"""How often somebody asked, and what came of it; by the report's definitions of what counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max

from inquiries.models.inquiry import InquiryQuerySet
from inquiries.report_filters import COUNTED, Behind, condition
from inquiries.reports import at_rank

# Who asked more often than this has the newest so many looked at.
MOST_MEASURED = 2000


@dataclass(frozen=True, slots=True)
class AskedFigures:
    """Of some inquiries: how many, how many answered, and how long half of the answers took at most.

    `judged` are those with a deadline that was met or missed, `in_time` those of them that were answered before it.
    """

    asked: int
    answered: int
    median: timedelta | None
    judged: int
    in_time: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How often somebody asked, and when last; for a line of a list."""

    count: int = 0
    last_at: datetime | None = None


def read_figures(inquiries: InquiryQuerySet, *, now: datetime) -> AskedFigures:
    """The figures of `inquiries`, spam and the like left out; the caller has narrowed them to what may be read."""
    counted = inquiries.filter(COUNTED)
    sums = counted.order_by().aggregate(
        asked=Count("pk"),
        answered=Count("answered_at"),
        judged=Count("pk", filter=condition(Behind.JUDGED, now)),
        in_time=Count("pk", filter=condition(Behind.IN_TIME, now)),
    )
    answered = counted.filter(answered_at__isnull=False).order_by("-received_at")[:MOST_MEASURED]
    moments = answered.values_list("received_at", "answered_at")
    spans = sorted((end - begin).total_seconds() for begin, end in moments if end is not None)
    return AskedFigures(**sums, median=at_rank(spans, 5))


def count_asked(inquiries: InquiryQuerySet, *, by: str, of: Collection[int]) -> dict[int, Asked]:
    """For each row number in `of`, how often it asked: `by` is the column that leads to it (`journalist`, …)."""
    found = (
        inquiries.filter(COUNTED, **{f"{by}__in": of})
        .order_by()
        .values_list(by)
        .annotate(count=Count("pk"), last_at=Max("received_at"))
    )
    return {pk: Asked(count, last_at) for pk, count, last_at in found}
