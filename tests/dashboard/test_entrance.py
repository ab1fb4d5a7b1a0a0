"""Coming in: by an account somebody made, with a password only its owner knows."""

from typing import Any
from urllib.parse import urlencode

from django.test import override_settings
from django.urls import reverse

from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import PASSWORD, make_inquiry


class Entrance(DeskTestCase):
    def log_in(self, password: str = PASSWORD, **more: str) -> Any:
        data = {"login": self.staff.email, "password": password, **more}
        return self.client.post(reverse("account_login"), data, follow=True)

    def test_the_right_password_opens_the_desk(self) -> None:
        response = self.log_in()
        assert "Due soon" in response.content.decode()

    def test_after_logging_in_the_page_that_was_asked_for_follows(self) -> None:
        response = self.client.get(reverse("mailroom"), follow=True)
        assert "Sign in" in response.content.decode()
        assert self.log_in(next=reverse("spokespeople")).redirect_chain[-1][0] == reverse("spokespeople")

    def test_a_form_sent_after_the_login_ran_out_leads_back_to_its_page(self) -> None:
        page = f"{make_inquiry().get_absolute_url()}?view=mine"
        url = reverse("inquiry_notes", args=[make_inquiry().reference])
        for referer, then in [(f"http://testserver{page}", page), ("http://elsewhere.example/x", "/"), ("", "/")]:
            response = self.client.post(url, {"text": "Called."}, headers={"Referer": referer})
            self.assertRedirects(response, f"{reverse('account_login')}?{urlencode({'next': then}, safe='/')}")

    def test_a_wrong_password_is_said_without_saying_whether_there_is_an_account(self) -> None:
        page = self.log_in("wrong").content.decode()
        assert "not correct" in page
        assert 'role="alert"' in page

    def test_nobody_signs_up(self) -> None:
        page = self.client.get(reverse("account_signup")).content.decode()
        assert "Nobody signs up here." in page
        assert "<input" not in page

    @override_settings(EMAIL_BACKEND="mailbox.outbox.OutboxBackend")
    def test_a_forgotten_password_is_answered_by_mail_through_the_outbox(self) -> None:
        response = self.client.post(reverse("account_reset_password"), {"email": self.staff.email}, follow=True)
        assert "Look into your mail" in response.content.decode()
        assert OutboundEmail.objects.get().purpose == OutboundEmail.Purpose.ACCOUNT

    def test_an_unknown_address_is_answered_the_same(self) -> None:
        data = {"email": "nobody@elsewhere.example"}
        response = self.client.post(reverse("account_reset_password"), data, follow=True)
        assert "Look into your mail" in response.content.decode()

    def test_signing_out_takes_a_button_not_a_link(self) -> None:
        self.client.force_login(self.staff)
        assert "Sign out?" in self.client.get(reverse("account_logout")).content.decode()
        assert self.client.get(reverse("queue", args=["due"])).status_code == 200
        self.client.post(reverse("account_logout"))
        assert self.client.get(reverse("queue", args=["due"])).status_code == 302

    def test_a_password_is_changed_by_who_knows_the_old_one(self) -> None:
        self.client.force_login(self.staff)
        new = "another-desk-of-our-own"
        data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        assert self.client.post(reverse("account_change_password"), data).status_code == 302
        self.staff.refresh_from_db()
        assert self.staff.check_password(new)
