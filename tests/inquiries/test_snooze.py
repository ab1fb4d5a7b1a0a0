"""Snoozed is out of the queue until its time, or until anything comes in, whichever is first."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from inquiries import closing, merging, snoozing
from inquiries.clocks import check_clocks
from inquiries.models import Event, Inquiry
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message
from tests.support.outgoing import open_inquiry, queue_answer

HOUR = timedelta(hours=1)
Kind = Event.Kind


class Snooze(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.inquiry = make_inquiry(due_in=2 * HOUR)

    def snooze(self, until: datetime | None = None, inquiry: Inquiry | None = None) -> None:
        snoozing.snooze(inquiry or self.inquiry, until or self.now + HOUR, by=self.staff, at=self.now)

    def in_queue(self) -> list[Inquiry]:
        return list(Inquiry.objects.in_queue())

    def last_event(self) -> Event:
        return Event.objects.filter(inquiry=self.inquiry).latest("id")

    def test_it_leaves_the_queue_and_its_line_says_until_when(self) -> None:
        self.snooze()
        assert self.in_queue() == []
        assert list(Inquiry.objects.snoozed()) == [self.inquiry]
        event = self.last_event()
        assert (event.kind, event.by) == (Kind.SNOOZED, self.staff)
        assert event.details == {"until": (self.now + HOUR).isoformat(), "before": None}
        self.inquiry.refresh_from_db()
        assert self.inquiry.state == "open", "to put it off is an act"

    def test_again_moves_the_time_and_the_same_time_says_nothing(self) -> None:
        self.snooze()
        self.snooze(self.now + 2 * HOUR)
        assert self.last_event().details["before"] == (self.now + HOUR).isoformat()
        self.snooze(self.now + 2 * HOUR)
        assert Event.objects.filter(kind=Kind.SNOOZED).count() == 2

    def test_a_moment_that_is_not_ahead_or_a_year_away_is_refused_in_words(self) -> None:
        for shift in [timedelta(seconds=-1), timedelta(0), timedelta(days=367)]:
            with self.assertRaises(ValidationError):
                self.snooze(self.now + shift)
        self.snooze(self.now + timedelta(seconds=1))
        assert Event.objects.count() == 1

    def test_after_the_deadline_is_allowed(self) -> None:
        self.snooze(self.now + 3 * HOUR)
        assert list(Inquiry.objects.snoozed()) == [self.inquiry]

    def test_what_waits_for_nobody_is_not_snoozed(self) -> None:
        answered = make_inquiry(state="answered", answered_at=self.now)
        closed = make_inquiry(state="closed", outcome="spam", closed_at=self.now)
        for inquiry in [answered, closed]:
            with self.assertRaises(ValidationError):
                self.snooze(inquiry=inquiry)

    def test_an_observer_puts_nothing_off_and_wakes_nothing(self) -> None:
        with self.assertRaises(PermissionDenied):
            snoozing.snooze(self.inquiry, self.now + HOUR, by=self.observer, at=self.now)
        self.snooze()
        with self.assertRaises(PermissionDenied):
            snoozing.wake(self.inquiry, by=self.observer, at=self.now)

    def test_anybody_wakes_it_once(self) -> None:
        self.snooze()
        assert snoozing.wake(self.inquiry, by=self.colleague, at=self.now)
        assert self.in_queue() == [self.inquiry]
        assert (self.last_event().kind, self.last_event().by) == (Kind.WOKEN, self.colleague)
        assert not snoozing.wake(self.inquiry, by=self.colleague, at=self.now)

    def test_the_clock_wakes_it_at_its_moment(self) -> None:
        self.snooze()
        for shift, is_awake in [(-1, False), (0, True), (1, True)]:
            with self.subTest(shift=shift):
                check_clocks(now=self.now + HOUR + timedelta(seconds=shift))
                assert bool(self.in_queue()) is is_awake
        event = self.last_event()
        assert (event.kind, event.by, event.details) == (Kind.WOKEN, None, {"why": "time"})
        assert Event.objects.filter(kind=Kind.WOKEN).count() == 1

    def test_one_that_was_closed_in_its_sleep_wakes_without_a_word(self) -> None:
        self.snooze()
        closing.close(self.inquiry, Inquiry.Outcome.DECLINED, by=self.staff, at=self.now)
        snoozing.wake_due(self.now + 2 * HOUR)
        assert self.last_event().kind == Kind.CLOSED
        assert snoozing.wake_due(self.now + 3 * HOUR) == 0

    def test_what_is_opened_again_is_awake(self) -> None:
        self.snooze()
        closing.close(self.inquiry, Inquiry.Outcome.DECLINED, by=self.staff, at=self.now)
        closing.reopen(self.inquiry, by=self.staff, at=self.now)
        assert self.in_queue() == [self.inquiry]


class NewsEndsASnooze(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()

    def snoozed(self, inquiry: Inquiry) -> Inquiry:
        snoozing.snooze(inquiry, timezone.now() + HOUR, by=self.staff, at=timezone.now())
        return inquiry

    def woken_by(self, inquiry: Inquiry) -> str:
        inquiry.refresh_from_db()
        assert inquiry.snoozed_until is None
        return str(inquiry.events.get(kind=Kind.WOKEN).details["why"])

    def test_her_next_mail_even_a_bare_thanks(self) -> None:
        for place, text in enumerate(["One more question: when was the vote?\n", "Thanks!\n"]):
            named = f"<asked-{place}@piedmontcourier.example>"
            inquiry = self.snoozed(open_inquiry(message_id=named))
            deliver_mail(make_mail(text=text, In_Reply_To=named))
            assert self.woken_by(inquiry) == "mail"

    def test_a_robot_wakes_nothing(self) -> None:
        inquiry = self.snoozed(open_inquiry(message_id="<asked@piedmontcourier.example>"))
        asked = "<asked@piedmontcourier.example>"
        deliver_mail(make_mail(subject="Out of office", In_Reply_To=asked, Auto_Submitted="auto-replied"))
        inquiry.refresh_from_db()
        assert inquiry.snoozed_until is not None

    def test_another_inquiry_that_is_joined(self) -> None:
        inquiry = self.snoozed(make_inquiry())
        merging.join(make_inquiry("Re: x", may_belong_to=inquiry), by=self.staff, at=self.now)
        assert self.woken_by(inquiry) == "joined"

    def test_an_answer_that_did_not_arrive(self) -> None:
        inquiry = make_inquiry()
        make_message(inquiry)
        email = queue_answer(inquiry, self.staff)
        self.snoozed(inquiry)
        OutboundEmail.objects.filter(pk=email.pk).update(state=OutboundEmail.State.FAILED, is_reported=False)
        check_clocks(now=timezone.now())
        assert self.woken_by(inquiry) == "delivery"
