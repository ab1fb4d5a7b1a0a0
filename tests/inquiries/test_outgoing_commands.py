"""One pass by hand or by cron, where `manage.py run` does not run."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import queue_answer
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db


def run(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue().strip()


def test_send_mail_sends_what_is_due_and_tells_the_inquiry(smtp: SmtpSink) -> None:
    inquiry = make_inquiry()
    make_message(inquiry)
    queue_answer(inquiry, make_person())
    assert run("send_mail") == "0 mails tried, 0 results taken; 0 need a look in the mailroom."
    OutboundEmail.objects.update(due_at=timezone.now())
    assert run("send_mail") == "1 mails tried, 1 results taken; 0 need a look in the mailroom."
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
    assert len(smtp.wait_for(1)) == 1


def test_send_mail_says_how_many_need_a_look(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_mail="550 5.7.1 Not from you"))
    inquiry = make_inquiry()
    make_message(inquiry)
    queue_answer(inquiry, make_person())
    OutboundEmail.objects.update(due_at=timezone.now())
    assert run("send_mail") == "1 mails tried, 1 results taken; 1 need a look in the mailroom."


def test_check_clocks_takes_results_and_closes_what_was_silent() -> None:
    long_ago = timezone.now() - timedelta(days=8)
    make_inquiry(state="answered", answered_at=long_ago, last_message_at=long_ago)
    inquiry = make_inquiry()
    make_message(inquiry)
    email = queue_answer(inquiry, make_person())
    OutboundEmail.objects.filter(pk=email.pk).update(state="sent", sent_at=timezone.now(), is_reported=False)
    assert run("check_clocks") == "1 inquiries closed after a silent week."
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
