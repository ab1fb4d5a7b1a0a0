"""Two of her mails bear one Message-ID: an answer that names it has answered the first, and nobody the second."""

from inquiries.models import Inquiry
from tests.inquiries.mail_and_answers import ANSWER, TwoMailboxes

SECOND = "A second thing: what about the rent law, can you talk today?\n"


class OneMessageIdOnTwoQuestions(TwoMailboxes):
    def test_the_second_waits_for_an_answer(self) -> None:
        self.question()
        self.answer()
        inquiry = self.question(120, subject="Rent", text=SECOND).message.inquiry
        inquiry.refresh_from_db()
        self.assertTrue(inquiry.is_waiting)

    def test_after_a_colleagues_answer_too(self) -> None:
        self.question()
        self.copied()
        inquiry = self.question(120, subject="Rent", text=SECOND).message.inquiry
        inquiry.refresh_from_db()
        self.assertTrue(inquiry.is_waiting)

    def test_also_where_it_names_our_answer_itself(self) -> None:
        self.question()
        self.answer()
        inquiry = self.question(120, text=SECOND, In_Reply_To=ANSWER).message.inquiry
        inquiry.refresh_from_db()
        self.assertTrue(inquiry.is_waiting)

    def test_it_waits_still_when_something_else_is_counted(self) -> None:
        self.question()
        self.answer()
        inquiry = self.question(120, subject="Rent", text=SECOND).message.inquiry
        self.answer(25, message_id="<earlier@pressdesk.example>", text="Soon.\n")
        inquiry.refresh_from_db()
        self.assertTrue(inquiry.is_waiting)

    def test_its_subject_names_no_inquiry_that_stood_before(self) -> None:
        asked = self.question().message.inquiry
        self.answer()
        self.question(120, subject="Rent", text=SECOND)
        asked.refresh_from_db()
        self.assertEqual(asked.subject, "Crisis teams")

    def test_the_same_mail_once_more_is_a_copy_all_the_same(self) -> None:
        self.question()
        self.answer()
        self.assertEqual(self.question(120).filed_as, "duplicate")
        self.assertFalse(Inquiry.objects.waiting().exists())
