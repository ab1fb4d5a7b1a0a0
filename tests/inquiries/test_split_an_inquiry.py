"""One inquiry that is two: what is split off has its own reporter, clock and thread."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from inquiries import access, calls, closing, sending
from inquiries.models import Event, Inquiry, Message, Reply
from inquiries.splitting import NotSplittable, list_splittable, split
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail
from tests.support.outgoing import send_answer, write_answer

FIRST, SECOND = "<first@piedmontcourier.example>", "<second@piedmontcourier.example>"
LUIS = "Luis Ortega <luis@piedmontcourier.example>"
# A Monday, 11:00 AM in New York.
ELEVEN = datetime(2026, 11, 16, 16, 0, tzinfo=UTC)


@pytest.mark.usefixtures("smtp")
class SplitAnInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        first = make_mail(message_id=FIRST, sent_at=ELEVEN - timedelta(hours=1))
        self.inquiry = deliver_mail(first, received_at=ELEVEN - timedelta(hours=1)).message.inquiry
        self.other = deliver_mail(
            make_mail(
                sender=LUIS,
                message_id=SECOND,
                In_Reply_To=FIRST,
                subject="School meals",
                sent_at=ELEVEN,
                text="Another thing: I need the school meals figures by 3 pm today.\n",
            ),
            received_at=ELEVEN,
        ).message
        assert self.other.inquiry == self.inquiry

    def split(self, *messages: Message) -> Inquiry:
        new = split(self.inquiry, messages or [self.other], by=self.staff, at=self.now)
        self.inquiry.refresh_from_db()
        new.refresh_from_db()
        return new

    def test_it_is_of_whoever_wrote_it_and_due_by_its_own_words(self) -> None:
        new = self.split()
        assert new.journalist.address == "luis@piedmontcourier.example"
        assert (new.subject, new.state, new.received_at) == ("School meals", "open", ELEVEN)
        assert new.deadline == new.due_at == ELEVEN + timedelta(hours=4)
        assert "school meals figures" in new.snippet
        assert (new.messages.count(), self.inquiry.messages.count()) == (1, 1)

    def test_the_deadline_that_stood_in_it_goes_along(self) -> None:
        assert Inquiry.objects.get().deadline == ELEVEN + timedelta(hours=4)
        self.split()
        assert self.inquiry.deadline is None
        assert self.inquiry.due_at == self.inquiry.received_at + timedelta(hours=24)

    def test_both_sides_say_it(self) -> None:
        new = self.split()
        kind = Event.Kind.SPLIT_OFF
        assert self.inquiry.events.get(kind=kind).details == {"into": new.reference, "count": 1}
        assert new.events.get(kind=kind).details == {"from": self.inquiry.reference, "count": 1}

    def test_later_mail_in_its_thread_goes_to_it_and_the_rest_stays(self) -> None:
        new = self.split()
        for parent, expected in [(SECOND, new), (FIRST, self.inquiry)]:
            filed = deliver_mail(make_mail(sender=LUIS, In_Reply_To=parent, text=f"More on {parent}?\n"))
            assert filed.message.inquiry == expected

    def test_our_answer_to_it_goes_along_and_so_does_what_answers_that(self) -> None:
        email = send_answer(self.inquiry, self.staff)
        new = self.split()
        assert new.messages.filter(outbound=email).exists()
        assert (new.state, new.answered_at) == ("answered", email.sent_at)
        assert (self.inquiry.state, self.inquiry.answered_at) == ("open", None)
        filed = deliver_mail(make_mail(sender=LUIS, In_Reply_To=email.message_id, text="Which year is that?\n"))
        assert filed.message.inquiry == new

    def test_an_answer_that_came_back_does_not_make_what_is_left_answered(self) -> None:
        email = send_answer(self.inquiry, self.staff)
        call = calls.log_call(
            self.inquiry.journalist, "It came back?", inquiry=self.inquiry, by=self.staff, at=timezone.now()
        )
        OutboundEmail.objects.filter(pk=email.pk).update(bounced_at=timezone.now())
        self.split(call)
        assert (self.inquiry.state, self.inquiry.answered_at) == ("open", email.sent_at)

    def test_what_a_person_opened_again_waits_on(self) -> None:
        third = deliver_mail(make_mail(sender=LUIS, In_Reply_To=FIRST, text="A third thing?\n")).message
        send_answer(self.inquiry, self.staff)
        closing.reopen(self.inquiry, by=self.staff, at=self.now)
        self.split(self.other)
        assert (third.inquiry, self.inquiry.state) == (self.inquiry, "open")

    def test_an_answer_by_token_finds_the_half_that_its_reference_names(self) -> None:
        first = send_answer(self.inquiry, self.staff)
        new = self.split()
        second = send_answer(self.inquiry, self.staff, "To the first question.")
        token = f"press+{first.reply_token}@pressdesk.example"
        assert first.reply_token == second.reply_token
        for email, expected in [(first, new), (second, self.inquiry)]:
            mail = make_mail(sender=LUIS, to=token, In_Reply_To=email.message_id, text=f"And {email.pk}?\n")
            assert deliver_mail(mail).message.inquiry == expected

    def test_a_draft_that_answers_it_goes_along(self) -> None:
        draft = write_answer(self.inquiry, self.staff, "About the meals …")
        assert draft.answers == self.other
        assert self.split().replies.get(state=Reply.State.DRAFT) == draft
        assert sending.start_reply(self.inquiry, by=self.staff, at=self.now) != draft

    def test_a_call_can_be_split_off(self) -> None:
        call = calls.log_call(
            self.inquiry.journalist, "And the shelter?", inquiry=self.inquiry, by=self.staff, at=self.now
        )
        new = self.split(call)
        assert (new.journalist, new.messages.get()) == (self.inquiry.journalist, call)

    def test_something_is_chosen_and_something_stays(self) -> None:
        for chosen in [[], list_splittable(self.inquiry)]:
            with self.assertRaises(NotSplittable):
                split(self.inquiry, chosen, by=self.staff, at=self.now)
        assert Inquiry.objects.count() == 1

    def test_what_a_colleague_moved_meanwhile_is_not_split_off_twice(self) -> None:
        self.split()
        with self.assertRaises(NotSplittable):
            split(self.inquiry, [self.other], by=self.staff, at=self.now)

    def test_it_is_as_confidential_as_before_and_has_the_same_owner(self) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(is_confidential=True, owner=self.staff)
        self.inquiry.named.add(self.observer)
        new = self.split()
        assert (new.is_confidential, new.owner) == (True, self.staff)
        assert access.may_read(self.observer, new)
        assert not access.may_read(self.colleague, new)
