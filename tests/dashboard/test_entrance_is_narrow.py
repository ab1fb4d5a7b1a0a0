"""Of the log-in pages there are only those that an office needs."""

from django.core import mail
from django.test import override_settings
from django.urls import NoReverseMatch, reverse

from mailbox.models import OutboundEmail
from tests.base import DeskTestCase


class NarrowEntrance(DeskTestCase):
    """An address is where reset links go: nobody changes it by a form."""

    def test_nobody_changes_an_address(self) -> None:
        self.client.force_login(self.staff)
        with self.assertRaises(NoReverseMatch):
            reverse("account_email")
        told = {"action_add": "", "email": "thief@elsewhere.example"}
        assert self.client.post("/accounts/email/", told).status_code == 404

    @override_settings(EMAIL_BACKEND="mailbox.outbox.OutboxBackend")
    def test_a_reset_asked_for_a_stranger_writes_to_nobody(self) -> None:
        response = self.client.post(reverse("account_reset_password"), {"email": "dana@piedmontcourier.example"})
        self.assertRedirects(response, reverse("account_reset_password_done"))
        assert not OutboundEmail.objects.exists()
        assert mail.outbox == []

    @override_settings(EMAIL_BACKEND="mailbox.outbox.OutboxBackend")
    def test_a_reset_asked_for_a_colleague_goes_through_the_outbox(self) -> None:
        self.client.post(reverse("account_reset_password"), {"email": self.staff.email})
        queued = OutboundEmail.objects.get()
        assert (queued.purpose, queued.recipients.get().address) == ("account", self.staff.email)
        assert "/accounts/password/reset/key/" in queued.text
