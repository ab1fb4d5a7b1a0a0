"""How long an office was open between two moments: a table, with the nights on which clocks are moved."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from inquiries.business_hours import OpeningHours

NEW_YORK = ZoneInfo("America/New_York")
WEEK = range(5)


def worked(begin: datetime, end: datetime, hours: OpeningHours) -> timedelta:
    """Open time from `begin` to `end`."""
    count = hours.between(date(2026, 2, 20), date(2026, 11, 30)).seconds_until
    return timedelta(seconds=count(end.timestamp()) - count(begin.timestamp()))


def at(text: str) -> datetime:
    """A moment in New York."""
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2026-03-24 10:00", "2026-03-24 11:30", 1.5),  # within a day
        ("2026-03-24 08:00", "2026-03-24 09:00", 0),  # until the very opening
        ("2026-03-24 08:00", "2026-03-24 10:00", 1),
        ("2026-03-24 17:00", "2026-03-24 18:00", 1),  # until the very close
        ("2026-03-24 18:00", "2026-03-25 09:00", 0),  # a night
        ("2026-03-24 17:00", "2026-03-25 10:00", 2),
        ("2026-03-27 17:00", "2026-03-30 10:00", 2),  # a weekend
        ("2026-03-28 12:00", "2026-03-29 12:00", 0),
        ("2026-03-23 00:00", "2026-03-30 00:00", 45),  # a week
        ("2026-03-06 17:00", "2026-03-09 10:00", 2),  # over the night the clocks went forward
        ("2026-10-30 17:00", "2026-11-02 10:00", 2),  # and back
        ("2026-03-24 10:00", "2026-03-24 10:00", 0),
    ],
)
def test_only_open_hours_count(begin: str, end: str, hours: float) -> None:
    office = OpeningHours(NEW_YORK, time(9), time(18), WEEK)
    assert worked(at(begin), at(end), office) == timedelta(hours=hours)


def test_an_office_open_through_the_night_of_the_clocks_works_an_hour_less_or_more() -> None:
    always = OpeningHours(NEW_YORK, time(0), time(23, 59, 59), range(7))
    second = timedelta(seconds=1)
    assert worked(at("2026-03-08 00:00"), at("2026-03-09 00:00"), always) == timedelta(hours=23) - second
    assert worked(at("2026-11-01 00:00"), at("2026-11-02 00:00"), always) == timedelta(hours=25) - second


@pytest.mark.parametrize(("opens", "closes", "days"), [(time(9), time(18), []), (time(18), time(9), WEEK)])
def test_an_office_that_never_opens_never_works(opens: time, closes: time, days: range) -> None:
    never = OpeningHours(NEW_YORK, opens, closes, days)
    assert worked(at("2026-03-02 00:00"), at("2026-03-30 00:00"), never) == timedelta()
