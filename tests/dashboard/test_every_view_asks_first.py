"""Nobody gets past a view without a login, and no view does with one method what is another's."""

from django.urls import reverse

from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry, make_message

READS = ["inquiry", "inquiry_changes"]
ACTS = [
    "inquiry_owner", "inquiry_notes", "inquiry_deadline", "inquiry_deadline_confirmation", "inquiry_deadline_offer",
    "inquiry_deadline_removal", "inquiry_draft_removal", "inquiry_replies", "inquiry_closure", "inquiry_reopening",
    "inquiry_joining",
]  # fmt: skip
BOTH = ["inquiry_spokespeople", "inquiry_draft"]
MAILS = ["message_html", "message_original"]


class EveryView(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.message = make_message(self.inquiry)
        ref = self.inquiry.reference
        mail = [ref, self.message.pk]
        self.reads = [
            reverse("home"),
            reverse("queue", args=["due"]),
            reverse("queue_changes", args=["due"]),
            *(reverse(name, args=[ref]) for name in READS),
            *(reverse(name, args=mail) for name in MAILS),
            reverse("message_attachment", args=[*mail, 0]),
            reverse("message_inline", args=[*mail, 0]),
        ]
        self.acts = [
            *(reverse(name, args=[ref]) for name in ACTS),
            reverse("inquiry_reply_undo", args=[ref, 1]),
            reverse("inquiry_spokesperson_release", args=[ref, 1]),
        ]
        self.both = [reverse(name, args=[ref]) for name in BOTH]

    def test_the_outsider_is_asked_to_log_in(self) -> None:
        for url in [*self.reads, *self.both]:
            assert asks_for_login(self.client.get(url)), url
        for url in [*self.acts, *self.both]:
            assert asks_for_login(self.client.post(url)), url

    def test_a_closed_account_is_an_outsider(self) -> None:
        self.client.force_login(self.staff)
        self.staff.is_active = False
        self.staff.save()
        assert asks_for_login(self.client.get(reverse("queue", args=["due"])))

    def test_lesson_28_a_scanner_that_follows_links_acts_on_nothing(self) -> None:
        self.client.force_login(self.staff)
        for url in self.acts:
            assert self.client.get(url).status_code == 405, url
        for url in self.both:
            assert self.client.get(url).status_code == 302, url
        self.inquiry.refresh_from_db()
        assert self.inquiry.state == "new"
        assert not self.inquiry.events.exists()
        assert not self.inquiry.replies.exists()

    def test_what_is_read_is_not_posted_to(self) -> None:
        self.client.force_login(self.staff)
        for url in self.reads:
            assert self.client.post(url).status_code == 405, url

    def test_a_form_without_its_token_is_refused(self) -> None:
        guarded = self.client_class(enforce_csrf_checks=True)
        guarded.force_login(self.staff)
        assert guarded.post(self.acts[0]).status_code == 403

    def test_what_is_no_reference_is_not_found(self) -> None:
        self.client.force_login(self.staff)
        for ref in ["PD-999999", "PD-", "XX-1", "PD-1x", "PD-99999999999999999999"]:
            assert self.client.get(f"/inquiries/{ref}/").status_code == 404, ref

    def test_a_mail_is_only_found_below_its_own_inquiry(self) -> None:
        other = make_inquiry("Another")
        self.client.force_login(self.staff)
        for name in MAILS:
            assert self.client.get(reverse(name, args=[other.reference, self.message.pk])).status_code == 404
