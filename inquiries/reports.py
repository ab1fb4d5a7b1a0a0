"""How fast the office answered, how often in time, and what is open: the figures of a period.

What counts as what stands in report_filters.py, in words in the page's definitions, and nowhere else.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Count, F, FloatField, Func, Q

from inquiries.access import Verb, may
from inquiries.business_hours import OpeningHours
from inquiries.models import Inquiry, Office, User
from inquiries.report_filters import (
    LEFT_OUT,
    MET,
    MISSED,
    TARDY,
    Behind,
    condition,
    judgement,
    received_between,
)
from inquiries.report_periods import Period

# What a moment may lose as seconds in a float: a mail at Monday's midnight is that week's.
MILLISECOND = 0.001


class Measure(StrEnum):
    """How time is measured: all of it, or while the office was open."""

    CLOCK = "clock"
    OFFICE = "office"


class Seconds(Func):
    """A moment as seconds since 1970, to the millisecond.

    Twenty thousand rows are read several times as fast so as with aware datetimes made of five columns.
    """

    output_field = FloatField()
    arity = 1

    def as_sqlite(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        """Counted in days from noon of 4714 BC, half a day before the Julian day 2440587.5 of 1970."""
        return self.as_sql(compiler, connection, template="(julianday(%(expressions)s) - 2440587.5) * 86400", **context)

    def as_postgresql(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        """As PostgreSQL counts them."""
        template = "CAST(extract(epoch FROM %(expressions)s) AS double precision)"
        return self.as_sql(compiler, connection, template=template, **context)


class Row(NamedTuple):
    """What is read of an inquiry; times in seconds, `received` since 1970."""

    received: float
    is_left_out: bool
    owner: int | None
    verdict: int
    to_acknowledge: float | None
    to_answer: float | None


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took: half of `count` took no longer than `median`, nine in ten no longer than `p90`.

    None where there is nothing to measure.
    """

    count: int
    median: timedelta | None
    p90: timedelta | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some inquiries. `judged` are those with a deadline that was met or missed."""

    received: int
    left_out: int
    answered: int
    in_time: int
    late: int
    missed: int
    to_acknowledge: Times
    to_answer: Times

    @property
    def judged(self) -> int:
        """Those of which can be said whether they were answered in time."""
        return self.in_time + self.late + self.missed

    @property
    def share_in_time(self) -> float | None:
        """0 to 1; None where there was no deadline to meet."""
        return self.in_time / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits now, whenever it came in; the snoozed included."""

    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """A week's figures; `first` and `last` are its days within the period."""

    monday: date
    first: date
    last: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One person's figures; nobody's where `owner` is None."""

    owner: User | None
    figures: Figures
    standing: Standing


@dataclass(frozen=True, slots=True)
class Report:
    """A period's figures: the office's, week by week, and by who owns the inquiries now."""

    period: Period
    office: Figures
    standing: Standing
    weeks: Sequence[Week]
    owners: Sequence[OwnerRow]
    is_of_everybody: bool


def build_report(period: Period, *, measure: Measure, office: Office, by: User, at: datetime) -> Report:
    """The report of `period` as of `at`: everybody's rows for managers, of the rest only one's own.

    Confidential inquiries are counted whoever asks; which ones they are is told by the lists, to those who may read
    them. Raises PermissionDenied for observers.
    """
    sees_everybody = may(by, Verb.READ_REPORTS)
    if not may(by, Verb.WORK):
        raise PermissionDenied(f"{by} may not read reports")
    rows = _read(period, measure, office, at)
    standing = _read_standing(at)
    by_owner: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        by_owner[row.owner].append(row)
    shown = {*by_owner, *standing} if sees_everybody else {by.pk}
    people = User.objects.in_bulk([pk for pk in shown if pk is not None])
    owners = [
        OwnerRow(people[pk] if pk is not None else None, _count(by_owner.get(pk, ())), standing.get(pk, Standing()))
        for pk in shown
    ]
    return Report(
        period=period,
        office=_count(rows),
        standing=Standing(
            sum(each.open for each in standing.values()), sum(each.overdue for each in standing.values())
        ),
        weeks=_count_weeks(period, rows, office.zone, at),
        owners=sorted(owners, key=lambda row: (row.owner is None, str(row.owner).casefold())),
        is_of_everybody=sees_everybody,
    )


def _read(period: Period, measure: Measure, office: Office, at: datetime) -> list[Row]:
    """One walk through the covering index; the judgement about deadlines is the database's own, as in the lists."""
    asked = Inquiry.objects.filter(received_between(period.first, period.last, office.zone)).values_list(
        Seconds(F("received_at")),
        F("outcome"),
        F("owner_id"),
        judgement(at),
        Seconds(F("acknowledged_at")),
        Seconds(F("answered_at")),
    )
    place = place_time(period, measure, office, at)
    rows = []
    # Numbers and words as the driver brings them: the ORM would look at every one again.
    with connection.cursor() as cursor:
        cursor.execute(*asked.query.sql_with_params())
        for received, outcome, owner, verdict, acknowledged, answered in cursor.fetchall():
            begin = place(received)
            to_acknowledge = None if acknowledged is None else place(acknowledged) - begin
            to_answer = None if answered is None else place(answered) - begin
            rows.append(Row(received, outcome in LEFT_OUT, owner, verdict, to_acknowledge, to_answer))
    return rows


