"""Who is at an inquiry: known for as long as a page asks, written seldom, gone by itself."""

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries.clocks import check_clocks
from inquiries.models import Presence, User
from inquiries.presence import list_presence, note_presence, stop_typing, who_is_here
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = timezone.now()


def seconds(count: float) -> datetime:
    return NOW + timedelta(seconds=count)


class PresenceAtAnInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.pk = make_inquiry().pk

    def note(self, by: User, at: datetime, *, is_typing: bool = False) -> bool:
        return note_presence(self.pk, list_presence(self.pk), by=by, at=at, is_typing=is_typing)

    def here(self, at: datetime) -> list[tuple[str, bool]]:
        rows = who_is_here(list_presence(self.pk), besides=self.staff, now=at)
        return [(each.user.first_name, each.is_typing) for each in rows]

    def test_a_colleague_is_seen_and_oneself_is_not(self) -> None:
        self.note(self.staff, NOW)
        self.note(self.colleague, NOW)
        self.note(self.observer, NOW)
        assert self.here(NOW) == [("Noor", False), ("Mateo", False)]

    def test_who_writes_stands_first(self) -> None:
        self.note(self.observer, NOW)
        self.note(self.colleague, NOW, is_typing=True)
        assert self.here(NOW) == [("Mateo", True), ("Noor", False)]

    def test_whoever_no_longer_asks_is_gone_after_forty_seconds(self) -> None:
        self.note(self.colleague, NOW)
        for after, is_here in [(39, True), (40, False), (41, False)]:
            with self.subTest(after=after):
                assert bool(self.here(seconds(after))) is is_here

    def test_whoever_no_longer_types_is_only_looking(self) -> None:
        self.note(self.colleague, NOW, is_typing=True)
        for after, is_typing in [(19, True), (20, False), (21, False)]:
            with self.subTest(after=after):
                assert self.here(seconds(after)) == [("Mateo", is_typing)]

    def test_it_is_written_at_most_every_fifteen_seconds(self) -> None:
        written = [after for after in range(0, 62, 2) if self.note(self.colleague, seconds(after))]
        assert written == [0, 16, 32, 48]

    def test_typing_is_told_at_once_and_then_as_seldom(self) -> None:
        self.note(self.colleague, NOW)
        written = [after for after in range(1, 40) if self.note(self.colleague, seconds(after), is_typing=True)]
        assert written == [1, 16, 31]

    def test_looking_on_does_not_end_the_typing(self) -> None:
        self.note(self.colleague, NOW, is_typing=True)
        self.note(self.colleague, seconds(16))
        assert self.here(seconds(17)) == [("Mateo", True)]

    def test_who_sent_it_types_no_more(self) -> None:
        self.note(self.colleague, NOW, is_typing=True)
        stop_typing(self.pk, by=self.colleague)
        assert self.here(NOW) == [("Mateo", False)]

    def test_writing_it_is_one_statement(self) -> None:
        rows = list_presence(self.pk)
        for at in [NOW, seconds(20)]:
            with CaptureQueriesContext(connection) as queries:
                note_presence(self.pk, rows, by=self.colleague, at=at)
            assert len([each for each in queries if "presence" in each["sql"]]) == 1
        assert Presence.objects.get().looked_at == seconds(20)

    def test_dust_is_swept_by_the_clocks(self) -> None:
        self.note(self.colleague, NOW - timedelta(minutes=11))
        self.note(self.observer, NOW)
        check_clocks(now=NOW)
        assert [row.user for row in Presence.objects.all()] == [self.observer]
