"""An answer taken back leaves the thread as it was: a wrong recipient's mail joins it no more than a stranger's."""

from django.utils import timezone

from inquiries import acknowledging, journalists, sending
from inquiries.models import Inquiry, Reply
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_journalist, make_mail
from tests.support.outgoing import DANA, open_inquiry, queue_answer, sure_of, write_answer

WRONG = "kay@elsewhere.example"


class UndoingAnAnswer(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = open_inquiry(message_id="<first@piedmontcourier.example>", Cc="luis@third.example")

    def send(self, *, to: list[str], cc: list[str] | None = None, bcc: list[str] | None = None) -> OutboundEmail:
        draft = write_answer(self.inquiry, self.staff, to=to, cc=cc or [])
        Reply.objects.filter(pk=draft.pk).update(bcc=bcc or [])
        draft.refresh_from_db()
        return sending.send_reply(draft, revision=draft.revision, by=self.staff, at=timezone.now(), sure=sure_of(draft))

    def undo(self, email: OutboundEmail) -> None:
        assert sending.undo_send(email, by=self.staff, at=timezone.now()) is not None

    def members(self) -> set[str]:
        return set(Inquiry.objects.get(pk=self.inquiry.pk).participants.values_list("address", flat=True))

    def test_who_only_stood_in_it_is_out_again_wherever_she_stood(self) -> None:
        before = self.members()
        assert before == {DANA, "luis@third.example"}
        for place in (
            {"to": [f"Kay <{WRONG.upper()}>"]},
            {"to": [DANA], "cc": [WRONG]},
            {"to": [DANA], "bcc": [WRONG]},
        ):
            with self.subTest(place=place):
                email = self.send(**place)
                assert WRONG in self.members()
                self.undo(email)
                assert self.members() == before

    def test_her_mail_that_names_the_thread_is_a_strangers(self) -> None:
        self.undo(self.send(to=[WRONG]))
        sender = f"Kay Lund <{WRONG}>"
        mail = deliver_mail(make_mail(sender=sender, In_Reply_To="<first@piedmontcourier.example>"))
        assert mail.filed_as == "inquiry"
        assert mail.message.inquiry.may_belong_to == self.inquiry

    def test_who_wrote_or_was_written_to_otherwise_stays(self) -> None:
        deliver_mail(make_mail(In_Reply_To="<first@piedmontcourier.example>", Cc=WRONG, text="Kay too.\n"))
        self.undo(self.send(to=[WRONG, DANA]))
        assert self.members() == {DANA, "luis@third.example", WRONG}

    def test_a_second_answer_on_its_way_keeps_her_in_until_it_is_taken_back_too(self) -> None:
        first = self.send(to=[DANA], bcc=[WRONG])
        second = self.send(to=[DANA], bcc=[WRONG])
        self.undo(first)
        assert WRONG in self.members()
        Reply.objects.filter(inquiry=self.inquiry, state="draft").update(state="discarded")
        self.undo(second)
        assert WRONG not in self.members()

    def test_the_reporter_and_who_was_taken_for_her_stay(self) -> None:
        kay = make_journalist("Kay Lund", WRONG)
        otto = make_journalist("Otto Ekholm", "otto@elsewhere.example")
        for person in (kay, otto):
            journalists.change_reporter(self.inquiry, person, by=self.staff, at=timezone.now())
        self.undo(self.send(to=[WRONG, otto.address]))
        assert {WRONG, otto.address} <= self.members()

    def test_an_acknowledgement_taken_back_puts_nobody_out_who_wrote(self) -> None:
        before = self.members()
        self.undo(acknowledging.acknowledge(self.inquiry, by=self.staff, at=timezone.now()))
        assert self.members() == before

    def test_what_is_too_late_to_take_back_changes_nothing(self) -> None:
        email = queue_answer(self.inquiry, self.staff)
        OutboundEmail.objects.filter(pk=email.pk).update(state="sent", sent_at=timezone.now())
        before = self.members()
        assert sending.undo_send(email, by=self.staff, at=timezone.now()) is None
        assert self.members() == before
