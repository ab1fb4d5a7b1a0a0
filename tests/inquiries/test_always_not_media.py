"""Of a sender who is no reporter a person says so once; it can be lifted, and no answer of ours is lost by it."""

from django.utils import timezone

from inquiries.intake import open_by_hand
from inquiries.mail_problems import say_problem
from inquiries.models import Inquiry, SenderRule
from inquiries.sender_rules import RuleRefused, add_rule, lift_rule
from mailbox.models import InboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_outlet
from tests.support.outgoing import open_inquiry, send_answer

Scope = SenderRule.Scope
SHOP = "Lou <lou@shop.example>"


class AlwaysNotMedia(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.inquiry = open_inquiry(sender=SHOP, subject="Buy our lists")

    def add(self, scope: SenderRule.Scope = Scope.ADDRESS, inquiry: Inquiry | None = None) -> SenderRule:
        return add_rule(inquiry or self.inquiry, scope, by=self.staff, at=timezone.now())

    def write(self, sender: str = SHOP, **headers: str) -> InboundEmail:
        return deliver_mail(make_mail(sender=sender, subject="Buy again", **headers))  # type: ignore[arg-type]

    def test_her_next_mail_opens_no_inquiry_and_is_counted(self) -> None:
        rule = self.add()
        mail = self.write("LOU <Lou@Shop.example>")
        rule.refresh_from_db()
        self.assertEqual((mail.filed_as, mail.problem), ("automatic", "sender_rule"))
        self.assertEqual(say_problem(mail), "Always not media: lou@shop.example")
        self.assertEqual((rule.mails, rule.newest_at), (1, mail.received_at))
        self.assertEqual(Inquiry.objects.count(), 1)

    def test_a_colleague_of_hers_only_where_the_domain_was_meant(self) -> None:
        self.add()
        self.assertEqual(self.write("kim@shop.example").filed_as, "inquiry")
        self.add(Scope.DOMAIN)
        self.assertEqual(self.write("kim@shop.example").filed_as, "automatic")
        self.assertEqual(self.write("kim@news.shop.example").filed_as, "inquiry")

    def test_what_answers_us_always_comes_through(self) -> None:
        email = send_answer(self.inquiry, self.staff)
        self.add()
        mail = self.write(In_Reply_To=email.message_id)
        self.assertEqual(mail.message.inquiry, self.inquiry)

    def test_one_that_was_held_back_can_be_made_an_inquiry(self) -> None:
        self.add()
        self.assertIsNotNone(open_by_hand(self.write(), by=self.staff, at=timezone.now()))

    def test_lifted_it_holds_nothing_back_and_can_be_said_again(self) -> None:
        rule = self.add()
        self.assertTrue(lift_rule(rule, by=self.colleague, at=timezone.now()))
        self.assertFalse(lift_rule(rule, by=self.colleague, at=timezone.now()))
        self.assertEqual(self.write().filed_as, "inquiry")
        self.assertNotEqual(self.add(), rule)

    def test_said_twice_it_stands_once(self) -> None:
        self.assertEqual(self.add(), self.add())

    def test_no_domain_is_shut_out_that_reporters_write_from(self) -> None:
        make_outlet(domain="daybook.example")
        for sender, words in (
            ("kay@gmail.com", "Everybody can have an address"),
            ("press.friend@pressdesk.example", "office’s own"),
            ("kay@daybook.example", "a newsroom that the desk knows"),
        ):
            with self.subTest(sender), self.assertRaisesRegex(RuleRefused, words):
                self.add(Scope.DOMAIN, open_inquiry(sender=sender))
        self.assertFalse(SenderRule.objects.exists())

    def test_on_the_page_it_is_offered_where_the_inquiry_was_not_media(self) -> None:
        self.client.force_login(self.staff)
        url = self.inquiry.get_absolute_url()
        self.assertNotContains(self.client.get(url), "Always not media?")
        self.client.post(f"{url}closure/", {"outcome": "not_media"})
        self.assertContains(self.client.get(url), "All from lou@shop.example")
        answer = self.client.post(f"{url}sender-rules/", {"scope": "domain"}, follow=True)
        self.assertContains(answer, "Mail from @shop.example opens no inquiry any more.")
        self.write()
        room = self.client.get("/mailroom/")
        self.assertContains(room, "said by Ana Ruiz · 1 mail since")
        lifted = self.client.post(f"/mailroom/sender-rules/{SenderRule.objects.get().pk}/removal/", follow=True)
        self.assertContains(lifted, "Mail from @shop.example opens inquiries again.")
        self.assertNotContains(lifted, "said by Ana Ruiz")
