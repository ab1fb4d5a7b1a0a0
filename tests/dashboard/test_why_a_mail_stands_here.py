"""Beside a mail stands why it is in this inquiry; whoever sees that it does not belong puts it right with one click."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries import merging
from inquiries.models import Inquiry
from mailbox.models import InboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_message
from tests.support.outgoing import open_inquiry

FIRST = "<first@piedmontcourier.example>"
OTHER = "Priya Venkat <priya@ledger.example>"


class WhyHere(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.staff)
        self.inquiry = open_inquiry(message_id=FIRST)

    def follow_up(self, text: str = "And how many teams are there?\n") -> InboundEmail:
        return deliver_mail(make_mail(subject="Re: teams", text=text, In_Reply_To=FIRST))

    def read(self, inquiry: Inquiry) -> list[str]:
        page = self.client.get(inquiry.get_absolute_url()).content.decode()
        found = re.findall(r'<div class="why-here"><span class="quiet">(.*?)</span>', page)
        return [re.sub(r" of \d+:\d\d [AP]M", "", each) for each in found]

    def part(self, inquiry: Inquiry, mail: InboundEmail, **more: str) -> HttpResponse:
        url = reverse("inquiry_splitting", args=[inquiry.reference])
        return self.client.post(url, {"message": str(mail.message.pk), **more})  # type: ignore[return-value]

    def test_the_mail_an_inquiry_began_with_needs_no_reason(self) -> None:
        self.assertEqual(self.read(self.inquiry), [])

    def test_a_mail_names_the_one_it_answers(self) -> None:
        self.follow_up()
        self.assertEqual(self.read(self.inquiry), ["answers Dana Whitcomb’s mail"])

    def test_a_mail_in_the_thread_names_what_led_there(self) -> None:
        deliver_mail(make_mail(References=f"<unknown@ledger.example> {FIRST}", In_Reply_To="<unknown@ledger.example>"))
        self.assertEqual(self.read(self.inquiry), ["in the thread of Dana Whitcomb’s mail"])

    def test_what_a_colleague_linked_names_her(self) -> None:
        stranger = deliver_mail(make_mail(sender=OTHER, In_Reply_To=FIRST))
        came = stranger.message.inquiry
        merging.join(came, by=self.staff, at=timezone.now())
        said = f"came as {came.reference}, linked by {self.staff.first_name}"
        self.assertEqual(self.read(self.inquiry), [said])

    def test_what_looks_like_no_question_says_by_which_signs(self) -> None:
        headers: dict[str, Any] = {
            "List_Unsubscribe": "<https://news.shop.example/u>",
            "Precedence": "bulk",
            "List_Id": "<n.shop.example>",
        }
        text = "Our spring news.\n\nUnsubscribe: https://news.shop.example/u\nView this email in your browser\n"
        mail = deliver_mail(
            make_mail(sender="Shop <news@shop.example>", subject="Spring newsletter", text=text, **headers)
        )
        (said,) = self.read(mail.message.inquiry)
        self.assertRegex(said, "^looks like a newsletter: .+")

    def test_an_absence_says_when_she_is_back(self) -> None:
        back = timezone.localdate() + timedelta(days=6)
        text = f"I am out of the office. I am back on {back:%B} {back.day}, {back.year}.\n"
        deliver_mail(
            make_mail(In_Reply_To=FIRST, subject="Automatic reply: x", text=text, Auto_Submitted="auto-replied")
        )
        (said,) = self.read(self.inquiry)
        self.assertIn(f"back on {back:%a}, {back:%b} {back.day}", said)

    def test_one_click_makes_it_an_inquiry_of_its_own(self) -> None:
        mail = self.follow_up()
        self.part(self.inquiry, mail)
        mail = InboundEmail.objects.get(pk=mail.pk)
        new = mail.message.inquiry
        self.assertNotEqual(new, self.inquiry)
        moved = f"stood in {self.inquiry.reference}, moved by {self.staff.first_name}"
        self.assertEqual(self.read(new), [f"belongs to a mail that stands elsewhere now · {moved}"])

    def test_it_can_be_put_into_another_inquiry(self) -> None:
        mail = self.follow_up()
        other = open_inquiry(sender=OTHER, message_id="<priya@ledger.example>")
        self.part(self.inquiry, mail, into=other.reference)
        mail = InboundEmail.objects.get(pk=mail.pk)
        self.assertEqual(mail.message.inquiry, other)
        self.assertEqual(self.inquiry.messages.count(), 1)

    def test_an_inquiry_that_is_not_there_moves_nothing(self) -> None:
        mail = self.follow_up()
        for into in ("PD-99999", "nonsense", self.inquiry.reference):
            with self.subTest(into):
                answer = self.part(self.inquiry, mail, into=into)
                self.assertContains(answer, "There is no other inquiry of that reference.", status_code=422)
                self.assertContains(answer, f'value="{into}"', status_code=422)
        self.assertEqual(self.inquiry.messages.count(), 2)

    def test_what_is_secret_to_her_is_no_place_to_move_to(self) -> None:
        mail = self.follow_up()
        secret = open_inquiry(sender=OTHER, message_id="<sealed@ledger.example>")
        Inquiry.objects.filter(pk=secret.pk).update(is_confidential=True, owner=self.colleague)
        self.assertEqual(self.part(self.inquiry, mail, into=secret.reference).status_code, 422)
        self.assertEqual(secret.messages.count(), 1)

    def test_nothing_is_offered_to_whoever_may_only_read(self) -> None:
        self.follow_up()
        self.client.force_login(self.observer)
        page = self.client.get(self.inquiry.get_absolute_url())
        self.assertContains(page, "answers Dana Whitcomb")
        self.assertNotContains(page, "Split off")

    def test_a_long_thread_takes_no_query_more(self) -> None:
        self.follow_up()
        page = self.inquiry.get_absolute_url()
        self.client.get(page)
        few = self.count(page)
        for _number in range(5):
            make_message(self.inquiry, at=datetime.fromisoformat("2026-01-01T12:00:00+00:00"))
        self.assertEqual(self.count(page), few)

    def count(self, page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.client.get(page)
        return len(queries)
