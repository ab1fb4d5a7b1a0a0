"""The report's page: its period out of the address, its figures as cells that say what they are and open a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dashboard import report_words as words
from dashboard.times import say_span
from inquiries.date_words import date_format
from inquiries.filters import NOBODY
from inquiries.models import User
from inquiries.report_filters import Behind, FigureLink
from inquiries.report_periods import NoPeriod, Period, Span
from inquiries.reports import Figures, Measure, OwnerRow, Report, Standing, Times, Week

# Behind fewer inquiries than this a figure is grey.
FEW = 5
FIRST_YEAR, LAST_YEAR = 1990, 2100
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; `error` says why it cannot be had as written."""

    period: Period
    measure: Measure
    error: str = ""

    def query(self, period: Period | None = None, measure: Measure | None = None) -> str:
        """The same in an address, with another period or measure."""
        period, measure = period or self.period, measure or self.measure
        if period.span is Span.DAYS:
            days = {"from": period.first.isoformat(), "to": period.last.isoformat()}
        else:
            days = {"on": period.first.isoformat()}
        return urlencode({"span": period.span.value, **days, "measure": measure.value})


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: as it is written, the list behind it, and whether it stands on too little."""

    text: str
    url: str = ""
    is_few: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the big figures, with what it means."""

    label: str
    cell: Cell
    asides: Sequence[Cell]
    definition: str | Promise


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table; `bars` and `spans` are what the charts draw of it (None: nothing to measure)."""

    label: str
    cells: Sequence[Cell]
    bars: tuple[int, int, int, int]
    spans: tuple[float | None, float | None]


def read_asked(request: HttpRequest, today: date) -> Asked:
    """The period and measure that the address names; this month, in office hours, where it names none."""
    measure = Measure.CLOCK if request.GET.get("measure") == Measure.CLOCK else Measure.OFFICE
    span = next((each for each in Span if each == request.GET.get("span")), Span.MONTH)
    month = Period.holding(Span.MONTH, today)
    if span is not Span.DAYS:
        day = _read_day(request.GET.get("on", "")) if request.GET.get("on") else today
        error = "" if day else _("That is no date; this is the present one.")
        return Asked(Period.holding(span, day or today), measure, error)
    first, last = (_read_day(request.GET.get(name, "")) for name in ("from", "to"))
    if first is None or last is None:
        return Asked(month, measure, _("Give both dates, from and to. This is the present month."))
    try:
        return Asked(Period.between(first, last), measure)
    except NoPeriod:
        error = _("The last day must come after the first, within ten years. This is the present month.")
        return Asked(month, measure, error)


def build_page(report: Report, asked: Asked, today: date) -> dict[str, Any]:
    """What the page shows of `report`."""
    period = report.period
    return {
        "period": period,
        "heading": words.say_period(period),
        "days": words.say_days(period),
        "tiles": make_tiles(report),
        "weeks": [make_week(week) for week in report.weeks],
        "owners": [make_owner(row, period) for row in report.owners],
        "sum": make_line(_("Together"), report.office, period),
        "left_out": _count(report.office.left_out, Behind.LEFT_OUT, period),
        "is_of_everybody": report.is_of_everybody,
        "spans": [
            (name, asked.query(Period.holding(span, today)), span is period.span) for span, name in words.SPANS.items()
        ],
        "before_query": asked.query(period.before),
        "after_query": asked.query(period.after) if period.last < today else "",
        "query": asked.query(),
        "measures": [(each.value, asked.query(measure=each), each is asked.measure) for each in Measure],
        "words": words,
    }  # fmt: skip


def make_tiles(report: Report) -> list[Tile]:
    """The office's five figures."""
    figures, period, now = report.office, report.period, report.standing
    few = figures.judged < FEW
    ratio = f"{figures.share_in_time:.0%}" if figures.share_in_time is not None else "–"
    return [
        Tile(_("Questions"), _count(figures.received, Behind.RECEIVED, period), [
            _said(_("%(count)d answered"), figures.answered, Behind.ANSWERED, period),
            _said(_("%(count)d not answered"), figures.received - figures.answered, Behind.UNANSWERED, period),
        ], words.RECEIVED),
        Tile(_("First word, median"), _time(figures.to_acknowledge, "median", Behind.ACKNOWLEDGED, period),
             [_p90(figures.to_acknowledge)], words.TO_ACKNOWLEDGE),
        Tile(_("Answer, median"), _time(figures.to_answer, "median", Behind.ANSWERED, period),
             [_p90(figures.to_answer)], words.TO_ANSWER),
        Tile(_("Before the deadline"), Cell(ratio, _link(Behind.JUDGED, period), few), [
            _said(_("%(count)d in time"), figures.in_time, Behind.IN_TIME, period),
            _said(_("%(count)d late"), figures.late, Behind.LATE, period),
            _said(_("%(count)d missed"), figures.missed, Behind.MISSED, period),
        ], words.IN_TIME),
        Tile(_("Open now"), Cell(str(now.open), _link(Behind.OPEN)),
             [Cell(_("%(count)d overdue") % {"count": now.overdue}, _link(Behind.OVERDUE))], words.STANDING),
    ]  # fmt: skip


