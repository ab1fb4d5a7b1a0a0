"""Her question, our answer from elsewhere and her next mail: whichever is stored first, the desk says the same."""

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from typing import Any

from django.db import transaction
from django.utils import timezone

from inquiries import scheduling
from inquiries.elsewhere import decide_elsewhere
from inquiries.intake import open_by_hand
from inquiries.models import Event, Inquiry, Message, SenderRule
from inquiries.notes import add_note
from inquiries.sender_rules import add_rule
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_mail
from tests.inquiries.mail_and_answers import FAILED, QUESTION, TwoMailboxes, at
from tests.support.outgoing import sure_of, write_answer

BLOCK = (
    "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@piedmontcourier.example>\n"
    "Date: Mon, Oct 12, 2026 at 9:00 AM\nSubject: Crisis teams\nTo: Ana\n\nWho can speak about the teams?\n"
)


class InAnyOrder(TwoMailboxes):
    def look(self) -> list[dict[str, Any]]:
        """Every inquiry that lives, as the desk sees it."""
        return [
            {
                "subject": inquiry.subject,
                "reporter": inquiry.journalist.address,
                "owner": inquiry.owner,
                "is_waiting": inquiry.is_waiting,
                "is_new": inquiry.state == Inquiry.State.NEW,
                "received_at": inquiry.received_at,
                "answered_at": inquiry.answered_at,
                "acknowledged_at": inquiry.acknowledged_at,
                "heard_at": inquiry.heard_at,
                "last_message_at": inquiry.last_message_at,
                "due_at": inquiry.due_at if inquiry.is_waiting else None,
                "snippet": inquiry.snippet,
                "participants": set(inquiry.participants.values_list("address", flat=True)),
                "messages": [(each.kind, each.at, each.by, each.subject) for each in inquiry.messages.order_by("at")],
            }
            for inquiry in Inquiry.objects.filter(joined_to=None).order_by("received_at")
        ]

    def same_in_any_order(self, *mails: Callable[[], object]) -> list[dict[str, Any]]:
        seen = []
        for order in permutations(mails):
            with self.subTest(order=[mails.index(each) for each in order]), transaction.atomic():
                for deliver in order:
                    deliver()
                seen.append(self.look())
                self.assertFalse(InboundEmail.objects.exclude(state="processed").exists())
                self.assertEqual(seen[-1], seen[0])
                transaction.set_rollback(True)
        return seen[0]

    def test_question_and_answer(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, self.answer)
        assert (inquiry["is_waiting"], inquiry["answered_at"]) == (False, at(30))
        assert [kind for kind, *_rest in inquiry["messages"]] == ["mail_in", "elsewhere"]

    def test_question_answer_and_what_she_asks_then(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, self.answer, self.follow_up)
        assert (inquiry["is_waiting"], inquiry["answered_at"]) == (True, at(30))
        assert (inquiry["subject"], inquiry["received_at"], inquiry["heard_at"]) == ("Crisis teams", at(0), at(60))
        assert inquiry["due_at"] == at(60) + self.desk.answer_target

    def test_her_thanks_wait_for_nothing(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, self.answer, lambda: self.follow_up(text="Thanks!\n"))
        assert not inquiry["is_waiting"]

    def test_a_colleagues_answer_with_us_in_copy(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, self.copied)
        assert (inquiry["is_waiting"], inquiry["answered_at"], inquiry["owner"]) == (False, at(30), self.staff)
        assert inquiry["reporter"] == "dana@piedmontcourier.example"

    def test_a_colleagues_answer_and_what_she_asks_then(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, self.copied, self.follow_up)
        assert (inquiry["is_waiting"], inquiry["answered_at"]) == (True, at(30))

    def test_a_question_that_was_long_under_way(self) -> None:
        """Our answer left before her mail came here: it answers it all the same, and no sooner than it came."""
        (inquiry,) = self.same_in_any_order(lambda: self.question(45), self.answer)
        assert (inquiry["is_waiting"], inquiry["answered_at"], inquiry["received_at"]) == (False, at(45), at(45))

    def test_a_question_that_came_after_all_that_followed_takes_none_of_it_for_answered(self) -> None:
        mails: list[Callable[[], object]] = [lambda: self.question(90), self.answer, self.follow_up]
        for order in permutations(mails):
            with transaction.atomic():
                for deliver in order:
                    deliver()
                (inquiry,) = self.look()
                self.assertTrue(inquiry["is_waiting"])
                self.assertGreaterEqual(inquiry["answered_at"], inquiry["received_at"])
                transaction.set_rollback(True)

    def test_what_colleagues_passed_on_counts_as_her_mail(self) -> None:
        def passed_on() -> InboundEmail:
            raw = make_mail(
                sender=f"{self.colleague.name} <{self.colleague.email}>", subject="Fwd: Crisis teams", text=BLOCK,
                sent_at=at(20), X_Forwarded_Message_Id=QUESTION,
            )  # fmt: skip
            return deliver_mail(raw, received_at=at(20))

        (inquiry,) = self.same_in_any_order(passed_on, self.answer)
        assert not inquiry["is_waiting"]

    def test_what_nobody_vouches_for_is_only_suggested(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, lambda: self.copied(Authentication_Results=FAILED))
        assert (inquiry["is_waiting"], inquiry["answered_at"]) == (True, None)
        assert [kind for kind, *_rest in inquiry["messages"]] == ["mail_in", "elsewhere"]

    def test_what_goes_to_somebody_else_answers_nothing(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, lambda: self.answer(to="printer@shop.example"))
        assert (inquiry["is_waiting"], len(inquiry["messages"])) == (True, 1)

    def test_the_copy_of_what_this_desk_sent_is_no_answer_from_elsewhere(self) -> None:
        (inquiry,) = self.same_in_any_order(self.question, lambda: self.answer(X_Press_Desk="reply"))
        assert len(inquiry["messages"]) == 1


