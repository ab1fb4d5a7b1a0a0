"""An answer from another mail program stands in the timeline as ours, says whether it counts, and warns at a draft."""

from django.urls import reverse

from inquiries.models import Inquiry, Message
from mailbox.models import InboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail
from tests.support.outgoing import open_inquiry, write_answer

FIRST = "<first@piedmontcourier.example>"


class AnswerFromElsewhere(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.staff)
        self.inquiry = open_inquiry(message_id=FIRST)

    def answer(self) -> InboundEmail:
        return deliver_mail(
            make_mail(
                sender=f"{self.colleague.name} <{self.colleague.email}>",
                to="dana@piedmontcourier.example",
                Cc="press@pressdesk.example",
                In_Reply_To=FIRST,
                text="Yes, she will talk to you.\n",
            )
        )

    def test_it_says_where_it_came_from_and_that_it_counts(self) -> None:
        self.answer()
        page = self.client.get(self.inquiry.get_absolute_url())
        self.assertContains(page, "from another mail program")
        self.assertContains(page, "answers Dana Whitcomb’s mail of")
        self.assertContains(page, "counts as our answer")

    def test_one_click_says_that_it_is_none_and_one_that_it_is(self) -> None:
        mail = self.answer()
        url = reverse("inquiry_elsewhere", args=[self.inquiry.reference, mail.message.pk])
        for counts, state, words in (("no", "open", "does not count"), ("yes", "answered", "counts as our answer")):
            with self.subTest(counts):
                page = self.client.post(url, {"counts": counts}, follow=True)
                self.assertContains(page, words)
                self.assertEqual(Inquiry.objects.get().state, state)

    def test_a_colleagues_draft_is_warned_of(self) -> None:
        write_answer(self.inquiry, self.staff)
        self.assertNotContains(self.client.get(self.inquiry.get_absolute_url()), "from another mail program")
        self.answer()
        self.assertContains(self.client.get(self.inquiry.get_absolute_url()), "draft is kept below, and not sent.")

    def test_whoever_may_only_read_sees_it_and_decides_nothing(self) -> None:
        mail = self.answer()
        self.client.force_login(self.observer)
        self.assertContains(self.client.get(self.inquiry.get_absolute_url()), "counts as our answer")
        url = reverse("inquiry_elsewhere", args=[self.inquiry.reference, mail.message.pk])
        self.assertEqual(self.client.post(url, {"counts": "no"}).status_code, 403)
        self.assertEqual(Message.objects.get(pk=mail.message.pk).inquiry.state, "answered")
