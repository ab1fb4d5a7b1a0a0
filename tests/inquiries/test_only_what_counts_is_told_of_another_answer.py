"""Who writes a draft is told of another answer that counts, whenever it was filed, and of no other."""

from datetime import timedelta

from django.utils import timezone

from inquiries import scheduling, sending
from inquiries.elsewhere import decide_elsewhere
from inquiries.guarding import Doubtful
from inquiries.models import Inquiry, Reply
from tests.inquiries.mail_and_answers import FAILED, TwoMailboxes, at
from tests.support.outgoing import sure_of, write_answer

TOLD = "answered from another mail program"


class OnlyWhatCounts(TwoMailboxes):
    def setUp(self) -> None:
        super().setUp()
        self.asked: Inquiry = self.question().message.inquiry
        self.draft = write_answer(self.asked, self.colleague)

    def says(self) -> bool:
        self.client.force_login(self.colleague)
        return TOLD in self.client.get(self.asked.get_absolute_url()).content.decode()

    def is_asked(self) -> bool:
        try:
            sending.send_reply(
                self.draft, revision=self.draft.revision, by=self.colleague, at=timezone.now(), sure=sure_of(self.draft)
            )
        except Doubtful as doubtful:
            return any(each.code.startswith("answered:") for each in doubtful.doubts)
        return False

    def test_what_was_sent_before_the_draft_and_filed_after_it_is_told(self) -> None:
        Reply.objects.filter(pk=self.draft.pk).update(edited_at=at(31))
        self.answer(30)
        self.assertTrue(self.says())
        self.assertTrue(self.is_asked())

    def test_what_is_forged_is_not(self) -> None:
        self.copied(Authentication_Results=FAILED)
        self.assertFalse(self.says())
        self.assertFalse(self.is_asked())

    def test_what_a_person_said_is_no_answer_is_not(self) -> None:
        decide_elsewhere(self.answer().message, counts=False, by=self.staff, at=timezone.now())
        self.assertFalse(self.says())
        self.assertFalse(self.is_asked())

    def test_what_a_person_says_meanwhile_is_one_is_told(self) -> None:
        row = self.anew().message
        self.assertFalse(self.says())
        Reply.objects.filter(pk=self.draft.pk).update(edited_at=timezone.now())
        decide_elsewhere(row, counts=True, by=self.staff, at=timezone.now())
        self.assertTrue(self.says())
        self.assertTrue(self.is_asked())

    def test_a_planned_answer_is_held_where_a_person_says_since_that_it_was_answered(self) -> None:
        row = self.anew().message
        now = timezone.now()
        soon = now + timedelta(hours=1)
        scheduling.schedule_reply(
            self.draft, revision=self.draft.revision, send_at=soon, by=self.colleague, at=now, sure=sure_of(self.draft)
        )
        decide_elsewhere(row, counts=True, by=self.staff, at=timezone.now())
        self.assertEqual(scheduling.send_scheduled(now=soon), 0)
        told = self.asked.events.get(kind="reply_unscheduled")
        self.assertEqual(told.details["why"], "elsewhere")
