"""Moments and spans in the words of a newsroom; edges just before, at and just after."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase
from django.utils import timezone

from dashboard.times import say_deadline, say_deadline_fully, say_left, say_moment, say_span, say_zone
from inquiries.models import Inquiry

NOW = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)  # Tuesday, 10:00 AM ET
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ET = ZoneInfo("America/New_York")


class TimesInWords(SimpleTestCase):
    def setUp(self) -> None:
        chosen = timezone.override(ET)
        chosen.__enter__()
        self.addCleanup(chosen.__exit__, None, None, None)

    def test_zones_are_said_as_newsrooms_do_summer_and_winter(self) -> None:
        for zone, word in [
            ("America/New_York", "ET"), ("America/Chicago", "CT"), ("America/Denver", "MT"), ("America/Phoenix", "MT"),
            ("America/Los_Angeles", "PT"), ("Europe/Berlin", None), ("UTC", "UTC"), ("America/Sao_Paulo", "UTC-03"),
        ]:  # fmt: skip
            for month in (1, 7):
                said = say_zone(datetime(2026, month, 1, tzinfo=ZoneInfo(zone)))
                assert said == word or word is None, (zone, said)

    def test_spans_round_down(self) -> None:
        for span, words in [
            (MINUTE - SECOND, "59 s"), (MINUTE, "1 min"), (MINUTE + SECOND, "1 min"),
            (HOUR - SECOND, "59 min"), (HOUR, "1 h 00 m"), (HOUR + MINUTE, "1 h 01 m"),
            (10 * HOUR - SECOND, "9 h 59 m"), (10 * HOUR, "10 h"), (10 * HOUR + SECOND, "10 h"),
            (DAY - SECOND, "23 h"), (DAY, "1 day"), (2 * DAY, "2 days"),
        ]:  # fmt: skip
            assert say_span(span) == words, span

    def test_a_deadline_names_its_day_unless_it_is_today(self) -> None:
        midnight = datetime(2026, 11, 4, tzinfo=ET)
        for moment, words in [
            (midnight - MINUTE, "11:59 PM ET"), (midnight, "tomorrow 12:00 AM ET"),
            (midnight + MINUTE, "tomorrow 12:01 AM ET"),
            (NOW - DAY, "yesterday 10:00 AM ET"), (NOW + 2 * DAY, "Thu 10:00 AM ET"),
            (NOW + 6 * DAY, "Mon 10:00 AM ET"),
            (NOW + 7 * DAY, "Nov 10, 10:00 AM ET"), (NOW + 80 * DAY, "Jan 22, 2027, 10:00 AM ET"),
        ]:  # fmt: skip
            assert say_deadline(moment, NOW) == words, moment

    def test_a_deadline_in_full_says_its_day_and_another_year(self) -> None:
        for moment, words in [
            (NOW, "Today, 10:00 AM ET"), (NOW + 7 * DAY, "Tuesday, Nov 10, 10:00 AM ET"),
            (NOW + 80 * DAY, "Jan 22, 2027, 10:00 AM ET"),
            (datetime(2020, 1, 1, 10, tzinfo=ET), "Jan 1, 2020, 10:00 AM ET"),
        ]:  # fmt: skip
            assert say_deadline_fully(moment, NOW) == words, moment

    def test_a_deadline_in_the_reporters_zone_takes_her_day(self) -> None:
        moment = datetime(2026, 11, 4, 1, 30, tzinfo=ET)
        assert say_deadline(moment, NOW, ZoneInfo("America/Los_Angeles")) == "10:30 PM PT"

    def test_a_moment_that_was_gains_day_and_year_with_distance(self) -> None:
        for moment, words in [
            (NOW - HOUR, "9:00 AM"), (NOW - DAY, "yesterday, 10:00 AM"), (NOW - 30 * DAY, "Oct 4, 11:00 AM"),
            (NOW - 365 * DAY, "Nov 3, 2025"),
        ]:  # fmt: skip
            assert say_moment(moment, NOW) == words, moment

    def left(self, due: timedelta, **fields: object) -> str:
        values = {
            "state": "open",
            "due_at": NOW + due,
            "deadline": NOW + due,
            "received_at": NOW,
            "last_message_at": NOW,
        }
        return say_left(Inquiry(**(values | fields)), NOW)

    def test_the_corner_of_a_row_says_what_is_left(self) -> None:
        for due, words in [
            (22 * MINUTE, "22 min"), (100 * MINUTE, "1 h 40 m"), (MINUTE - SECOND, "now"), (0 * MINUTE, "now"),
            (-MINUTE + SECOND, "now"), (-MINUTE, "1 min late"), (-12 * MINUTE, "12 min late"),
            (31 * HOUR, "tomorrow"), (13 * HOUR, "13 h"), (50 * HOUR, "Thursday"), (9 * DAY, "Nov 12"),
        ]:  # fmt: skip
            assert self.left(due) == words, (due, self.left(due))

    def test_no_deadline_is_said_until_the_offices_own_target_presses(self) -> None:
        for due, words in [
            (4 * HOUR + SECOND, "no deadline"), (4 * HOUR, "no deadline"), (4 * HOUR - SECOND, "3 h 59 m"),
        ]:  # fmt: skip
            assert self.left(due, deadline=None) == words, due
        assert self.left(5 * HOUR, deadline=None, is_urgent=True) == "5 h 00 m"

    def test_what_is_done_says_how(self) -> None:
        answered = {"state": "answered", "answered_at": NOW - 48 * MINUTE}
        assert self.left(HOUR, **answered) == "answered 9:12 AM"
        assert self.left(HOUR, state="closed", outcome="no_comment", closed_at=NOW) == "no comment"
