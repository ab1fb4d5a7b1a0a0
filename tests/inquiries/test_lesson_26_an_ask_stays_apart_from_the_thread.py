"""Whoever is asked to speak is outside the reporter's thread: she is sent nothing of it, the reporter nothing of her.

Asks are entered by hand so far; no mail of the desk goes to a spokesperson.
"""

from django.utils import timezone

from inquiries.assignment import agree, ask_spokesperson, decline
from inquiries.drafts import start_reply
from inquiries.freezing import freeze
from inquiries.models import Inquiry, Message, Reply
from inquiries.notes import add_note
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_spokesperson

FIRST = "<first@piedmontcourier.example>"
HERS = "desmond.achterberg@durhamcouncil.example"


class AnAskStaysApart(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = Inquiry.objects.get(messages__inbound=deliver_mail(make_mail(message_id=FIRST)))
        self.desmond = make_spokesperson(email=HERS)
        self.ask = ask_spokesperson(self.inquiry, self.desmond, by=self.staff, at=timezone.now())

    def write_answer(self) -> str:
        """All of an answer as it would leave: head, words, history."""
        draft = start_reply(Inquiry.objects.get(pk=self.inquiry.pk), by=self.staff, at=timezone.now())
        Reply.objects.filter(pk=draft.pk).update(text="Dear Dana, we are looking for somebody.")
        draft.refresh_from_db()
        return repr(freeze(draft, self.inquiry, files=[], by=self.staff))

    def test_lesson_26_asking_sends_nothing_to_anybody_outside(self) -> None:
        agree(self.ask, by=self.staff, at=timezone.now())
        decline(self.ask, by=self.staff, at=timezone.now())
        assert not OutboundEmail.objects.filter(recipients__address__iexact=HERS).exists()
        assert not OutboundEmail.objects.filter(recipients__address="dana@piedmontcourier.example").exists()

    def test_lesson_26_who_is_asked_is_no_part_of_the_thread(self) -> None:
        agree(self.ask, by=self.staff, at=timezone.now())
        assert not self.inquiry.participants.filter(address=HERS).exists()
        answer = self.write_answer()
        assert "dana@piedmontcourier.example" in answer
        assert "achterberg" not in answer.casefold()

    def test_lesson_26_what_was_noted_of_the_asking_is_in_no_answer(self) -> None:
        add_note(self.inquiry, "Desmond says maybe, call him at six.", by=self.staff, at=timezone.now())
        assert "call him at six" not in self.write_answer()

    def test_lesson_26_her_own_mail_about_it_stands_apart(self) -> None:
        """Passed on to her by somebody, she writes to the press address: that is no answer to the reporter."""
        text = "No comment, and do not tell Dana.\n"
        sender = f"Desmond Achterberg <{HERS}>"
        apart = deliver_mail(make_mail(sender=sender, subject="Re: teams", text=text, In_Reply_To=FIRST))
        message = Message.objects.get(inbound=apart)
        assert message.inquiry != self.inquiry
        assert message.inquiry.may_belong_to == self.inquiry, "staff may join it, and only they"
        assert "do not tell Dana" not in self.write_answer()
        assert Inquiry.objects.get(pk=self.inquiry.pk).answered_at is None
