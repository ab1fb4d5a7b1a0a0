"""A person's word on the deadline, and what an inquiry is due by."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from inquiries import triage
from inquiries.closing import close
from inquiries.models import Event, Inquiry, Office
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail, make_person

RECEIVED = datetime(2026, 10, 13, 14, 30, tzinfo=UTC)
DEADLINE = datetime(2026, 10, 13, 21, 0, tzinfo=UTC)
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("deadline", "urgent", "target", "due"),
    [
        (DEADLINE, False, DAY, DEADLINE),
        (DEADLINE, True, DAY, DEADLINE),
        (RECEIVED - DAY, False, DAY, RECEIVED - DAY),
        (None, True, DAY, RECEIVED + timedelta(hours=1)),
        (None, False, DAY, RECEIVED + DAY),
        (None, False, timedelta(hours=4), RECEIVED + timedelta(hours=4)),
        (None, True, timedelta(minutes=30), RECEIVED + timedelta(hours=1)),
    ],
)
def test_the_moment_it_is_due(deadline: datetime | None, urgent: bool, target: timedelta, due: datetime) -> None:
    moment = triage.due_moment(deadline=deadline, is_urgent=urgent, received_at=RECEIVED, target=target)
    assert moment == due


class DeadlineVerbs(DeskTestCase):
    """Set, confirm, take the offered one, remove."""

    def setUp(self) -> None:
        """A deadline read from the mail, and another one offered."""
        self.now = timezone.now()
        self.read, self.offered = self.now + timedelta(hours=2), self.now + timedelta(hours=5)
        self.inquiry = make_inquiry(
            due_in=timedelta(hours=2), deadline_phrase="by COB", offered_deadline=self.offered, offered_phrase="or 8"
        )
        self.inquiry.deadline = self.inquiry.due_at = self.read
        self.inquiry.save()

    def row(self) -> Inquiry:
        return Inquiry.objects.get(pk=self.inquiry.pk)

    def test_set_is_a_persons_word_and_what_it_is_due_by(self) -> None:
        later = self.now + timedelta(days=1)
        triage.set_deadline(self.inquiry, later, by=self.staff, at=self.now)
        row = self.row()
        assert (row.deadline, row.due_at, row.deadline_set_by) == (later, later, self.staff)
        assert row.deadline_phrase == "", "those words meant another time"
        assert (row.offered_deadline, row.offered_phrase) == (None, "")

    def test_confirmed_it_keeps_the_words_it_was_read_from(self) -> None:
        triage.confirm_deadline(self.inquiry, shown=self.read, by=self.staff, at=self.now)
        row = self.row()
        assert (row.deadline, row.deadline_phrase, row.deadline_set_by) == (self.read, "by COB", self.staff)

    def test_without_a_deadline_there_is_nothing_to_confirm(self) -> None:
        inquiry = make_inquiry()
        with pytest.raises(triage.DeadlineMoved):
            triage.confirm_deadline(inquiry, shown=self.read, by=self.staff, at=self.now)
        assert not inquiry.events.exists()

    def test_a_yes_to_what_the_page_showed_is_no_yes_to_what_a_newer_mail_brought(self) -> None:
        Inquiry.objects.update(deadline=self.read + timedelta(hours=1))
        with pytest.raises(triage.DeadlineMoved):
            triage.confirm_deadline(self.inquiry, shown=self.read, by=self.staff, at=self.now)
        assert self.row().deadline_set_by is None

    def test_the_offered_one_is_taken_with_its_words(self) -> None:
        triage.accept_offered_deadline(self.inquiry, shown=self.offered, by=self.staff, at=self.now)
        row = self.row()
        assert (row.deadline, row.due_at, row.deadline_phrase) == (self.offered, self.offered, "or 8")
        assert (row.offered_deadline, row.deadline_set_by) == (None, self.staff)

    def test_what_is_no_longer_offered_is_not_taken(self) -> None:
        triage.accept_offered_deadline(self.inquiry, shown=self.offered, by=self.staff, at=self.now)
        with pytest.raises(triage.DeadlineMoved):
            triage.accept_offered_deadline(self.inquiry, shown=self.offered, by=self.colleague, at=self.now)
        assert Event.objects.count() == 1
        assert self.row().deadline_set_by == self.staff

    def test_removed_it_is_due_by_the_offices_target_again(self) -> None:
        Office.objects.update(answer_hours=6)
        triage.remove_deadline(self.inquiry, by=self.staff, at=self.now)
        row = self.row()
        assert (row.deadline, row.deadline_phrase, row.offered_deadline) == (None, "", None)
        assert row.due_at == row.received_at + timedelta(hours=6)
        assert row.deadline_set_by == self.staff, "no later reading puts one back by itself"

    def test_removed_from_an_urgent_one_it_is_due_within_the_hour(self) -> None:
        Inquiry.objects.update(is_urgent=True)
        triage.remove_deadline(self.inquiry, by=self.staff, at=self.now)
        assert self.row().due_at == self.row().received_at + timedelta(hours=1)


@pytest.mark.django_db
def test_removed_after_a_reopening_it_is_due_by_the_mail_that_reopened_it() -> None:
    """Not by the first mail, weeks ago: the inquiry would lead the queue for ever."""
    now, question = timezone.now(), "<q@piedmontcourier.example>"
    long_ago = now - timedelta(days=20)
    inquiry = deliver_mail(make_mail(message_id=question), received_at=long_ago).message.inquiry
    ana = make_person()
    close(inquiry, Inquiry.Outcome.ANSWERED, by=ana, at=long_ago)
    deliver_mail(make_mail(In_Reply_To=question, text="One more question: who pays?\n"), received_at=now)
    triage.remove_deadline(inquiry, by=ana, at=now)
    inquiry.refresh_from_db()
    assert inquiry.due_at == now + Office.load().answer_target
