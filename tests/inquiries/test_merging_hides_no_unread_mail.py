"""What was unread in either of two merged inquiries is unread in the one that stays, and what waited waits on."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from inquiries import reading_marks
from inquiries.merging import merge
from inquiries.models import Inquiry, ReadMark, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = timezone.now()
MONDAY, TUESDAY, WEDNESDAY = (NOW - timedelta(days=days) for days in (3, 2, 1))
CLOSED = {"state": "closed", "outcome": "answered", "closed_at": NOW}


class MergingHidesNoUnreadMail(DeskTestCase):
    def make(self, heard_at: datetime, **fields: Any) -> Inquiry:
        return make_inquiry(received_at=MONDAY, heard_at=heard_at, **fields)

    def read(self, inquiry: Inquiry, by: User) -> None:
        reading_marks.mark_read(inquiry, by=by)

    def merge(self, row: Inquiry, target: Inquiry) -> Inquiry:
        merge(row, target, by=self.staff, at=NOW)
        return Inquiry.objects.get(pk=target.pk)

    def is_unread(self, inquiry: Inquiry, to: User) -> bool:
        return reading_marks.is_unread(reading_marks.with_read_marks(Inquiry.objects.all(), to).get(pk=inquiry.pk))

    def test_a_mail_older_than_what_she_has_read_in_the_other_stays_unread(self) -> None:
        row, target = self.make(TUESDAY), self.make(WEDNESDAY)
        self.read(target, self.colleague)
        kept = self.merge(row, target)
        assert kept.heard_at == WEDNESDAY
        assert self.is_unread(kept, self.colleague)

    def test_so_does_one_that_came_after_she_had_opened_both(self) -> None:
        row, target = self.make(MONDAY), self.make(WEDNESDAY)
        for each in (row, target):
            self.read(each, self.colleague)
        Inquiry.objects.filter(pk=row.pk).update(heard_at=TUESDAY)
        assert self.is_unread(self.merge(row, target), self.colleague)

    def test_what_was_unread_in_the_one_that_stays_stays_so(self) -> None:
        row, target = self.make(WEDNESDAY), self.make(MONDAY)
        for each in (row, target):
            self.read(each, self.colleague)
        Inquiry.objects.filter(pk=target.pk).update(heard_at=TUESDAY)
        assert self.is_unread(self.merge(row, target), self.colleague)

    def test_who_had_read_both_has_read_what_stays_whichever_is_newer(self) -> None:
        for first, second in ((TUESDAY, WEDNESDAY), (WEDNESDAY, TUESDAY)):
            with self.subTest(first=first):
                row, target = self.make(first), self.make(second)
                for each in (row, target):
                    self.read(each, self.colleague)
                assert not self.is_unread(self.merge(row, target), self.colleague)

    def test_who_had_read_what_waits_has_not_lost_that_for_one_that_had_ended_before(self) -> None:
        row, target = self.make(WEDNESDAY), self.make(MONDAY, **CLOSED)
        self.read(row, self.colleague)
        assert not self.is_unread(self.merge(row, target), self.colleague)

    def test_it_is_each_persons_own(self) -> None:
        row, target = self.make(TUESDAY), self.make(WEDNESDAY)
        for person, opened in ((self.staff, [row, target]), (self.colleague, [target]), (self.manager, [row])):
            for each in opened:
                self.read(each, person)
        kept = self.merge(row, target)
        people = (self.staff, self.colleague, self.manager, self.observer)
        assert [self.is_unread(kept, person) for person in people] == [False, True, True, True]

    def test_what_was_emptied_is_unread_to_nobody(self) -> None:
        row, target = self.make(MONDAY), self.make(WEDNESDAY)
        self.read(row, self.colleague)
        Inquiry.objects.filter(pk=row.pk).update(heard_at=TUESDAY)
        self.merge(row, target)
        assert not self.is_unread(row, self.colleague)
        assert not ReadMark.objects.filter(inquiry=row).exists()

    def test_one_that_waited_opens_the_one_that_stays_whatever_that_was(self) -> None:
        answered = {"state": "answered", "answered_at": NOW}
        for fields in ({}, answered, CLOSED, {"state": "open"}):
            with self.subTest(fields=fields):
                assert self.merge(self.make(TUESDAY), self.make(MONDAY, **fields)).state == "open"
                assert self.merge(self.make(TUESDAY, **fields), self.make(MONDAY)).state == "open"

    def test_of_two_that_were_put_off_the_earlier_waking_counts(self) -> None:
        soon, late = NOW + timedelta(hours=1), NOW + timedelta(days=9)
        for first, second in ((soon, late), (late, soon)):
            with self.subTest(first=first):
                kept = self.merge(self.make(TUESDAY, snoozed_until=first), self.make(TUESDAY, snoozed_until=second))
                assert kept.snoozed_until == soon
