"""What the snooze menu offers: the reader's days and clock, right also in the nights when clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from inquiries.snooze_times import at_clock, offer_times

NEW_YORK = ZoneInfo("America/New_York")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
NINE = time(9)


def offered(now: datetime, zone: ZoneInfo = NEW_YORK, opens_at: time = NINE) -> dict[str, str]:
    """Each offer as clocks in `zone` will show it."""
    return {
        offer.slug: offer.at.astimezone(zone).strftime("%a %b %-d %H:%M") for offer in offer_times(now, zone, opens_at)
    }


def at(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_a_wednesday_morning_offers_all_four() -> None:
    assert offered(at("2026-11-18 10:20")) == {
        "hour": "Wed Nov 18 11:20",
        "afternoon": "Wed Nov 18 14:00",
        "tomorrow": "Thu Nov 19 09:00",
        "monday": "Mon Nov 23 09:00",
    }


@pytest.mark.parametrize(("clock", "is_offered"), [("12:59", True), ("13:00", False), ("13:01", False)])
def test_this_afternoon_is_offered_while_it_is_more_than_an_hour_away(clock: str, *, is_offered: bool) -> None:
    assert ("afternoon" in offered(at(f"2026-11-18 {clock}"))) is is_offered


def test_on_sunday_tomorrow_is_monday_and_said_once() -> None:
    assert list(offered(at("2026-11-22 20:00"))) == ["hour", "tomorrow"]


def test_on_monday_monday_is_the_next_one() -> None:
    assert offered(at("2026-11-23 08:00"))["monday"] == "Mon Nov 30 09:00"


def test_days_are_the_readers_own() -> None:
    late = at("2026-11-18 23:30", LOS_ANGELES)
    assert offered(late, LOS_ANGELES)["tomorrow"] == "Thu Nov 19 09:00"
    assert offered(late, NEW_YORK)["tomorrow"] == "Fri Nov 20 09:00"


def test_the_office_opens_when_it_says() -> None:
    assert offered(at("2026-11-18 10:20"), opens_at=time(8, 30))["tomorrow"] == "Thu Nov 19 08:30"


def test_tomorrow_is_nine_oclock_also_where_the_night_is_longer_or_shorter() -> None:
    for evening, hours in [("2026-10-31 21:00", 13), ("2027-03-13 21:00", 11), ("2026-11-18 21:00", 12)]:
        now = at(evening)
        tomorrow = next(offer.at for offer in offer_times(now, NEW_YORK, NINE) if offer.slug == "tomorrow")
        assert tomorrow - now.astimezone(UTC) == timedelta(hours=hours), evening


def test_an_hour_is_an_hour_also_while_clocks_change() -> None:
    now = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)  # 1:30, for the first time
    hour = offer_times(now, NEW_YORK, NINE)[0]
    assert hour.at - now == timedelta(hours=1)
    assert hour.at.astimezone(NEW_YORK).strftime("%H:%M") == "01:30"


def test_a_time_that_the_night_skips_comes_later_and_one_it_has_twice_is_the_first() -> None:
    skipped = at_clock(at("2027-03-14").date(), time(2, 30), NEW_YORK)
    assert skipped.astimezone(NEW_YORK).strftime("%H:%M") == "03:30"
    doubled = at_clock(at("2026-11-01").date(), time(1, 30), NEW_YORK)
    assert doubled == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
