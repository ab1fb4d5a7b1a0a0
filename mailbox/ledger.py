"""The ledger added up: every mail that was received stands in exactly one column."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from mailbox.models import InboundEmail

State = InboundEmail.State
Filing = InboundEmail.Filing
# The columns in the order of the page: what was filed, and what was not.
COLUMNS: tuple[str, ...] = (
    Filing.INQUIRY, Filing.REPLY, Filing.BOUNCE, Filing.AUTOMATIC, Filing.DIGEST, Filing.OWN, Filing.DUPLICATE,
    State.QUARANTINED, State.DISCARDED, State.PENDING,
)  # fmt: skip


@dataclass(slots=True)
class LedgerDay:
    """One day's mails by what became of them; `counts` has every column, and `received` is their sum."""

    on: date
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))

    @property
    def received(self) -> int:
        """All mails stored on that day."""
        return sum(self.counts.values())


def count_days(now: datetime, *, days: int) -> list[LedgerDay]:
    """The last `days` days, today first, days without mail included; a day is one of the current time zone."""
    today = timezone.localdate(now)
    found = [LedgerDay(today - timedelta(days=back)) for back in range(days)]
    by_date = {day.on: day for day in found}
    begin = timezone.make_aware(datetime.combine(found[-1].on, datetime.min.time()))
    rows = (
        InboundEmail.objects.filter(stored_at__gte=begin)
        .annotate(on=TruncDate("stored_at"))
        .values_list("on", "state", "filed_as")
        .annotate(count=Count("id"))
        .order_by()
    )
    for on, state, filed_as, count in rows:
        if on in by_date:
            by_date[on].counts[filed_as if state == State.PROCESSED else state] += count
    return found
