"""The periods that reports speak of, by the office's calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
# A report longer than this answers no question, and takes too long to.
MOST_DAYS = 3660


class Span(StrEnum):
    """How long a period is; days are from one date to another."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"


class NoPeriod(ValueError):
    """The dates make no period: the last is before the first, or they lie too far apart."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the day `first` to the day `last`, both included. Weeks begin on Monday (ISO 8601)."""

    span: Span
    first: date
    last: date

    @classmethod
    def holding(cls, span: Span, day: date) -> "Period":
        """The week, month, quarter or year that `day` is in."""
        match span:
            case Span.WEEK:
                first = monday_of(day)
                return cls(span, first, first + 6 * DAY)
            case Span.QUARTER:
                first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
                return cls(span, first, _next_month(_next_month(_next_month(first))) - DAY)
            case Span.YEAR:
                return cls(span, day.replace(month=1, day=1), day.replace(month=12, day=31))
            case Span.MONTH:
                first = day.replace(day=1)
                return cls(span, first, _next_month(first) - DAY)
        return cls(span, day, day)

    @classmethod
    def between(cls, first: date, last: date) -> "Period":
        """From one date to another; raises NoPeriod."""
        if last < first or (last - first).days >= MOST_DAYS:
            raise NoPeriod
        return cls(Span.DAYS, first, last)

    @property
    def before(self) -> "Period":
        """The one just before, as long."""
        if self.span is Span.DAYS:
            return Period(self.span, self.first - (self.last - self.first) - DAY, self.first - DAY)
        return Period.holding(self.span, self.first - DAY)

    @property
    def after(self) -> "Period":
        """The one just after, as long."""
        if self.span is Span.DAYS:
            return Period(self.span, self.last + DAY, self.last + (self.last - self.first) + DAY)
        return Period.holding(self.span, self.last + DAY)

    def mondays(self, until: date) -> list[date]:
        """The Mondays of its weeks, the first one's too where that lies before it; none after `until`."""
        found = []
        day = monday_of(self.first)
        while day <= min(self.last, until):
            found.append(day)
            day += 7 * DAY
        return found


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - day.weekday() * DAY


def _next_month(first: date) -> date:
    return (first + 32 * DAY).replace(day=1)
