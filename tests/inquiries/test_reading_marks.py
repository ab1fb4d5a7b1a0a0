"""Unread is a person's own: what the reporter said after she last had the inquiry open."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries.models import Inquiry, Message, ReadMark, User
from inquiries.reading_marks import follow_reading, is_unread, mark_read, mark_unread, with_read_marks
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.support.outgoing import queue_answer

MINUTE = timedelta(minutes=1)


class ReadingMarks(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.inquiry = make_inquiry(received_at=self.now)

    def is_unread_by(self, user: User) -> bool:
        return is_unread(with_read_marks(Inquiry.objects.all(), user).get(pk=self.inquiry.pk))

    def hear(self, at_minute: int) -> None:
        self.inquiry.heard_at = self.now + at_minute * MINUTE
        self.inquiry.save()

    def write(self, at_minute: int) -> Message:
        """Her mail of that minute."""
        self.hear(at_minute)
        return make_message(self.inquiry, at=self.inquiry.heard_at)

    def test_what_nobody_opened_is_unread_to_everybody(self) -> None:
        assert self.is_unread_by(self.staff)
        assert self.is_unread_by(self.colleague)

    def test_reading_is_ones_own(self) -> None:
        mark_read(self.inquiry, by=self.staff)
        assert not self.is_unread_by(self.staff)
        assert self.is_unread_by(self.colleague)

    def test_her_next_word_is_unread_again(self) -> None:
        mark_read(self.inquiry, by=self.staff)
        for minute, is_new in [(-1, False), (0, False), (1, True)]:
            with self.subTest(minute=minute):
                self.hear(minute)
                assert self.is_unread_by(self.staff) is is_new

    def test_what_came_before_she_looked_and_was_filed_after_is_unread(self) -> None:
        """Read is what stood on the page, whatever the clock said while she looked."""
        shown = Inquiry.objects.get()
        self.hear(2)
        mark_read(shown, by=self.staff)
        assert self.is_unread_by(self.staff)

    def test_what_ended_before_she_ever_opened_it_asks_nothing_of_her(self) -> None:
        Inquiry.objects.update(state="closed", outcome="declined", closed_at=self.now)
        assert not self.is_unread_by(self.staff)

    def test_reading_again_writes_nothing(self) -> None:
        mark_read(self.inquiry, by=self.staff)
        with CaptureQueriesContext(connection) as queries:
            mark_read(self.inquiry, by=self.staff)
        assert [query["sql"].split()[0] for query in queries] == ["SELECT"]
        assert ReadMark.objects.count() == 1

    def test_an_older_page_takes_nothing_back(self) -> None:
        older = Inquiry.objects.get()
        self.hear(2)
        mark_read(self.inquiry, by=self.staff)
        mark_read(older, by=self.staff)
        assert not self.is_unread_by(self.staff)

    def test_marked_unread_it_stays_so_on_an_open_page_until_it_is_opened_anew(self) -> None:
        mark_read(self.inquiry, by=self.staff)
        mark_read(self.inquiry, by=self.colleague)
        mark_unread(self.inquiry, by=self.staff)
        follow_reading(self.inquiry, seen=self.write(0).pk, by=self.staff)
        assert self.is_unread_by(self.staff)
        assert not self.is_unread_by(self.colleague)
        mark_read(self.inquiry, by=self.staff)
        assert not self.is_unread_by(self.staff)

    def test_what_came_into_sight_is_read_and_what_came_after_it_is_not(self) -> None:
        mark_read(self.inquiry, by=self.staff)
        first, second = self.write(1), self.write(2)
        for message, is_left in [(first, True), (second, False), (first, False)]:
            follow_reading(self.inquiry, seen=message.pk, by=self.staff)
            assert self.is_unread_by(self.staff) is is_left

    def test_our_own_answer_and_mail_of_another_inquiry_read_nothing(self) -> None:
        mark_read(self.inquiry, by=self.staff)
        self.hear(1)
        elsewhere = make_message(make_inquiry("Elsewhere"), at=self.now + 2 * MINUTE)
        follow_reading(self.inquiry, seen=elsewhere.pk, by=self.staff)
        follow_reading(self.inquiry, seen=queue_answer(self.inquiry, self.staff).message.pk, by=self.staff)
        assert self.is_unread_by(self.staff)

    def test_an_observer_reads_and_does_nothing_else(self) -> None:
        mark_read(self.inquiry, by=self.observer)
        assert not self.is_unread_by(self.observer)
        with self.assertRaises(PermissionDenied):
            mark_unread(self.inquiry, by=self.observer)
