"""Staff who asked on the telephone enter it: asked, then yes, no, or taken back (lesson 30)."""

from datetime import timedelta

from django.utils import timezone

from inquiries.assignment import (
    NotAvailable,
    agree,
    ask_spokesperson,
    assign_owner,
    assign_spokesperson,
    decline,
    take_back,
)
from inquiries.models import Ask, Event, Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_spokesperson

Kind = Event.Kind


class AskASpokespersonByHand(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.now = timezone.now()
        self.desmond = make_spokesperson()

    def ask(self) -> Ask:
        return ask_spokesperson(self.inquiry, self.desmond, by=self.staff, at=self.now)

    def told(self) -> list[tuple[str, dict[str, str]]]:
        return list(self.inquiry.events.order_by("id").values_list("kind", "details"))

    def test_asked_it_waits_for_her(self) -> None:
        assert self.ask().state == "asked"
        assert self.inquiry in Inquiry.objects.waiting_for_spokesperson()
        assert self.told() == [(Kind.SPOKESPERSON_ASKED, {"spokesperson": "Desmond Achterberg"})]
        assert self.ask() == self.ask(), "twice is once"
        assert len(self.told()) == 1

    def test_her_yes_makes_her_the_voice(self) -> None:
        ask = self.ask()
        assert agree(ask, by=self.staff, at=self.now)
        assert self.inquiry.asks.get().state == "agreed"
        assert self.inquiry not in Inquiry.objects.waiting_for_spokesperson()
        assert self.told()[-1] == (Kind.SPOKESPERSON_ASSIGNED, {"spokesperson": "Desmond Achterberg"})
        assert not agree(ask, by=self.colleague, at=self.now)
        assert len(self.told()) == 2

    def test_entered_as_agreed_what_was_asked_is_that_yes(self) -> None:
        ask = self.ask()
        assert assign_spokesperson(self.inquiry, self.desmond, by=self.staff, at=self.now) == ask
        assert self.inquiry.asks.get().state == "agreed"

    def test_who_agreed_is_not_asked_again(self) -> None:
        assign_spokesperson(self.inquiry, self.desmond, by=self.staff, at=self.now)
        assert self.ask().state == "agreed"

    def test_a_no_ends_it_and_she_may_be_asked_again(self) -> None:
        assert decline(self.ask(), by=self.staff, at=self.now)
        assert self.told()[-1] == (Kind.SPOKESPERSON_DECLINED, {"spokesperson": "Desmond Achterberg", "was": "asked"})
        assert self.ask().state == "asked"
        assert [ask.state for ask in self.inquiry.asks.order_by("id")] == ["declined", "asked"]

    def test_a_question_is_taken_back_as_a_yes_is(self) -> None:
        assert take_back(self.ask(), by=self.staff, at=self.now)
        assert self.told()[-1] == (Kind.SPOKESPERSON_RELEASED, {"spokesperson": "Desmond Achterberg", "was": "asked"})
        assert not take_back(self.inquiry.asks.get(), by=self.staff, at=self.now)
        assert not decline(self.inquiry.asks.get(), by=self.staff, at=self.now)

    def test_lesson_30_who_left_office_is_not_asked(self) -> None:
        gone = make_spokesperson("Gone Person", left_office_on=self.now.date() - timedelta(days=2))
        with self.assertRaisesMessage(NotAvailable, "Gone Person left office on"):
            ask_spokesperson(self.inquiry, gone, by=self.staff, at=self.now)

    def test_an_observer_is_given_nothing_to_answer(self) -> None:
        with self.assertRaisesMessage(NotAvailable, "Noor Halden only reads here"):
            assign_owner(self.inquiry, self.observer, by=self.staff, at=self.now)
