"""What became of our answers: results of the outbox, told to their inquiries."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from inquiries.closing import reopen
from inquiries.merging import lock_surviving
from inquiries.models import Event, Inquiry, Message, Reply
from inquiries.notifications import tell_of_failure
from inquiries.snoozing import rouse
from mailbox.models import OutboundEmail, OutboundRecipient

State = OutboundEmail.State
FAILURES = {State.FAILED: Event.Kind.REPLY_FAILED, State.UNKNOWN: Event.Kind.REPLY_UNKNOWN}


def take_results(*, now: datetime) -> int:
    """Tell each inquiry what became of its answers since the last call; how many there were.

    Sent: `answered_at` is the moment SMTP accepted an answer; an acknowledgement and a question back answer nothing.
    Refused, uncertain or bounced: the inquiry is open again and the
    author is told by mail. Each result is taken once, in one transaction, whoever calls this and however often.
    """
    taken = 0
    for email in OutboundEmail.objects.unreported():
        with transaction.atomic():
            row = OutboundEmail.objects.select_for_update().get(pk=email.pk)
            if not row.is_reported:
                _take(row, now=now)
                taken += 1
    return taken


def _take(email: OutboundEmail, *, now: datetime) -> None:
    OutboundEmail.objects.filter(pk=email.pk).update(is_reported=True)
    message = Message.objects.filter(outbound=email).select_related("inquiry", "by").first()
    if message is None:
        # A notice or a log-in mail: the mailroom shows what became of it, no inquiry waits for it.
        return
    inquiry = lock_surviving(message.inquiry)
    # By the mail, not by the inquiry: events stay where they were written when a mail is merged or split away.
    was_told = Event.objects.filter(message=message, kind=Event.Kind.REPLY_SENT).exists()
    if email.state == State.SENT and not was_told:
        # Also where the bounce was quicker than this call: SMTP did accept it, at that moment.
        _mark_sent(inquiry, message, email)
    if email.bounced_at is not None:
        if lost := _newly_lost(email, message):
            _report_failure(Event.Kind.REPLY_BOUNCED, message, inquiry, lost, at=now)
        elif email.state == State.SENT and not was_told:
            # It came back, and its author heard of it, while others still waited: their yes does not make it answered.
            reopen(inquiry, by=None, at=now, why="bounce")
    if email.state == State.SENT and not was_told:
        if refused := list(email.recipients.filter(state=OutboundRecipient.State.REFUSED)):
            _report_failure(Event.Kind.REPLY_FAILED, message, inquiry, refused, at=now)
    elif email.bounced_at is None and (kind := FAILURES.get(State(email.state))):
        _report_failure(kind, message, inquiry, list(email.recipients.all()), at=now)


def _mark_sent(inquiry: Inquiry, message: Message, email: OutboundEmail) -> None:
    """The only place that says answered, acknowledged, asked back: SMTP took it. A mail or call after it is news.

    An acknowledgement and a question leave the inquiry in the queue; a question makes it the reporter's turn.
    """
    sent_at = email.sent_at
    assert sent_at is not None, "the database holds that a sent mail has a time"  # noqa: S101
    kind = Reply.objects.filter(outbound=email).values_list("kind", flat=True).first() or Reply.Kind.ANSWER
    inquiry.acknowledged_at = inquiry.acknowledged_at or sent_at
    inquiry.last_message_at = max(inquiry.last_message_at, sent_at)
    # Filed after, whenever received: a mail can be in the mailbox, and not yet here, when its answer is let go.
    later = Q(at__gt=message.at) | Q(pk__gt=message.pk)
    # A call noted afterwards may have been before.
    newer = later & Q(kind=Message.Kind.MAIL_IN) | Q(kind=Message.Kind.CALL, at__gt=message.at)
    asked_since = inquiry.messages.filter(newer, is_automatic=False).exists()
    if kind == Reply.Kind.ANSWER:
        inquiry.note_answer(sent_at)
        inquiry.asked_back_at = None
        if inquiry.is_waiting and not asked_since:
            inquiry.state = Inquiry.State.ANSWERED
    elif kind == Reply.Kind.QUESTION and not asked_since:
        inquiry.asked_back_at = sent_at
    inquiry.save(
        update_fields=[
            "answered_at", "deadline_when_answered", "acknowledged_at", "asked_back_at", "last_message_at", "state",
        ]
    )  # fmt: skip
    inquiry.events.create(kind=Event.Kind.REPLY_SENT, by=message.by, at=sent_at, message=message)


def _newly_lost(email: OutboundEmail, message: Message) -> list[OutboundRecipient]:
    """Who did not get it and was not told of yet: many servers send the same bounce twice."""
    events = Event.objects.filter(message=message, kind=Event.Kind.REPLY_BOUNCED)
    told = {each for event in events for each in event.details["recipients"]}
    bounced = email.recipients.filter(state=OutboundRecipient.State.BOUNCED)
    return [each for each in bounced if _say(each) not in told]


def _say(recipient: OutboundRecipient) -> str:
    return f"{recipient.address}: {recipient.response}" if recipient.response else recipient.address


def _report_failure(
    kind: Event.Kind,
    message: Message,
    inquiry: Inquiry,
    recipients: list[OutboundRecipient],
    *,
    at: datetime,
) -> None:
    email = message.outbound
    event = inquiry.events.create(
        kind=kind,
        at=at,
        message=message,
        details={"recipients": [_say(each) for each in recipients], "problem": email.problem if email else ""},
    )
    why = "bounce" if kind == Event.Kind.REPLY_BOUNCED else "delivery"
    reopen(inquiry, by=None, at=at, why=why)
    rouse(inquiry, at=at, why=why)
    if message.by is not None:
        tell_of_failure(event, author=message.by, at=at)
