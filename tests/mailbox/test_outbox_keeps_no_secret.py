"""A log-in mail holds a link that opens an account: once it is sent, the outbox forgets its words."""

import pytest
from django.utils import timezone

from mailbox.leases import Holder
from mailbox.models import OutboundEmail
from mailbox.outbox import Mail, Recipient, queue_email, send_due
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("purpose", "kept"), [("account", ""), ("notification", "the words\n")])
def test_only_a_log_in_mail_is_forgotten(smtp: SmtpSink, purpose: str, kept: str) -> None:
    mail = Mail(
        "s", "the words\n", [Recipient("ana@pressdesk.example")], OutboundEmail.Purpose(purpose), html="<p>x</p>"
    )
    email = queue_email(mail, at=timezone.now())
    assert send_due(Holder()) == 1
    email.refresh_from_db()
    assert (email.state, email.text) == ("sent", kept)
    assert b"the words" in smtp.mails[0].data


def test_a_sender_that_is_told_to_stop_begins_no_other_mail(smtp: SmtpSink) -> None:
    for number in range(3):
        mail = Mail(f"s{number}", "t", [Recipient("ana@pressdesk.example")], OutboundEmail.Purpose.NOTIFICATION)
        queue_email(mail, at=timezone.now())
    assert send_due(Holder(), is_stopping=lambda: len(smtp.mails) >= 1) == 1
    assert OutboundEmail.objects.filter(state="queued").count() == 2