def place_time(period: Period, measure: Measure, office: Office, at: datetime) -> Callable[[float], float]:
    """Where a moment (seconds since 1970) stands on the line that `measure` measures along, in seconds.

    For moments from the beginning of `period` until `at`: what lies between two of them is how long it took.
    """
    if measure is Measure.CLOCK:
        return float
    hours = OpeningHours(office.zone, office.opens_at, office.closes_at, office.work_days)
    return hours.between(period.first, at.astimezone(office.zone).date()).seconds_until


def _read_standing(at: datetime) -> Mapping[int | None, Standing]:
    found = (
        Inquiry.objects.filter(condition(Behind.OPEN, at))
        .order_by()
        .values_list("owner_id")
        .annotate(open=Count("id"), overdue=Count("id", filter=Q(due_at__lte=at)))
    )
    return {owner: Standing(open_, overdue) for owner, open_, overdue in found}


def _count_weeks(period: Period, rows: Sequence[Row], zone: ZoneInfo, at: datetime) -> list[Week]:
    mondays = period.mondays(at.astimezone(zone).date())
    begins = [datetime.combine(monday, time(), zone).timestamp() for monday in mondays]
    by_week: list[list[Row]] = [[] for _monday in mondays]
    # A period that has not begun has no weeks, whatever a mail's server thought the time was.
    for row in rows if begins else ():
        by_week[max(bisect_right(begins, row.received + MILLISECOND / 2) - 1, 0)].append(row)
    return [
        Week(monday, max(monday, period.first), min(monday + timedelta(days=6), period.last), _count(each))
        for monday, each in zip(mondays, by_week, strict=True)
    ]


def _count(rows: Sequence[Row]) -> Figures:
    counted = [row for row in rows if not row.is_left_out]
    verdicts = [row.verdict for row in counted]
    to_answer = _measure([row.to_answer for row in counted if row.to_answer is not None])
    return Figures(
        received=len(counted),
        left_out=len(rows) - len(counted),
        answered=to_answer.count,
        in_time=verdicts.count(MET),
        late=verdicts.count(TARDY),
        missed=verdicts.count(MISSED),
        to_acknowledge=_measure([row.to_acknowledge for row in counted if row.to_acknowledge is not None]),
        to_answer=to_answer,
    )


def _measure(spans: list[float]) -> Times:
    spans.sort()
    return Times(len(spans), at_rank(spans, 5), at_rank(spans, 9))


def at_rank(spans: Sequence[float], tenths: int) -> timedelta | None:
    """The nearest rank in sorted `spans` (seconds): the shortest that `tenths` in ten did not exceed; never a mean."""
    if not spans:
        return None
    # Seconds in floats may lack a hair of a whole minute.
    return timedelta(seconds=round(spans[-(-len(spans) * tenths // 10) - 1], 3))
