"""How an inquiry ends, and how it comes back."""

from datetime import timedelta

from django.utils import timezone

from inquiries import closing
from inquiries.clocks import check_clocks
from inquiries.models import Event, Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry

Outcome = Inquiry.Outcome


class Closing(DeskTestCase):
    """By a person."""

    def setUp(self) -> None:
        """An open one."""
        self.inquiry = make_inquiry()
        self.now = timezone.now()

    def close(self, outcome: Inquiry.Outcome, *, at: timedelta = timedelta(0)) -> Inquiry:
        closing.close(self.inquiry, outcome, by=self.staff, at=self.now + at)
        self.inquiry.refresh_from_db()
        return self.inquiry

    def test_it_ends_with_an_outcome_and_a_time(self) -> None:
        for outcome in Outcome:
            with self.subTest(outcome):
                inquiry = make_inquiry()
                closing.close(inquiry, outcome, by=self.staff, at=self.now)
                inquiry.refresh_from_db()
                assert (inquiry.state, inquiry.outcome, inquiry.closed_at) == ("closed", outcome, self.now)

    def test_a_second_outcome_corrects_the_first_and_not_the_time(self) -> None:
        self.close(Outcome.SPAM)
        inquiry = self.close(Outcome.NOT_MEDIA, at=timedelta(days=1))
        assert (inquiry.outcome, inquiry.closed_at) == ("not_media", self.now)
        outcomes = [event.details["outcome"] for event in Event.objects.order_by("id")]
        assert outcomes == ["spam", "not_media"]

    def test_the_same_outcome_twice_is_one_line(self) -> None:
        self.close(Outcome.SPAM)
        self.close(Outcome.SPAM)
        assert Event.objects.count() == 1

    def test_reopened_it_stands_in_the_queue_again(self) -> None:
        self.close(Outcome.DECLINED)
        assert closing.reopen(self.inquiry, by=self.staff, at=self.now)
        in_memory = (self.inquiry.state, self.inquiry.outcome, self.inquiry.closed_at)
        self.inquiry.refresh_from_db()
        assert in_memory == (self.inquiry.state, self.inquiry.outcome, self.inquiry.closed_at) == ("open", "", None)
        assert self.inquiry in Inquiry.objects.waiting()

    def test_what_stands_in_the_queue_is_not_reopened(self) -> None:
        for state in ("new", "open"):
            with self.subTest(state):
                assert not closing.reopen(make_inquiry(state=state), by=self.staff, at=self.now)
        assert not Event.objects.exists()

    def test_what_was_joined_to_another_is_not_reopened(self) -> None:
        joined = make_inquiry(state="closed", outcome="duplicate", closed_at=self.now, joined_to=self.inquiry)
        assert not closing.reopen(joined, by=self.staff, at=self.now)


class ASilentWeek(DeskTestCase):
    """Answered, and no word since."""

    def make_answered(self, *, silent_for: timedelta) -> Inquiry:
        at = self.now - silent_for
        return make_inquiry(state="answered", answered_at=at, last_message_at=at)

    def setUp(self) -> None:
        """One clock for all."""
        self.now = timezone.now()

    def test_it_is_over_after_seven_days(self) -> None:
        week = timedelta(days=7)
        for shift, state in [(-1, "answered"), (0, "closed"), (1, "closed")]:
            with self.subTest(shift=shift):
                inquiry = self.make_answered(silent_for=week + timedelta(seconds=shift))
                check_clocks(now=self.now)
                inquiry.refresh_from_db()
                assert inquiry.state == state

    def test_the_clock_says_how_many_and_writes_a_line_for_each(self) -> None:
        inquiries = [self.make_answered(silent_for=timedelta(days=8)) for _ in range(2)]
        assert check_clocks(now=self.now) == 2
        for inquiry in inquiries:
            inquiry.refresh_from_db()
            assert (inquiry.outcome, inquiry.closed_at) == ("answered", self.now)
            event = inquiry.events.get()
            assert (event.kind, event.by, event.at) == ("closed", None, self.now)
        assert check_clocks(now=self.now) == 0

    def test_what_has_an_answer_planned_is_not_over(self) -> None:
        inquiry, ana = self.make_answered(silent_for=timedelta(days=8)), self.staff
        inquiry.replies.create(
            state="scheduled", send_at=self.now + timedelta(days=1), text="More on Monday.",
            by=ana, edited_by=ana, edited_at=self.now,
        )  # fmt: skip
        assert check_clocks(now=self.now) == 0
        inquiry.refresh_from_db()
        assert inquiry.state == "answered"

    def test_what_was_not_answered_never_ends_by_itself(self) -> None:
        long_ago = self.now - timedelta(days=400)
        inquiries = [make_inquiry(state=state, received_at=long_ago) for state in ("new", "open")]
        assert check_clocks(now=self.now) == 0
        assert Inquiry.objects.waiting().count() == len(inquiries)
