"""One sender a mail: claims, what a dead sender leaves behind, and two senders at once."""

import threading
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from mailbox.leases import Holder
from mailbox.models import OutboundEmail
from mailbox.outbox import claim_due, recover_claims, send_due
from tests.support.outgoing import DANA, accept, pass_outbox, queue, recipient_states, set_claim
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db(transaction=True)

State = OutboundEmail.State
# Beyond the largest process number of Linux: no such process was ever alive.
DEAD = Holder(pid=2**22 + 1)
ELSEWHERE = Holder(host="other.pressdesk.example", pid=7)


def test_what_is_due_first_goes_first() -> None:
    now = timezone.now()
    late, early = queue(at=now - timedelta(minutes=1)), queue(at=now - timedelta(minutes=2))
    holder = Holder()
    claimed = [claim_due(holder, now=now), claim_due(holder, now=now), claim_due(holder, now=now)]
    assert claimed == [early, late, None]
    assert claimed[0] is not None
    assert (claimed[0].state, claimed[0].claimed_by) == ("sending", str(holder))


@pytest.mark.parametrize(("shift", "found"), [(-1, False), (0, True), (1, True)])
def test_a_mail_waits_for_the_end_of_its_undo_window(shift: int, found: bool) -> None:
    due = timezone.now() + timedelta(seconds=20)
    email = queue()
    OutboundEmail.objects.filter(pk=email.pk).update(due_at=due)
    claimed = claim_due(Holder(), now=due + timedelta(seconds=shift))
    assert (claimed is not None) == found


def test_a_sender_that_died_before_the_text_is_replaced_at_once(smtp: SmtpSink) -> None:
    email = queue()
    set_claim(email, DEAD, state=State.SENDING, until=timezone.now() + timedelta(minutes=15))
    assert pass_outbox() == 1
    email.refresh_from_db()
    assert email.state == "sent"
    assert len(smtp.wait_for(1)) == 1


def test_lesson_23_a_sender_that_died_in_the_text_leaves_it_unknown(smtp: SmtpSink) -> None:
    """In the case nobody can decide but a person."""
    email = queue()
    set_claim(email, DEAD, state=State.TRANSMITTING, until=timezone.now() + timedelta(minutes=15))
    for hours in (0, 1, 25):
        assert pass_outbox(now=timezone.now() + timedelta(hours=hours)) == 0
    email.refresh_from_db()
    assert (email.state, email.is_reported) == ("unknown", False)
    assert "may have taken it" in email.problem
    assert smtp.attempt_count == 0


@pytest.mark.parametrize(("shift", "recovered"), [(-1, 0), (0, 1), (1, 1)])
def test_another_machines_sender_is_taken_for_dead_when_its_claim_runs_out(shift: int, recovered: int) -> None:
    until = timezone.now()
    email = queue()
    set_claim(email, ELSEWHERE, state=State.SENDING, until=until)
    assert recover_claims(Holder(), now=until + timedelta(seconds=shift)) == recovered
    email.refresh_from_db()
    assert email.state == ("queued" if recovered else "sending")


def test_a_living_sender_of_this_machine_keeps_its_claim() -> None:
    email = queue()
    # Process 1 always lives.
    set_claim(email, Holder(pid=1), state=State.SENDING, until=timezone.now() + timedelta(minutes=15))
    assert recover_claims(Holder(), now=timezone.now()) == 0


def test_what_this_sender_dropped_in_an_error_is_taken_up_again(smtp: SmtpSink) -> None:
    holder = Holder()
    email = queue()
    set_claim(email, holder, state=State.SENDING, until=timezone.now() + timedelta(minutes=15))
    assert pass_outbox(holder=holder) == 1
    email.refresh_from_db()
    assert email.state == "sent"


def in_thread(work: Any) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_a_sender_that_only_seemed_dead_stops_before_the_text(smtp: SmtpSink) -> None:
    """It hangs at RCPT until another has taken the claim over; then it may not go on."""
    smtp.script(Behaviour(hang_at="rcpt"))
    email = queue()
    slow = in_thread(lambda: send_due(Holder(pid=1)))
    while smtp.attempt_count == 0:
        threading.Event().wait(0.02)
    OutboundEmail.objects.filter(pk=email.pk).update(claimed_until=timezone.now())
    assert pass_outbox(now=timezone.now() + timedelta(seconds=1)) == 1
    smtp.release()
    slow.join(10)
    assert not slow.is_alive()
    email.refresh_from_db()
    assert (email.state, recipient_states(email)) == ("sent", {DANA: "accepted"})
    assert len(smtp.mails) == 1


def test_a_late_yes_settles_what_was_taken_for_unknown(smtp: SmtpSink) -> None:
    smtp.script(Behaviour(delay_seconds=0.5))
    email = queue()
    slow = in_thread(lambda: send_due(Holder(pid=1)))
    while not OutboundEmail.objects.filter(pk=email.pk, state=State.TRANSMITTING).exists():
        threading.Event().wait(0.02)
    recover_claims(Holder(), now=timezone.now() + timedelta(hours=1))
    email.refresh_from_db()
    assert email.state == "unknown"
    slow.join(10)
    email.refresh_from_db()
    assert (email.state, email.is_reported) == ("sent", False)


def test_an_attempt_with_nobody_left_to_write_to_ends_as_sent(smtp: SmtpSink) -> None:
    """Everybody said yes to a sender taken for dead, after a person had asked for another attempt."""
    email, other = queue(), queue()
    accept(email)
    assert pass_outbox() == 2
    email.refresh_from_db()
    other.refresh_from_db()
    assert (email.state, other.state) == ("sent", "sent")
    assert len(smtp.wait_for(1)) == 1


def test_two_senders_at_once_send_each_mail_once(smtp: SmtpSink) -> None:
    emails = [queue() for _ in range(24)]
    senders = [in_thread(lambda number=number: send_due(Holder(pid=1, word=f"s{number}"))) for number in range(3)]
    for sender in senders:
        sender.join(30)
    copies = Counter(mail.message["Message-ID"] for mail in smtp.wait_for(len(emails)))
    assert copies == Counter(email.message_id for email in emails)
    assert set(OutboundEmail.objects.values_list("state", flat=True)) == {"sent"}
