"""When a snooze may end: the moments a press desk puts things off to. Pure: clock, zone and hours come in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

SOON = timedelta(hours=1)
AFTERNOON = time(14)
# Later than this, the afternoon is not worth waiting for.
BEFORE_AFTERNOON = timedelta(hours=1)
MONDAY = 0


@dataclass(frozen=True, slots=True)
class SnoozeTime:
    """One offer: `slug` names it (hour, afternoon, tomorrow, monday), `at` is its aware moment, in UTC."""

    slug: str
    at: datetime


def offer_times(now: datetime, zone: tzinfo, opens_at: time) -> list[SnoozeTime]:
    """In an hour, this afternoon, tomorrow and Monday as the office opens: what still lies ahead, each moment once.

    Days and clock times are those of `zone`, the reader's. A clock time that the night of a change skips is taken as
    that much later; one that comes twice is the first.
    """
    offers: dict[datetime, SnoozeTime] = {}
    for offer in _all_times(now, zone, opens_at):
        offers.setdefault(offer.at, offer)
    return list(offers.values())


def _all_times(now: datetime, zone: tzinfo, opens_at: time) -> Iterator[SnoozeTime]:
    today = now.astimezone(zone).date()
    yield SnoozeTime("hour", now.astimezone(UTC) + SOON)
    afternoon = at_clock(today, AFTERNOON, zone)
    if afternoon - now > BEFORE_AFTERNOON:
        yield SnoozeTime("afternoon", afternoon)
    yield SnoozeTime("tomorrow", at_clock(today + timedelta(days=1), opens_at, zone))
    days = (MONDAY - today.weekday() - 1) % 7 + 1
    yield SnoozeTime("monday", at_clock(today + timedelta(days=days), opens_at, zone))


def at_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment, in UTC, at which clocks in `zone` show `clock` on `day`."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
