"""The right column says who wrote it and whether to believe it, in words; it never stands in anybody's way."""

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from inquiries.journalists import change_reporter
from inquiries.merging import merge
from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_journalist, make_mail, make_outlet, make_spokesperson

PROVEN = (
    "mx; spf=pass smtp.mailfrom=dana@piedmontcourier.example; dkim=pass header.d=piedmontcourier.example; dmarc=pass"
)
BLOCK = (
    "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@piedmontcourier.example>\n"
    "Date: Mon, Oct 12, 2026 at 10:05 AM\nSubject: Crisis teams\nTo: Ana Ruiz\n\nWho can speak?\n"
)


class SenderPanelTests(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def read_side(self, raw: bytes) -> str:
        """The text of the right column on the page of the inquiry that this mail makes."""
        self.inquiry = Inquiry.objects.get(messages__inbound=deliver_mail(raw))
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        return " ".join(page.partition('<aside class="side"')[2].partition("</aside>")[0].split())

    def test_what_the_mail_server_found_is_said_in_words(self) -> None:
        with override_settings(AUTHSERV_ID="mx"):
            side = self.read_side(make_mail(Authentication_Results=PROVEN))
        assert "Checked: it does come from piedmontcourier.example." in side
        assert "SPF passed · DKIM passed · DMARC passed" in side

    def test_a_report_of_a_server_nobody_named_proves_nothing(self) -> None:
        side = self.read_side(make_mail(Authentication_Results=PROVEN))
        assert "Checked: it does" not in side
        assert "A report in the mail says that it comes from piedmontcourier.example" in side

    def test_a_forward_that_was_merged_is_still_a_forward(self) -> None:
        first = make_inquiry(journalist=make_journalist("Priya", "priya@ledger.example"))
        sender = f"{self.staff.name} <{self.staff.email}>"
        self.read_side(make_mail(sender=sender, subject="Fwd: Crisis teams", text=BLOCK))
        merge(self.inquiry, first, by=self.staff, at=timezone.now())
        page = self.client.get(reverse("inquiry", args=[first.reference])).content.decode()
        assert f"Forwarded by {self.staff.name}." in page

    def test_failed_checks_are_said_and_stop_nobody(self) -> None:
        side = self.read_side(make_mail(Authentication_Results="mx; spf=fail; dkim=none; dmarc=fail"))
        assert "The checks failed: it may not come from piedmontcourier.example." in side
        assert "SPF failed · DKIM not set up · DMARC failed" in side
        answer = self.client.get(reverse("inquiry", args=[self.inquiry.reference]), {"compose": "reply"})
        assert answer.status_code == 200

    def test_a_server_that_left_no_word_is_not_taken_for_a_yes(self) -> None:
        assert "left no word on whether the sender was checked" in self.read_side(make_mail())

    def test_lesson_13_a_look_alike_of_a_known_outlet_is_pointed_out(self) -> None:
        make_outlet()
        side = self.read_side(make_mail(sender="Dana Whitcomb <dana@piedrnontcourier.example>"))
        assert "piedrnontcourier.example is written to look like piedmontcourier.example, but is not it." in side
        assert "Look twice before you answer." in side

    def test_lesson_13_the_outlets_own_domain_is_no_look_alike_of_itself(self) -> None:
        make_outlet()
        make_outlet("Piedmont Couriers", "piedmontcouriers.example")
        for domain in ("piedmontcourier.example", "news.piedmontcourier.example"):
            assert "Look twice" not in self.read_side(make_mail(sender=f"Dana <dana@{domain}>"))

    def test_lesson_13_a_freelancer_writes_from_webmail_and_is_no_suspect(self) -> None:
        make_outlet()
        side = self.read_side(make_mail(sender="Dana Whitcomb <dana.whitcomb@gmail.com>"))
        assert "Writes from gmail.com, where anybody can have an address. Many freelancers do" in side
        assert "Look twice" not in side

    def test_a_name_that_shows_another_address_is_pointed_out(self) -> None:
        side = self.read_side(make_mail(sender='"dana@piedmontcourier.example" <x@evil.example>'))
        assert "The name shows another address than it comes from: dana@piedmontcourier.example." in side

    def test_answers_that_go_elsewhere_are_pointed_out(self) -> None:
        assert "Answers go to x@evil.example" in self.read_side(make_mail(Reply_To="x@evil.example"))
        assert "Answers go to" not in self.read_side(make_mail(Reply_To="desk@news.piedmontcourier.example"))

    def test_lesson_11_who_passed_it_on_stands_there_and_on_the_timeline(self) -> None:
        mail = make_mail(sender="Ana Ruiz <ana.ruiz@pressdesk.example>", subject="Fwd: x", text="Nice one.\n\n" + BLOCK)
        side = self.read_side(mail)
        assert "Forwarded by Ana Ruiz." in side
        assert "nothing was checked of the reporter’s" in side
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        assert "forwarded by Ana Ruiz: “Nice one.”" in page
        whole = page.partition("Whole mail</summary>")[2].partition("</details>")[0]
        assert "Nice one." in whole
        assert "Forwarded message" in whole

    def test_lesson_11_a_doubtful_one_is_suggested_and_settled_by_hand(self) -> None:
        mail = make_mail(
            sender="Ana Ruiz <ana.ruiz@pressdesk.example>", subject="Fwd: x", text=BLOCK,
            Authentication_Results="mx; dmarc=fail",
        )  # fmt: skip
        side = self.read_side(mail)
        assert "A mail of Dana Whitcomb &lt;dana@piedmontcourier.example&gt; is passed on in it." in side
        assert f'<a href="{reverse("inquiry_reporter", args=[self.inquiry.reference])}">Name the reporter</a>' in side

    def test_once_the_reporter_was_named_nothing_is_suggested_any_more(self) -> None:
        mail = make_mail(
            sender="Ana Ruiz <ana.ruiz@pressdesk.example>", subject="Fwd: x", text=BLOCK,
            Authentication_Results="mx; dmarc=fail",
        )  # fmt: skip
        self.read_side(mail)
        change_reporter(self.inquiry, make_journalist(), by=self.staff, at=timezone.now())
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        assert "is passed on in it" not in page
        assert "The checks failed" in page

    def test_observers_are_told_and_offered_nothing(self) -> None:
        self.client.force_login(self.observer)
        mail = make_mail(
            sender="Ana Ruiz <ana.ruiz@pressdesk.example>", subject="Fwd: x", text=BLOCK,
            Authentication_Results="mx; dmarc=fail",
        )  # fmt: skip
        side = self.read_side(mail)
        assert "is passed on in it" in side
        assert "Name the reporter" not in side

    def test_lesson_10_a_list_that_put_itself_in_her_place_is_named(self) -> None:
        side = self.read_side(
            make_mail(
                sender="Dana Whitcomb via Press <press@pressdesk.example>",
                Reply_To="Dana Whitcomb <dana@piedmontcourier.example>",
            )
        )
        assert "Came through the list press@pressdesk.example" in side
        assert "Only the reply address names her" in side

    def test_a_voicemail_notice_says_who_called(self) -> None:
        side = self.read_side(
            make_mail(sender="noreply@voip.example", subject="New voicemail from Tessa Oyelaran (206) 555-0168")
        )
        assert "A voicemail notice: Tessa Oyelaran called, (206) 555-0168." in side
        assert "Name the reporter" in side

    def test_lesson_12_who_else_of_ours_got_it_is_named(self) -> None:
        make_spokesperson(email="Desmond@council.example")
        to = "Press <press@pressdesk.example>, media@pressdesk.example, Desmond Achterberg <desmond@council.example>"
        copied = f"{self.manager.name} <{self.manager.email}>, Editor <editor@piedmontcourier.example>"
        side = self.read_side(make_mail(to=to, Cc=copied))
        assert f"Also sent to media@pressdesk.example, Desmond Achterberg, {self.manager.name}." in side
        assert "Also sent to" not in self.read_side(make_mail(Cc="editor@piedmontcourier.example"))

    def test_an_inquiry_without_a_mail_has_no_sender(self) -> None:
        page = self.client.get(reverse("inquiry", args=[make_inquiry().reference])).content.decode()
        assert 'class="sender"' not in page

    def test_words_from_outside_are_escaped(self) -> None:
        side = self.read_side(make_mail(sender='"<script>x@y.example</script>" <x@evil.example>'))
        assert "<script>" not in side