class AnswersThatCameFirst(TwoMailboxes):
    def test_it_says_why_it_is_here(self) -> None:
        row = self.answer()
        assert row.filed_as == "own"
        question = self.question().message
        told = Event.objects.get(kind=Event.Kind.ANSWERED_ELSEWHERE)
        assert told.details == {"found_by": "in_reply_to", "answers": question.pk, "counts": True}
        row.refresh_from_db()
        assert (row.filed_as, row.message.inquiry) == ("reply", question.inquiry)

    def test_an_inquiry_of_its_own_is_emptied_and_leads_on(self) -> None:
        alone = self.copied().message.inquiry
        question = self.question().message
        alone.refresh_from_db()
        assert (alone.joined_to, alone.outcome) == (question.inquiry, "duplicate")
        assert not alone.messages.exists()

    def test_what_a_person_did_with_it_goes_along(self) -> None:
        alone = self.copied().message.inquiry
        add_note(alone, "I will call her.", by=self.staff, at=timezone.now())
        assert self.question().message.inquiry.notes.get().text == "I will call her."

    def test_one_that_was_answered_by_hand_is_left_alone(self) -> None:
        alone = self.copied().message.inquiry
        write_answer(alone, self.colleague)
        assert self.question().message.inquiry == alone

    def test_what_a_rule_held_back_meets_its_answer_when_a_person_opens_it(self) -> None:
        add_rule(self.question(-60, message_id="<other@x.example>").message.inquiry, SenderRule.Scope.ADDRESS,
                 by=self.staff, at=timezone.now())  # fmt: skip
        held = self.question(message_id=QUESTION)
        assert held.filed_as == "automatic"
        self.answer()
        inquiry = open_by_hand(held, by=self.staff, at=timezone.now())
        assert inquiry is not None
        inquiry.refresh_from_db()
        assert (inquiry.state, inquiry.answered_at) == ("answered", at(30))


class WrittenAnew(TwoMailboxes):
    """A colleague begins a new mail to a reporter who waits: it names nothing."""

    def test_it_is_suggested_and_stops_no_clock(self) -> None:
        asked = self.question().message.inquiry
        row = self.anew()
        assert (row.filed_as, row.message.inquiry, row.message.kind) == ("reply", asked, Message.Kind.ELSEWHERE)
        asked.refresh_from_db()
        assert (asked.state, asked.answered_at, asked.owner) == ("new", None, None)
        assert Event.objects.get(message=row.message).details == {"counts": False, "why": "no_thread"}

    def test_the_page_says_why_it_is_there_and_asks(self) -> None:
        asked = self.question().message.inquiry
        self.anew()
        self.client.force_login(self.colleague)
        page = self.client.get(asked.get_absolute_url())
        for words in ("written anew to the reporter: names no mail that stands here", "It is our answer"):
            self.assertContains(page, words)

    def test_a_planned_answer_leaves_all_the_same(self) -> None:
        """What is only suggested, or forged, takes no answer from her."""
        draft = write_answer(self.question().message.inquiry, self.colleague)
        now = timezone.now()
        soon = now + timedelta(hours=1)
        scheduling.schedule_reply(
            draft, revision=draft.revision, send_at=soon, by=self.colleague, at=now, sure=sure_of(draft)
        )
        self.anew()
        self.copied(Authentication_Results=FAILED, message_id="<forged@else.example>")
        self.assertEqual(scheduling.send_scheduled(now=soon), 1)

    def test_a_person_says_that_it_is_the_answer(self) -> None:
        asked = self.question().message.inquiry
        assert decide_elsewhere(self.anew().message, counts=True, by=self.colleague, at=timezone.now())
        asked.refresh_from_db()
        assert (asked.state, asked.answered_at, asked.owner) == ("answered", at(30), self.staff)

    def test_of_two_that_wait_it_is_the_one_with_its_subject(self) -> None:
        asked = self.question().message.inquiry
        self.question(10, subject="Rent", message_id="<rent@x.example>")
        assert self.anew(subject="RE: Crisis teams").message.inquiry == asked

    def test_what_was_written_before_she_asked_is_no_answer(self) -> None:
        self.question(60)
        assert self.anew(30).filed_as == "inquiry"

    def test_to_somebody_nobody_waits_for_it_opens_an_inquiry(self) -> None:
        self.question()
        assert self.anew(to="lee@ledger.example").filed_as == "inquiry"

    def test_what_the_checks_speak_against_opens_an_inquiry(self) -> None:
        self.question()
        assert self.anew(Authentication_Results=FAILED).filed_as == "inquiry"

    def test_out_of_the_folder_of_sent_mail_too(self) -> None:
        asked = self.question().message.inquiry
        row = self.answer(In_Reply_To="<unknown@elsewhere.example>")
        assert (row.filed_as, row.message.inquiry) == ("reply", asked)
        asked.refresh_from_db()
        assert asked.is_waiting

    def test_a_guess_goes_where_it_belongs_when_her_mail_comes(self) -> None:
        other = self.question(-60, subject="Rent", message_id="<rent@x.example>").message.inquiry
        row = self.answer()
        assert row.message.inquiry == other
        asked = self.question().message.inquiry
        row.message.refresh_from_db()
        assert row.message.inquiry == asked != other
        for inquiry, state in ((asked, "answered"), (other, "new")):
            inquiry.refresh_from_db()
            assert inquiry.state == state
