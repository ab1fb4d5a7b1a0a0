"""A quarantined mail can be read, downloaded, tried again and discarded from its page."""

from django.utils import timezone

from inquiries.intake import process_pending, quarantine
from inquiries.models import Inquiry
from mailbox.models import InboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, store_mail


class QuarantinedMail(DeskTestCase):
    """/mailroom/quarantine/<pk>/ and below."""

    def setUp(self) -> None:
        """A mail whose reading failed."""
        self.raw = make_mail(subject="Motel vouchers", text="Could somebody walk downtown with me?\n")
        self.inbound = store_mail(self.raw)
        quarantine(self.inbound, "LookupError: x-made-up", "Traceback (most recent call last) …", at=timezone.now())
        self.url = f"/mailroom/quarantine/{self.inbound.pk}/"
        self.client.force_login(self.staff)

    def test_the_page_shows_the_mail_and_folds_the_traceback(self) -> None:
        page = self.client.get(self.url)
        self.assertContains(page, "Could somebody walk downtown with me?")
        self.assertContains(page, "Reading this mail failed.")
        self.assertContains(page, "Traceback (most recent call last)")

    def test_every_page_asks_for_a_login_and_minds_its_method(self) -> None:
        for name, is_post in [("", False), ("original/", False), ("retry/", True), ("discard/", True)]:
            with self.subTest(name=name):
                wrong = self.client.get if is_post else self.client.post
                assert wrong(self.url + name).status_code == 405
        self.client.logout()
        for name, is_post in [("", False), ("original/", False), ("retry/", True), ("discard/", True)]:
            with self.subTest(name=name):
                right = self.client.post if is_post else self.client.get
                assert right(self.url + name)["Location"].startswith("/accounts/login/")
        self.inbound.refresh_from_db()
        assert self.inbound.state == InboundEmail.State.QUARANTINED

    def test_the_original_comes_byte_for_byte_and_is_never_shown(self) -> None:
        answer = self.client.get(self.url + "original/")
        assert answer.content == self.raw
        assert answer["Content-Type"] == "message/rfc822"
        assert answer["Content-Disposition"] == f'attachment; filename="mail-{self.inbound.pk}.eml"'
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_try_again_gives_it_to_the_intake(self) -> None:
        self.assertRedirects(self.client.post(self.url + "retry/"), "/mailroom/")
        process_pending()
        assert Inquiry.objects.get().subject == "Motel vouchers"

    def test_once_filed_its_page_leads_to_the_inquiry(self) -> None:
        self.client.post(self.url + "retry/")
        process_pending()
        self.assertRedirects(
            self.client.get(self.url), Inquiry.objects.get().get_absolute_url(), fetch_redirect_response=False
        )
        assert self.client.get(self.url + "original/").status_code == 404

    def test_discard_wants_a_reason(self) -> None:
        page = self.client.post(self.url + "discard/", {"reason": " "})
        assert page.status_code == 422
        self.assertContains(page, "This field is required", status_code=422)
        self.inbound.refresh_from_db()
        assert self.inbound.state == InboundEmail.State.QUARANTINED

    def test_a_discarded_mail_stays_readable_with_its_reason(self) -> None:
        self.assertRedirects(self.client.post(self.url + "discard/", {"reason": "our own test"}), "/mailroom/")
        page = self.client.get(self.url)
        self.assertContains(page, "Discarded by Ana Ruiz: our own test")
        self.assertContains(page, "Could somebody walk downtown with me?")
        self.assertNotContains(page, "Try again")
        self.assertContains(self.client.get("/mailroom/"), "Discarded by Ana Ruiz: our own test")

    def test_the_second_to_decide_is_told_kindly(self) -> None:
        self.client.post(self.url + "discard/", {"reason": "our own test"})
        page = self.client.post(self.url + "retry/", follow=True)
        self.assertContains(page, "Somebody already decided on this mail.")

    def test_a_mail_never_handed_over_is_explained_and_not_retried(self) -> None:
        empty = store_mail(b"")
        InboundEmail.objects.filter(pk=empty.pk).update(state="quarantined", problem="not_handed_over")
        page = self.client.get(f"/mailroom/quarantine/{empty.pk}/")
        self.assertContains(page, "Nothing of it is here")
        self.assertNotContains(page, "Try again")
        self.client.post(f"/mailroom/quarantine/{empty.pk}/retry/")
        empty.refresh_from_db()
        assert empty.state == InboundEmail.State.QUARANTINED

    def test_a_filed_mail_is_not_read_through_the_mailroom(self) -> None:
        filed = deliver_mail(make_mail(subject="Filed", sender="Ben Okafor <ben@statehouse.example>"))
        assert self.client.get(f"/mailroom/quarantine/{filed.pk}/").status_code == 302
        assert self.client.get(f"/mailroom/quarantine/{filed.pk}/original/").status_code == 404

    def test_scripts_in_a_mail_stay_letters(self) -> None:
        """Lesson 21: body, subject and display name of an attacker."""
        evil = "<script>alert(1)</script>"
        inbound = store_mail(make_mail(subject=evil, text=evil, sender=f'"{evil}" <x@evil.example>'))
        quarantine(inbound, evil, evil, at=timezone.now())
        page = self.client.get(f"/mailroom/quarantine/{inbound.pk}/")
        self.assertNotContains(page, "<script>alert")
        self.assertContains(page, "&lt;script&gt;alert(1)&lt;/script&gt;")

    def test_whatever_the_bytes_the_page_stands(self) -> None:
        for raw in (b"\x00\xff\xfe", b"no header", b"From: a@b.example, c@d.example\r\nFrom: \xff\r\n\r\n\x00"):
            with self.subTest(raw=raw):
                inbound = store_mail(raw)
                quarantine(inbound, "odd", "", at=timezone.now())
                assert self.client.get(f"/mailroom/quarantine/{inbound.pk}/").status_code == 200
