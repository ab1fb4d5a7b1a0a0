"""A colleague who answers from her own mail program has answered: the clock stops, and no draft goes out beside it."""

from datetime import timedelta
from typing import Any

from django.test import override_settings
from django.utils import timezone

from inquiries import scheduling, sending
from inquiries.closing import close
from inquiries.elsewhere import decide_elsewhere
from inquiries.guarding import Doubtful
from inquiries.intake import process_pending
from inquiries.models import Inquiry, Message
from mailbox.addresses import BadMailUrl, read_imap_url
from mailbox.models import InboundEmail, Mailbox
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, store_mail
from tests.support.outgoing import open_inquiry, sure_of, write_answer

FIRST = "<first@piedmontcourier.example>"
DANA = "dana@piedmontcourier.example"
PRESS = "press@pressdesk.example"
FAILED = "mx.pressdesk.example; spf=fail smtp.mailfrom=else.example; dmarc=fail header.from=pressdesk.example"
SENT = read_imap_url("imaps://press:secret@127.0.0.1/Sent?holds=sent")


class AnsweredElsewhere(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.inquiry = open_inquiry(message_id=FIRST)

    def answer(self, *, sender: str = "", to: str = DANA, **headers: Any) -> InboundEmail:
        sender = sender or f"{self.staff.name} <{self.staff.email}>"
        headers = {"In_Reply_To": FIRST, "Cc": PRESS} | headers
        return deliver_mail(make_mail(sender=sender, to=to, text="Yes, Desmond will talk to you.\n", **headers))

    def renewed(self) -> Inquiry:
        return Inquiry.objects.get(pk=self.inquiry.pk)

    def test_her_answer_with_us_in_copy_stops_the_clock(self) -> None:
        mail = self.answer()
        inquiry = self.renewed()
        self.assertEqual(mail.filed_as, "reply")
        self.assertEqual(inquiry.state, Inquiry.State.ANSWERED)
        self.assertEqual(inquiry.answered_at, mail.received_at)
        self.assertEqual(inquiry.owner, self.staff)
        self.assertEqual((mail.message.kind, mail.message.by), (Message.Kind.ELSEWHERE, self.staff))

    def test_from_the_press_address_itself_too(self) -> None:
        self.answer(sender=f"Press <{PRESS}>", Cc="someone@ledger.example")
        self.assertEqual(self.renewed().state, Inquiry.State.ANSWERED)

    def test_what_goes_to_no_reporter_answers_none(self) -> None:
        self.answer(to=PRESS, Cc=self.colleague.email)
        self.assertIsNone(self.renewed().answered_at)

    def test_an_absence_notice_of_hers_answers_nothing(self) -> None:
        self.answer(Auto_Submitted="auto-replied")
        self.assertIsNone(self.renewed().answered_at)

    def test_the_reporters_next_mail_opens_it_again_and_stands_there(self) -> None:
        mine = self.answer(message_id="<mine@pressdesk.example>")
        again = deliver_mail(make_mail(In_Reply_To="<mine@pressdesk.example>", text="When can she talk?\n"))
        self.assertEqual(again.message.inquiry, mine.message.inquiry)
        self.assertEqual(self.renewed().state, Inquiry.State.OPEN)

    def test_what_nobody_vouches_for_is_only_suggested(self) -> None:
        mail = self.answer(Authentication_Results=FAILED)
        inquiry = self.renewed()
        self.assertEqual((inquiry.state, inquiry.answered_at), (Inquiry.State.NEW, None))
        self.assertIsNone(mail.message.by)
        self.assertTrue(decide_elsewhere(mail.message, counts=True, by=self.staff, at=timezone.now()))
        self.assertEqual(self.renewed().state, Inquiry.State.ANSWERED)
        self.assertEqual(self.renewed().answered_at, mail.received_at)

    def test_a_person_says_that_it_was_no_answer(self) -> None:
        mail = self.answer()
        self.assertTrue(decide_elsewhere(mail.message, counts=False, by=self.colleague, at=timezone.now()))
        inquiry = self.renewed()
        self.assertEqual((inquiry.state, inquiry.answered_at), (Inquiry.State.OPEN, None))
        self.assertFalse(decide_elsewhere(mail.message, counts=False, by=self.colleague, at=timezone.now()))

    def test_one_that_was_closed_stays_closed(self) -> None:
        close(self.inquiry, Inquiry.Outcome.DECLINED, by=self.staff, at=timezone.now())
        self.answer()
        self.assertEqual(self.renewed().outcome, Inquiry.Outcome.DECLINED)

    def test_a_draft_that_waits_is_asked_about(self) -> None:
        draft = write_answer(self.inquiry, self.colleague)
        self.answer()
        with self.assertRaisesRegex(Doubtful, "from another mail program"):
            sending.send_reply(
                draft, revision=draft.revision, by=self.colleague, at=timezone.now(), sure=sure_of(draft)
            )

    def test_a_planned_answer_is_held_back(self) -> None:
        draft = write_answer(self.inquiry, self.colleague)
        now = timezone.now()
        scheduling.schedule_reply(
            draft, revision=draft.revision, send_at=now + timedelta(hours=1), by=self.colleague, at=now,
            sure=sure_of(draft),
        )  # fmt: skip
        self.answer()
        self.assertEqual(scheduling.send_scheduled(now=now + timedelta(hours=1)), 0)
        event = self.inquiry.events.filter(kind="reply_unscheduled").get()
        self.assertEqual(event.details["why"], "elsewhere")

    def test_a_call_afterwards_keeps_it_in_the_queue(self) -> None:
        """What she asked after our answer left, though it was filed before, still waits."""
        late = timezone.now() + timedelta(minutes=5)
        deliver_mail(make_mail(In_Reply_To=FIRST, text="And one more thing: how many?\n"), received_at=late)
        self.answer()
        self.assertTrue(self.renewed().is_waiting)
        self.assertIsNotNone(self.renewed().answered_at)


@override_settings(MAILBOXES=[SENT])
class TheFolderOfSentMail(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.inquiry = open_inquiry(message_id=FIRST)
        Mailbox.objects.create(name=SENT.name, folder="Sent")

    def deliver_sent(self, **mail: str) -> InboundEmail:
        row = store_mail(make_mail(sender=f"Press <{PRESS}>", **mail))  # type: ignore[arg-type]
        InboundEmail.objects.filter(pk=row.pk).update(mailbox=Mailbox.objects.get(folder="Sent"), folder="Sent")
        process_pending()
        return InboundEmail.objects.get(pk=row.pk)

    def test_an_answer_that_stands_only_there_counts(self) -> None:
        mail = self.deliver_sent(to=DANA, In_Reply_To=FIRST)
        self.assertEqual(mail.message.kind, Message.Kind.ELSEWHERE)
        self.assertEqual(Inquiry.objects.get().state, Inquiry.State.ANSWERED)

    def test_what_belongs_to_no_inquiry_opens_none(self) -> None:
        mail = self.deliver_sent(to="printer@shop.example", subject="Letterheads")
        self.assertEqual(mail.filed_as, "own")
        self.assertEqual(Inquiry.objects.count(), 1)

    def test_the_copy_of_what_this_desk_sent_is_known(self) -> None:
        draft = write_answer(self.inquiry, self.staff)
        email = sending.send_reply(
            draft, revision=draft.revision, by=self.staff, at=timezone.now(), sure=sure_of(draft)
        )  # fmt: skip
        mail = self.deliver_sent(to=DANA, In_Reply_To=FIRST, message_id=email.message_id)
        self.assertEqual(mail.filed_as, "own")
        self.assertFalse(Message.objects.filter(kind=Message.Kind.ELSEWHERE).exists())

    def test_a_folder_is_named_in_words(self) -> None:
        with self.assertRaisesRegex(BadMailUrl, "holds=sent"):
            read_imap_url("imaps://press:secret@127.0.0.1/Sent?holds=drafts")