def make_week(week: Week) -> Line:
    """One week: its number (ISO 8601) and its Monday."""
    told = {"number": week.monday.isocalendar().week, "day": date_format(week.monday, "M j")}
    period = Period(Span.DAYS, week.first, week.last)
    return make_line(_("%(day)s · W%(number)d") % told, week.figures, period)


def make_owner(row: OwnerRow, period: Period) -> Line:
    """One person's row, with what is open with her now."""
    owner = str(row.owner.pk) if row.owner else NOBODY
    line = make_line(_name(row.owner), row.figures, period, owner)
    return Line(line.label, [*line.cells, *_standing_cells(row.standing, owner)], line.bars, line.spans)


def make_line(label: str, figures: Figures, period: Period, owner: str = "") -> Line:
    """Figures side by side, as the tables' heads name them."""
    share = f"{figures.share_in_time:.0%}" if figures.share_in_time is not None else "–"
    cells = [
        _count(figures.received, Behind.RECEIVED, period, owner),
        _count(figures.answered, Behind.ANSWERED, period, owner),
        _time(figures.to_acknowledge, "median", Behind.ACKNOWLEDGED, period, owner),
        _time(figures.to_acknowledge, "p90", Behind.ACKNOWLEDGED, period, owner),
        _time(figures.to_answer, "median", Behind.ANSWERED, period, owner),
        _time(figures.to_answer, "p90", Behind.ANSWERED, period, owner),
        Cell(share, _link(Behind.JUDGED, period, owner) if figures.judged else "", figures.judged < FEW),
    ]
    rest = figures.received - figures.judged
    took = figures.to_answer
    bars = (figures.in_time, figures.late, figures.missed, rest)
    return Line(label, cells, bars, (_hours(took.median), _hours(took.p90)))


def _standing_cells(standing: Standing, owner: str) -> list[Cell]:
    return [
        Cell(str(standing.open), _link(Behind.OPEN, owner=owner) if standing.open else ""),
        Cell(str(standing.overdue), _link(Behind.OVERDUE, owner=owner) if standing.overdue else ""),
    ]


def _name(owner: User | None) -> str:
    return str(owner) if owner else _("Nobody")


def _hours(span: timedelta | None) -> float | None:
    return round(span / HOUR, 2) if span is not None else None


def _count(count: int, behind: Behind, period: Period, owner: str = "") -> Cell:
    return Cell(str(count), _link(behind, period, owner) if count else "")


def _said(template: str, count: int, behind: Behind, period: Period) -> Cell:
    return Cell(template % {"count": count}, _link(behind, period) if count else "")


def _time(times: Times, which: str, behind: Behind, period: Period, owner: str = "") -> Cell:
    span: timedelta | None = getattr(times, which)
    if span is None:
        return Cell("–")
    return Cell(say_took(span), _link(behind, period, owner), times.count < FEW)


def say_took(span: timedelta) -> str:
    """How long: as everywhere, but with the hours said beside days."""
    if span < DAY:
        return say_span(span)
    return _("%(days)d d %(hours)d h") % {"days": span // DAY, "hours": span % DAY // HOUR}


def _p90(times: Times) -> Cell:
    if times.p90 is None:
        return Cell(_("nothing to measure yet"))
    return Cell(_("nine in ten within %(span)s") % {"span": say_took(times.p90)}, is_few=times.count < FEW)


def _link(behind: Behind, period: Period | None = None, owner: str = "") -> str:
    link = FigureLink(behind, period.first, period.last) if period else FigureLink(behind)
    query = {"report": str(link), **({"owner": owner} if owner else {})}
    return f"{_list_url()}?{urlencode(query)}"


@cache
def _list_url() -> str:
    """Where every figure's list is; a year's page has four hundred of them."""
    return reverse("queue", args=["all"])


def _read_day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year < LAST_YEAR else None
