"""Deadlines of the demo's letters are said so that the desk reads exactly the moment they mean, at any hour."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from config.demo.timing import (
    PastDay,
    find_moment,
    read_duration,
    round_due,
    say_deadline,
    say_deadline_in_spanish,
)
from inquiries.deadlines import find_deadline

EASTERN = ZoneInfo("America/New_York")
ZONES = [EASTERN, ZoneInfo("America/Chicago"), ZoneInfo("America/Denver"), ZoneInfo("America/Los_Angeles")]
# An ordinary day, the end of a year, the nights when clocks change.
DAYS = [(2026, 11, 25), (2026, 12, 31), (2026, 10, 31), (2026, 3, 7)]


def read_back(words: str, sent_at: datetime, zone: ZoneInfo) -> datetime | None:
    found = find_deadline("Hello", words, sent_at=sent_at.astimezone(zone), zone=EASTERN).deadline
    return found.at.astimezone(UTC) if found else None


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("hour", range(24))
def test_the_desk_reads_the_very_moment_at_any_hour(day: tuple[int, int, int], hour: int) -> None:
    for zone in ZONES:
        now = datetime(*day, hour, 7, tzinfo=EASTERN).astimezone(UTC)
        for ago, due_in in (("40m", "20m"), ("65m", "2h"), ("3h", "-35m"), ("7h", "50h")):
            sent_at = now - read_duration(ago)
            due = round_due(now + read_duration(due_in), now=now, zone=zone)
            english = f"I need a comment by {say_deadline(due, sent_at=sent_at, zone=zone)}."
            spanish = f"Mi cierre es {say_deadline_in_spanish(due, sent_at=sent_at, zone=zone)}."
            for words in (english, spanish):
                assert read_back(words, sent_at, zone) == due.astimezone(UTC), (words, sent_at)


def test_a_deadline_keeps_its_side_of_now() -> None:
    for minute in range(0, 24 * 60, 7):
        now = datetime(2026, 11, 25, tzinfo=EASTERN).astimezone(UTC) + timedelta(minutes=minute)
        assert round_due(now + timedelta(minutes=20), now=now, zone=EASTERN) > now
        assert round_due(now - timedelta(minutes=35), now=now, zone=EASTERN) < now


@pytest.mark.parametrize(("second", "minute"), [(-1, 40), (0, 40), (1, 45)], ids=["just before", "at", "just after"])
def test_the_next_full_five_minutes(second: int, minute: int) -> None:
    at = datetime(2026, 11, 25, 14, 40, tzinfo=EASTERN) + timedelta(seconds=second)
    assert round_due(at, now=at, zone=EASTERN).minute == minute


def test_a_past_day_is_the_offices_wall_clock_and_never_ahead() -> None:
    now = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
    assert find_moment(PastDay(2, time(9, 20)), now=now, zone=EASTERN) == datetime(2026, 10, 31, 13, 20, tzinfo=UTC)
    assert find_moment(PastDay(0, time(23, 0)), now=now, zone=EASTERN) == now


def test_durations_are_read_and_nonsense_is_refused() -> None:
    assert read_duration("9d 4h") == timedelta(days=9, hours=4)
    assert read_duration("-35m") == timedelta(minutes=-35)
    assert read_duration("25s") == timedelta(seconds=25)
    for nonsense in ("", "soon", "4 hours", "h"):
        with pytest.raises(ValueError, match="no duration"):
            read_duration(nonsense)
