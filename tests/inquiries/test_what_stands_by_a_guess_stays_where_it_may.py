"""An answer that stands by a guess leaves an inquiry for the very mail it names alone, and never a confidential one."""

from typing import Any

from django.utils import timezone

from inquiries.access import visible_to
from inquiries.assignment import assign_owner
from inquiries.confidentiality import make_confidential
from inquiries.elsewhere import decide_elsewhere
from inquiries.models import Event, Inquiry, Message, SenderRule
from inquiries.sender_rules import add_rule
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_mail
from tests.inquiries.mail_and_answers import ANSWER, FAILED, PRESS, QUESTION, TwoMailboxes, at

EVIL = "evil@attacker.example"
RENT: dict[str, Any] = {"subject": "Rent", "message_id": "<rent@x.example>"}


class WhatIsConfidential(TwoMailboxes):
    def hide(self, mail: InboundEmail) -> Inquiry:
        inquiry: Inquiry = mail.message.inquiry
        make_confidential(inquiry, [], by=self.manager, at=timezone.now())
        return inquiry

    def test_her_reply_to_a_guess_joins_it(self) -> None:
        asked = self.question()
        self.anew(References="<unknown@x.example>")
        hidden = self.hide(asked)
        self.assertEqual(self.follow_up(References=ANSWER).message.inquiry, hidden)
        self.assertFalse(visible_to(self.colleague).exists())

    def test_no_guess_leads_into_it(self) -> None:
        hidden = self.hide(self.question())
        self.assertNotEqual(Message.objects.get(inbound=self.anew()).inquiry, hidden)

    def test_her_reply_to_what_stands_alone_joins_it(self) -> None:
        hidden = self.hide(self.copied())
        self.assertEqual(self.follow_up(References=ANSWER).message.inquiry, hidden)
        self.assertFalse(visible_to(self.colleague).exists())

    def test_what_she_asked_before_joins_it(self) -> None:
        hidden = self.hide(self.copied())
        self.assertEqual(self.question().message.inquiry, hidden)
        self.assertFalse(visible_to(self.colleague).exists())

    def test_nothing_is_taken_into_it(self) -> None:
        other = self.copied().message.inquiry
        hidden = self.hide(self.question(-60, **RENT))
        self.follow_up(In_Reply_To="<rent@x.example>", References=f"{ANSWER} <rent@x.example>")
        other.refresh_from_db()
        self.assertIsNone(other.joined_to)
        self.assertFalse(hidden.messages.filter(kind=Message.Kind.ELSEWHERE).exists())


class HerReplyToAGuess(TwoMailboxes):
    def test_it_stands_where_the_guess_stands(self) -> None:
        asked = self.question().message.inquiry
        assign_owner(asked, self.colleague, by=self.colleague, at=timezone.now())
        guess = self.anew()
        self.assertEqual(self.follow_up(References=ANSWER).message.inquiry, asked)
        self.assertEqual(Message.objects.get(inbound=guess).inquiry, asked)
        self.assertEqual(Inquiry.objects.get().owner, self.colleague)

    def test_her_thanks_too(self) -> None:
        asked = self.question().message.inquiry
        self.anew()
        self.assertEqual(self.follow_up(text="Thanks!\n", References=ANSWER).message.inquiry, asked)

    def test_a_sender_rule_does_not_pass_over_her_reply_to_a_colleague(self) -> None:
        before = self.question(-600, **RENT).message.inquiry
        add_rule(before, SenderRule.Scope.ADDRESS, by=self.staff, at=timezone.now())
        self.copied()
        reply = self.follow_up(References=ANSWER, text="Yes, call me at five, I need a quote today.\n")
        self.assertEqual(reply.filed_as, "inquiry")
        self.assertTrue(Inquiry.objects.waiting().filter(messages__inbound=reply).exists())


class WhatAGuessLeavesBehind(TwoMailboxes):
    def setUp(self) -> None:
        super().setUp()
        self.other = self.question(-60, **RENT).message.inquiry
        self.answer(Cc="third@else.example")
        self.asked = self.question().message.inquiry
        self.other.refresh_from_db()

    def test_its_page_and_what_search_knows_are_renewed(self) -> None:
        told = self.other.events.order_by("-id").first()
        self.assertEqual(told and told.kind, Event.Kind.SPLIT_OFF)
        self.assertEqual(told and told.details["into"], self.asked.reference)
        self.client.force_login(self.colleague)
        self.assertContains(self.client.get(self.other.get_absolute_url()), self.asked.reference)

    def test_its_newest_message_is_one_that_stands_there(self) -> None:
        self.assertEqual(self.other.last_message_at, at(-60))

    def test_whom_only_that_mail_named_is_no_part_of_it(self) -> None:
        left, there = (set(each.participants.values_list("address", flat=True)) for each in (self.other, self.asked))
        self.assertNotIn("third@else.example", left)
        self.assertIn("dana@piedmontcourier.example", left)
        self.assertIn("third@else.example", there)


class WhatTheChecksSpeakAgainst(TwoMailboxes):
    def forged(self) -> InboundEmail:
        return self.copied(Authentication_Results=FAILED, Cc=f"{PRESS}, {EVIL}")

    def listed(self) -> set[str]:
        return set(Inquiry.objects.get(joined_to=None).participants.values_list("address", flat=True))

    def test_it_lets_nobody_into_the_thread(self) -> None:
        self.question()
        self.forged()
        self.assertEqual(self.listed(), {"dana@piedmontcourier.example"})
        stranger = deliver_mail(make_mail(sender=f"Evil <{EVIL}>", text="What else?\n", In_Reply_To=QUESTION))
        self.assertEqual(stranger.filed_as, "inquiry")

    def test_also_where_it_came_before_her_mail(self) -> None:
        self.forged()
        self.question()
        self.assertEqual(self.listed(), {"dana@piedmontcourier.example"})

    def test_a_person_who_counts_it_lets_them_in_and_out_again(self) -> None:
        self.question()
        row = self.forged().message
        decide_elsewhere(row, counts=True, by=self.colleague, at=timezone.now())
        self.assertIn(EVIL, self.listed())
        decide_elsewhere(row, counts=False, by=self.colleague, at=timezone.now())
        self.assertNotIn(EVIL, self.listed())


class WhomAGuessNames(TwoMailboxes):
    def guess(self) -> Message:
        row = self.anew(Cc=f"{PRESS}, Venue <venue@hall.example>", subject="Lunch")
        return Message.objects.get(inbound=row)

    def test_is_let_in_by_whoever_says_that_it_counts(self) -> None:
        thread = self.question().message.inquiry.participants
        guess = self.guess()
        self.assertFalse(thread.filter(address="venue@hall.example").exists())
        decide_elsewhere(guess, counts=True, by=self.staff, at=timezone.now())
        self.assertTrue(thread.filter(address="venue@hall.example").exists())
        decide_elsewhere(guess, counts=False, by=self.staff, at=timezone.now())
        self.assertFalse(thread.filter(address="venue@hall.example").exists())
