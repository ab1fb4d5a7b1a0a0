"""Django's own mails take the same door."""

import re
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from inquiries.models import User
from mailbox.models import OutboundEmail
from mailbox.outbox import OutboxBackend
from tests.factories import PASSWORD, make_person
from tests.support.outgoing import DANA, LUIS, pass_outbox
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "another-long-enough-one"


@pytest.fixture(autouse=True)
def outbox_backend(settings: Any) -> None:
    """pytest-django puts Django's own locmem backend there."""
    settings.EMAIL_BACKEND = "mailbox.outbox.OutboxBackend"


def test_a_forgotten_password_is_replaced_by_a_mail_through_the_outbox(smtp: SmtpSink, client: Client) -> None:
    ana = make_person("Ana Ruiz")
    client.post("/accounts/password/reset/", {"email": ana.email})
    email = OutboundEmail.objects.get()
    assert (email.purpose, email.state) == ("account", "queued")
    pass_outbox()
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (ana.email,)
    assert mail.message["Auto-Submitted"] == "auto-generated"
    text = next(part.get_content() for part in mail.message.walk() if part.get_content_type() == "text/plain")
    link = re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", text)
    assert link is not None
    form = client.get(link[1], follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    ana = User.objects.get(pk=ana.pk)
    assert ana.check_password(NEW_PASSWORD)
    assert not ana.check_password(PASSWORD)


def test_an_unknown_address_cannot_be_told_from_a_known_one_by_the_page(client: Client) -> None:
    known, unknown = make_person("Ana Ruiz").email, "nobody@pressdesk.example"
    pages = [client.post("/accounts/password/reset/", {"email": email}) for email in (known, unknown)]
    assert len({(page.status_code, page.headers.get("Location")) for page in pages}) == 1


def test_text_html_and_all_kinds_of_recipients_are_kept(smtp: SmtpSink) -> None:
    message = EmailMultiAlternatives(
        "Greetings", "Hello.\n", to=[f"Dana Whitcomb <{DANA}>"], cc=[LUIS], bcc=["archive@pressdesk.example"]
    )
    message.attach_alternative("<p>Hello.</p>", "text/html")
    assert OutboxBackend().send_messages([message]) == 1
    pass_outbox()
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (DANA, LUIS, "archive@pressdesk.example")
    assert mail.message["To"] == f"Dana Whitcomb <{DANA}>"
    assert mail.message["From"] == "press@pressdesk.example"
    assert "archive" not in str(mail.message)
    assert [part.get_content_type() for part in mail.message.iter_parts()] == ["text/plain", "text/html"]


def test_a_mail_to_nobody_is_no_mail() -> None:
    assert OutboxBackend().send_messages([EmailMultiAlternatives("Greetings", "Hello.\n")]) == 0
    assert not OutboundEmail.objects.exists()
