"""What a person decides about a mail: take it back, send it again, say what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mailbox import outbox
from mailbox.models import OutboundEmail
from mailbox.queueing import GIVE_UP_AFTER
from tests.support.outgoing import DANA, LUIS, pass_outbox, queue, recipient_states
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db

State = OutboundEmail.State
WAITING = {State.QUEUED}
STOPPED = {State.FAILED, State.UNKNOWN}


def row_in(state: OutboundEmail.State) -> OutboundEmail:
    email = queue()
    fields = {"state": state, "claimed_by": "x/1/y", "sent_at": timezone.now() if state == State.SENT else None}
    OutboundEmail.objects.filter(pk=email.pk).update(**fields)
    return email


@pytest.mark.parametrize("state", State)
def test_only_what_nobody_began_to_send_can_be_taken_back(state: OutboundEmail.State) -> None:
    email = row_in(state)
    assert outbox.cancel(email, now=timezone.now()) is (state in WAITING)
    email.refresh_from_db()
    assert email.state == (State.CANCELLED if state in WAITING else state)


def test_what_was_taken_back_never_leaves(smtp: SmtpSink) -> None:
    email = queue()
    assert outbox.cancel(email, now=timezone.now())
    assert email.state == "cancelled"
    assert pass_outbox(now=timezone.now() + timedelta(days=2)) == 0
    assert smtp.attempt_count == 0


def test_what_one_of_two_already_has_cannot_be_taken_back(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_rcpt={LUIS: "450 4.2.0 Greylisted"}))
    email = queue(DANA, LUIS)
    pass_outbox()
    assert not outbox.cancel(email, now=timezone.now())
    email.refresh_from_db()
    assert email.state == "queued"


@pytest.mark.parametrize("state", State)
def test_only_what_stopped_is_sent_again(state: OutboundEmail.State) -> None:
    email = row_in(state)
    assert outbox.retry(email, now=timezone.now()) is (state in STOPPED)
    email.refresh_from_db()
    assert email.state == (State.QUEUED if state in STOPPED else state)


def test_a_second_attempt_goes_to_those_who_did_not_get_the_first(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(at_rcpt={DANA: "550 5.1.1 No"}))
    email = queue(DANA)
    pass_outbox()
    now = timezone.now()
    assert outbox.retry(email, now=now)
    email.refresh_from_db()
    assert (email.state, email.attempts, email.problem) == ("queued", 0, "")
    assert email.give_up_at == now + GIVE_UP_AFTER
    assert recipient_states(email) == {DANA: "pending"}
    pass_outbox(now=now)
    email.refresh_from_db()
    assert email.state == "sent"
    assert [mail.message["Message-ID"] for mail in smtp.wait_for(1)] == [email.message_id]


def test_an_uncertain_mail_sent_again_goes_to_all(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(cut_at="kept"))
    email = queue(DANA, LUIS)
    pass_outbox()
    assert outbox.retry(email, now=timezone.now())
    pass_outbox()
    assert [mail.recipients for mail in smtp.wait_for(2)] == [(DANA, LUIS), (DANA, LUIS)]


def test_a_mail_that_came_back_and_is_sent_again_is_no_longer_marked_as_come_back() -> None:
    email = row_in(State.UNKNOWN)
    OutboundEmail.objects.filter(pk=email.pk).update(bounced_at=timezone.now())
    assert outbox.retry(email, now=timezone.now())
    email.refresh_from_db()
    assert email.bounced_at is None


@pytest.mark.parametrize(
    ("arrived", "state", "recipient"), [(True, State.SENT, "accepted"), (False, State.FAILED, "refused")]
)
def test_a_persons_word_settles_what_is_uncertain(arrived: bool, state: OutboundEmail.State, recipient: str) -> None:
    email, now = row_in(State.UNKNOWN), timezone.now()
    assert outbox.settle(email, arrived=arrived, now=now)
    email.refresh_from_db()
    assert (email.state, email.is_reported, email.sent_at) == (state, False, now if arrived else None)
    assert recipient_states(email) == {DANA: recipient}
    assert not outbox.settle(email, arrived=not arrived, now=now), "once"


@pytest.mark.parametrize("state", sorted(set(State) - {State.UNKNOWN}))
def test_what_is_certain_is_not_settled_by_word(state: OutboundEmail.State) -> None:
    email = row_in(state)
    assert not outbox.settle(email, arrived=True, now=timezone.now())
    email.refresh_from_db()
    assert email.state == state


def test_the_mailroom_lists_what_needs_a_look() -> None:
    rows = {state: row_in(state) for state in State}
    waiting_again, came_back = row_in(State.QUEUED), row_in(State.SENT)
    OutboundEmail.objects.filter(pk=waiting_again.pk).update(attempts=1)
    OutboundEmail.objects.filter(pk=came_back.pk).update(bounced_at=timezone.now())
    assert set(OutboundEmail.objects.troubled()) == {
        rows[State.FAILED], rows[State.UNKNOWN], waiting_again, came_back,
    }  # fmt: skip
    OutboundEmail.objects.filter(pk=came_back.pk).update(noted_at=timezone.now())
    assert came_back not in OutboundEmail.objects.troubled(), "somebody knows of it"
