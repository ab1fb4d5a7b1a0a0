"""A line that breaks: before the text it is tried again, after it nobody knows, and nothing goes out twice."""

import socket
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from mailbox import smtp as smtp_module
from mailbox.addresses import Server
from mailbox.models import OutboundEmail
from tests.support.outgoing import DANA, pass_outbox, queue, recipient_states
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("moment", ["mail", "rcpt"])
def test_a_line_cut_before_the_text_is_tried_again(smtp: SmtpSink, moment: Any) -> None:
    smtp.script(Behaviour(cut_at=moment))
    email = queue()
    pass_outbox()
    email.refresh_from_db()
    assert (email.state, email.attempts) == ("queued", 1)
    assert "hung up" in email.problem
    pass_outbox(now=email.due_at)
    assert len(smtp.wait_for(1)) == 1


def test_after_a_cut_the_next_mail_goes_over_a_new_line(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(cut_at="rcpt"))
    emails = [queue(), queue()]
    assert pass_outbox() == 2
    states = [OutboundEmail.objects.get(pk=email.pk).state for email in emails]
    assert states == ["queued", "sent"]


@pytest.mark.parametrize(("moment", "copies"), [("end_of_data", 0), ("kept", 1)])
def test_cut_before_the_text_was_answered_it_is_unknown_and_never_sent_again_by_itself(
    smtp: SmtpSink, moment: Any, copies: int
) -> None:
    """The client cannot tell a server that took the mail from one that did not."""
    smtp.script(Behaviour(cut_at=moment))
    email = queue()
    pass_outbox()
    email.refresh_from_db()
    assert (email.state, email.is_reported, email.sent_at) == ("unknown", False, None)
    assert "The line broke" in email.problem
    assert recipient_states(email) == {DANA: "pending"}
    for hours in (1, 25):
        assert pass_outbox(now=timezone.now() + timedelta(hours=hours)) == 0
    assert len(smtp.mails) == copies


def test_a_server_that_falls_silent_after_the_text_leaves_it_unknown(
    smtp: SmtpSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp_module, "COMMAND_SECONDS", 0.3)
    smtp.script(Behaviour(hang_at="end_of_data"))
    emails = [queue(), queue()]
    assert pass_outbox() == 2, "the next one goes over a new line"
    states = [OutboundEmail.objects.get(pk=email.pk).state for email in emails]
    assert states == ["unknown", "sent"]
    assert pass_outbox(now=timezone.now() + timedelta(hours=1)) == 0


def test_a_server_that_falls_silent_before_the_text_is_tried_again(
    smtp: SmtpSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp_module, "COMMAND_SECONDS", 0.3)
    smtp.script(Behaviour(hang_at="rcpt"))
    email = queue()
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "queued"
    assert "RCPT" in email.problem


def test_a_slow_yes_is_a_yes(smtp: SmtpSink) -> None:
    smtp.behaviour = Behaviour(delay_seconds=0.3)
    email = queue()
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "sent"


def test_where_the_server_is_away_the_pass_ends_and_the_others_keep_their_turn(settings: Any) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.SMTP = Server("127.0.0.1", unused.getsockname()[1], tls=False, user="", password="")
        emails = [queue(), queue()]
        assert pass_outbox() == 1
    rows = [OutboundEmail.objects.get(pk=email.pk) for email in emails]
    assert [(row.state, row.attempts) for row in rows] == [("queued", 1), ("queued", 0)]
    assert "nothing listens there" in rows[0].problem
    assert rows[0].due_at > timezone.now()


def test_a_server_that_does_not_exist_is_named_in_words(settings: Any) -> None:
    settings.SMTP = Server("mail.pressdesk.invalid", 25, tls=False, user="", password="")
    email = queue()
    assert pass_outbox() == 1
    email.refresh_from_db()
    assert "mail.pressdesk.invalid:25" in email.problem
    assert "there is no such host" in email.problem


def test_a_host_name_that_cannot_be_one_stops_the_pass_in_words(settings: Any) -> None:
    settings.SMTP = Server(f"{'x' * 70}.example", 25, tls=False, user="", password="")
    email = queue()
    assert pass_outbox() == 1
    email.refresh_from_db()
    assert (email.state, email.attempts) == ("queued", 1)
    assert "no such host" in email.problem
