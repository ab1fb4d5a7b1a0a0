"""A call is kept as a mail is: it opens, presses, wakes, and can be the answer itself."""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inquiries.calls import Caller, NotLogged, log_call
from inquiries.closing import reopen
from inquiries.delivery import take_results
from inquiries.models import Event, Inquiry, Journalist, Message, Outlet
from inquiries.sending import start_reply
from inquiries.snoozing import snooze
from inquiries.triage import remove_deadline, set_deadline
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist
from tests.support.outgoing import open_inquiry, queue_answer

# A Monday, 3:00 PM in New York.
CALLED_AT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
FIVE = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


class LogACall(DeskTestCase):
    def setUp(self) -> None:
        self.dana = make_journalist()

    def log(self, text: str = "Wants a councilmember on the budget.", **more: object) -> Inquiry:
        values: dict[str, object] = {"by": self.staff, "at": CALLED_AT, **more}
        caller = values.pop("caller", self.dana)
        return log_call(caller, text, **values).inquiry  # type: ignore[arg-type]

    def test_it_opens_an_inquiry_of_the_caller(self) -> None:
        inquiry = self.log("Budget vote tonight. Who can speak about the shelter line?")
        assert (inquiry.journalist, inquiry.state, inquiry.subject) == (self.dana, "open", "Budget vote tonight")
        assert inquiry.received_at == inquiry.heard_at == inquiry.last_message_at == CALLED_AT
        assert inquiry.due_at == CALLED_AT + timedelta(hours=24)
        assert inquiry.snippet.startswith("Budget vote tonight.")
        message = inquiry.messages.get()
        assert (message.kind, message.by, message.author, message.at) == ("call", self.staff, str(self.dana), CALLED_AT)
        event = inquiry.events.get()
        assert (event.kind, event.by, event.message) == (Event.Kind.CALL_LOGGED, self.staff, message)

    def test_somebody_new_needs_a_name_and_no_mail(self) -> None:
        inquiry = self.log(caller=Caller("Kay Lund", "WXYZ Radio", "+1 919 555 0142"))
        kay = inquiry.journalist
        assert (kay.name, kay.address, kay.phone, kay.outlet_name) == ("Kay Lund", "", "+1 919 555 0142", "WXYZ Radio")
        self.log(caller=Caller("Bo Lund", "wxyz radio"))
        assert Outlet.objects.filter(name__iexact="wxyz radio").count() == 1
        assert Journalist.objects.filter(address="").count() == 2, "two callers without an address are two people"

    def test_an_answer_by_mail_to_a_caller_without_an_address_names_nobody(self) -> None:
        inquiry = self.log(caller=Caller("Kay Lund"))
        assert start_reply(inquiry, by=self.staff, at=CALLED_AT).to == []

    def test_a_deadline_in_her_words_is_read_and_waits_to_be_confirmed(self) -> None:
        inquiry = self.log("Needs a quote by 5 pm today.")
        assert (inquiry.deadline, inquiry.due_at, inquiry.deadline_set_by) == (FIVE, FIVE, None)
        assert inquiry.deadline_phrase == "5 pm today"

    def test_a_reading_that_was_shown_is_confirmed_or_refused(self) -> None:
        assert self.log("A quote by 5 pm today.", confirms_deadline=True).deadline_set_by == self.staff
        assert self.log("A quote by 5 pm today.", reads_deadline=False).deadline is None

    def test_what_the_note_says_of_her_is_read_as_her_own_words(self) -> None:
        for text, hour in [
            ("Now she needs it by 5 pm today.", 5),
            ("He is filing at 4 pm.", 4),
            ("She files at 4 pm today.", 4),
            ("Their deadline is 4 pm.", 4),
            ("Call her back by 4 pm.", 4),
        ]:
            with self.subTest(text):
                assert self.log(text).deadline == FIVE - timedelta(hours=5 - hour)
        assert self.log("She was at the hearing at 4 pm.").deadline is None

    def test_words_without_a_zone_are_in_the_callers_own(self) -> None:
        Journalist.objects.filter(pk=self.dana.pk).update(time_zone="America/Los_Angeles")
        self.dana.refresh_from_db()
        assert self.log("A quote by 5 pm today.").deadline == FIVE + timedelta(hours=3)

    def test_a_time_that_was_typed_counts_more_than_the_words(self) -> None:
        typed = FIVE - timedelta(minutes=30)
        inquiry = self.log("A quote by 5 pm today.", deadline=typed)
        assert (inquiry.deadline, inquiry.deadline_phrase, inquiry.deadline_set_by) == (typed, "", self.staff)

    def test_beside_a_persons_deadline_hers_is_only_offered(self) -> None:
        inquiry = make_inquiry(journalist=self.dana)
        set_deadline(inquiry, FIVE + timedelta(hours=3), by=self.staff, at=CALLED_AT)
        inquiry = self.log("Now she needs it by 5 pm today.", inquiry=inquiry)
        assert inquiry.deadline == FIVE + timedelta(hours=3)
        assert inquiry.offered_deadline == FIVE

    def test_what_was_answered_on_the_phone_is_answered_then_and_has_an_owner(self) -> None:
        inquiry = self.log(is_answered=True)
        inquiry.refresh_from_db()
        assert (inquiry.state, inquiry.answered_at, inquiry.acknowledged_at) == ("answered", CALLED_AT, CALLED_AT)
        assert inquiry.owner == self.staff

    def test_it_joins_what_the_reporter_asked_before(self) -> None:
        known = make_inquiry(journalist=self.dana, received_at=CALLED_AT - timedelta(days=1))
        assert self.log("One more thing.", inquiry=known) == known
        known.refresh_from_db()
        assert (known.snippet, known.heard_at) == ("One more thing.", CALLED_AT)
        assert known.received_at == CALLED_AT - timedelta(days=1)

    def test_it_opens_again_what_was_over_with_a_clock_of_its_own(self) -> None:
        endings: dict[str, dict[str, object]] = {
            "answered": {"answered_at": CALLED_AT},
            "closed": {"closed_at": CALLED_AT, "outcome": "answered"},
        }
        for state, fields in endings.items():
            with self.subTest(state):
                known = make_inquiry(deadline=CALLED_AT - timedelta(days=2), journalist=self.dana)
                Inquiry.objects.filter(pk=known.pk).update(state=state, **fields)
                self.log("She asks for a second source.", inquiry=known)
                known.refresh_from_db()
                assert (known.state, known.deadline) == ("open", None)
                assert known.due_at == CALLED_AT + timedelta(hours=24)
                assert known.events.get(kind=Event.Kind.REOPENED).details == {"why": "call"}

    def test_the_clock_of_a_call_outlives_a_deadline_that_is_taken_away(self) -> None:
        known = make_inquiry(state="answered", answered_at=CALLED_AT, received_at=CALLED_AT - timedelta(days=9))
        self.log("Needs it by noon tomorrow.", inquiry=known)
        remove_deadline(known, by=self.staff, at=CALLED_AT)
        known.refresh_from_db()
        assert known.due_at == CALLED_AT + timedelta(hours=24)

    def test_a_call_to_what_is_over_and_answered_at_once_stays_over(self) -> None:
        known = make_inquiry(state="closed", closed_at=CALLED_AT, outcome="too_late")
        self.log("Told her why.", inquiry=known, is_answered=True)
        known.refresh_from_db()
        assert (known.state, known.outcome) == ("answered", "")

    def test_it_ends_a_snooze_and_our_waiting_for_her(self) -> None:
        known = make_inquiry(journalist=self.dana, asked_back_at=CALLED_AT - timedelta(hours=2))
        snooze(known, CALLED_AT + timedelta(days=1), by=self.staff, at=CALLED_AT)
        self.log("Here is what you asked for.", inquiry=known)
        known.refresh_from_db()
        assert (known.snoozed_until, known.asked_back_at) == (None, None)
        assert known.events.get(kind=Event.Kind.WOKEN).details == {"why": "call"}

    def test_lesson_18_a_call_to_what_was_merged_goes_to_what_lives_on(self) -> None:
        known = make_inquiry()
        gone = make_inquiry(state="closed", outcome="duplicate", closed_at=CALLED_AT, joined_to=known)
        assert self.log(inquiry=gone) == known

    def test_a_call_of_an_hour_ago_does_not_overtake_newer_mail(self) -> None:
        known = make_inquiry(received_at=CALLED_AT, snippet="The newest mail.")
        self.log("Earlier call.", inquiry=known, called_at=CALLED_AT - timedelta(hours=1))
        known.refresh_from_db()
        assert (known.snippet, known.heard_at) == ("The newest mail.", CALLED_AT)

    def test_a_call_while_our_answer_is_on_its_way_is_news(self) -> None:
        known = open_inquiry()
        email = queue_answer(known, self.staff)
        later = timezone.now() + timedelta(minutes=1)
        log_call(known.journalist, "Never mind, another question.", inquiry=known, by=self.staff, at=later)
        OutboundEmail.objects.filter(pk=email.pk).update(state="sent", sent_at=later, is_reported=False)
        take_results(now=later)
        known.refresh_from_db()
        assert (known.state, known.answered_at) == ("open", later)

    def test_what_is_missing_is_said_and_nothing_is_kept(self) -> None:
        soon = CALLED_AT + timedelta(seconds=1)
        calls: list[tuple[str, dict[str, object]]] = [
            ("  ", {}),
            ("x", {"caller": Caller(" ")}),
            ("x", {"called_at": soon}),
        ]
        for text, more in calls:
            with self.assertRaises(NotLogged):
                self.log(text, **more)
        assert not Message.objects.exists()

    def test_an_observer_logs_nothing(self) -> None:
        with self.assertRaises(PermissionDenied):
            self.log(by=self.observer)

    def test_an_urgent_call_presses_what_waits(self) -> None:
        known = make_inquiry(journalist=self.dana, received_at=CALLED_AT)
        self.log("She is on deadline, please call her back ASAP.", inquiry=known)
        known.refresh_from_db()
        assert known.is_urgent
        assert known.due_at == CALLED_AT + timedelta(hours=1)
        assert not reopen(known, by=self.staff, at=timezone.now())
