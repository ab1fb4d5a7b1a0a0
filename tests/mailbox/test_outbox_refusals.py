"""What a server says no to, and to whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mailbox.models import OutboundEmail
from mailbox.outbox import RETRY_AFTER
from tests.support.outgoing import DANA, LUIS, pass_outbox, queue, recipient_states
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db

PERMANENT = {
    "at MAIL": Behaviour(at_mail="550 5.7.1 Not from you"),
    "at RCPT": Behaviour(at_rcpt={DANA: "550 5.1.1 No such user"}),
    "at the end of the text": Behaviour(at_end_of_data="554 5.6.0 No such mail here"),
}
FOR_NOW = {
    "at MAIL": Behaviour(at_mail="451 4.3.0 Try later"),
    "at RCPT": Behaviour(at_rcpt={DANA: "450 4.2.0 Greylisted"}),
    "at the end of the text": Behaviour(at_end_of_data="452 4.3.1 Disk full"),
}


@pytest.mark.parametrize("moment", PERMANENT)
def test_a_final_no_is_kept_word_for_word_and_not_tried_again(smtp: SmtpSink, moment: str) -> None:
    smtp.behaviour = PERMANENT[moment]
    email = queue()
    assert pass_outbox() == 1
    email.refresh_from_db()
    said = smtp.behaviour.at_mail or smtp.behaviour.at_end_of_data or smtp.behaviour.at_rcpt[DANA]
    assert (email.state, email.is_reported, email.sent_at) == ("failed", False, None)
    assert said in email.problem
    assert recipient_states(email) == {DANA: "refused"}
    assert pass_outbox(now=timezone.now() + timedelta(hours=2)) == 0
    assert smtp.mails == []


@pytest.mark.parametrize("moment", FOR_NOW)
def test_a_no_for_now_is_tried_again_later_and_later(smtp: SmtpSink, moment: str) -> None:
    smtp.behaviour = FOR_NOW[moment]
    email = queue()
    for attempt, wait in enumerate(RETRY_AFTER[:3], start=1):
        before = timezone.now()
        OutboundEmail.objects.update(due_at=before)
        assert pass_outbox(now=before) == 1
        email.refresh_from_db()
        assert (email.state, email.attempts, email.claimed_by) == ("queued", attempt, "")
        assert before + wait <= email.due_at <= timezone.now() + wait
    smtp.behaviour = Behaviour()
    assert pass_outbox(now=email.due_at - timedelta(seconds=1)) == 0
    assert pass_outbox(now=email.due_at) == 1
    email.refresh_from_db()
    assert (email.state, email.problem, recipient_states(email)) == ("sent", "", {DANA: "accepted"})
    assert len(smtp.wait_for(1)) == 1


def test_the_wait_stays_an_hour_at_the_most() -> None:
    assert list(RETRY_AFTER) == sorted(RETRY_AFTER)
    assert RETRY_AFTER[-1] == timedelta(hours=1)


@pytest.mark.parametrize(("shift", "state"), [(1, "queued"), (0, "failed"), (-1, "failed")])
def test_after_a_day_of_nos_it_is_given_up(smtp: SmtpSink, shift: int, state: str) -> None:
    smtp.behaviour = Behaviour(at_mail="451 4.3.0 Try later")
    email = queue()
    # A minute is more than the pass takes; at zero the day is over by the time the server has answered.
    OutboundEmail.objects.update(give_up_at=timezone.now() + timedelta(minutes=shift), attempts=20)
    pass_outbox()
    email.refresh_from_db()
    assert (email.state, email.is_reported) == (state, state == "queued")


def test_the_day_begins_with_the_first_attempt(smtp: SmtpSink) -> None:
    """A desk that was switched off for two days does not give up at the first "later"."""
    smtp.behaviour = Behaviour(at_mail="451 4.3.0 Try later")
    email = queue()
    OutboundEmail.objects.update(give_up_at=timezone.now() - timedelta(days=1))
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "queued"
    assert email.give_up_at > timezone.now() + timedelta(hours=23)


def test_one_refused_recipient_does_not_keep_it_from_the_other(smtp: SmtpSink) -> None:
    smtp.behaviour = Behaviour(at_rcpt={LUIS: "550 5.1.1 No such user"})
    email = queue(DANA, LUIS)
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "sent"
    assert recipient_states(email) == {DANA: "accepted", LUIS: "refused"}
    assert email.recipients.get(address=LUIS).response == "550 5.1.1 No such user"
    assert [mail.recipients for mail in smtp.wait_for(1)] == [(DANA,)]


def test_who_asked_for_a_later_attempt_gets_one_and_nobody_gets_it_twice(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_rcpt={LUIS: "450 4.2.0 Greylisted"}))
    email = queue(DANA, LUIS)
    pass_outbox()
    email.refresh_from_db()
    first_accepted = email.sent_at
    assert (email.state, email.is_reported) == ("queued", True)
    assert recipient_states(email) == {DANA: "accepted", LUIS: "pending"}
    assert first_accepted is not None

    pass_outbox(now=email.due_at)
    email.refresh_from_db()
    assert (email.state, email.is_reported, email.sent_at) == ("sent", False, first_accepted)
    assert recipient_states(email) == {DANA: "accepted", LUIS: "accepted"}
    assert [mail.recipients for mail in smtp.wait_for(2)] == [(DANA,), (LUIS,)]
    assert {mail.message["Message-ID"] for mail in smtp.mails} == {email.message_id}


def test_where_the_later_attempt_ends_in_a_no_it_is_sent_to_one_and_refused_for_the_other(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_rcpt={LUIS: "450 4.2.0 Greylisted"}), Behaviour(at_rcpt={LUIS: "550 5.1.1 No such user"}))
    email = queue(DANA, LUIS)
    pass_outbox()
    email.refresh_from_db()
    pass_outbox(now=email.due_at)
    email.refresh_from_db()
    assert (email.state, email.is_reported) == ("sent", False)
    assert recipient_states(email) == {DANA: "accepted", LUIS: "refused"}
    assert len(smtp.mails) == 1


def test_one_later_among_two_nos_is_tried_again(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_rcpt={DANA: "450 4.2.0 Greylisted", LUIS: "550 5.1.1 No such user"}))
    email = queue(DANA, LUIS)
    pass_outbox()
    email.refresh_from_db()
    assert (email.state, recipient_states(email)) == ("queued", {DANA: "pending", LUIS: "refused"})
    pass_outbox(now=email.due_at)
    email.refresh_from_db()
    assert (email.state, recipient_states(email)) == ("sent", {DANA: "accepted", LUIS: "refused"})


def test_an_address_the_server_cannot_be_told_is_refused_alone(smtp: SmtpSink) -> None:
    """Without SMTPUTF8 a non-ASCII local part cannot be written; the other reader gets the mail."""
    email = queue(DANA, "peña@piedmontcourier.example")
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "sent"
    assert recipient_states(email) == {DANA: "accepted", "peña@piedmontcourier.example": "refused"}
    assert [mail.message["To"] for mail in smtp.wait_for(1)] == [DANA]


def test_a_newsroom_with_an_international_domain_is_reached_by_its_ascii_form(smtp: SmtpSink) -> None:
    email = queue("redaktion@köln-bote.example")
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "sent"
    assert smtp.wait_for(1)[0].recipients == ("redaktion@xn--kln-bote-n4a.example",)


def test_one_mail_that_cannot_be_written_stops_no_other(smtp: SmtpSink) -> None:
    broken = queue("not an address")
    sound = queue()
    assert pass_outbox() == 2
    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.state, sound.state) == ("failed", "sent")
    assert "cannot be written" in broken.problem


def test_a_refused_mail_leaves_the_session_fit_for_the_next(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_rcpt={DANA: "550 5.1.1 No"}), Behaviour(at_end_of_data="554 No"), Behaviour())
    emails = [queue(DANA), queue(LUIS), queue(LUIS)]
    assert pass_outbox() == 3
    states = [OutboundEmail.objects.get(pk=email.pk).state for email in emails]
    assert states == ["failed", "failed", "sent"]
    assert [mail.recipients for mail in smtp.wait_for(1)] == [(LUIS,)]
