"""What a mail adds to an inquiry that stands already, in the caller's transaction, which holds the inquiry."""

from datetime import datetime

from inquiries.answers import only_thanks
from inquiries.closing import reopen
from inquiries.elsewhere import settle_answered
from inquiries.filed_messages import Thread, add_message
from inquiries.merging import lock_surviving
from inquiries.models import Event, Inquiry, Message, Office
from inquiries.notifications import tell_of_news
from inquiries.provenance import describe_provenance
from inquiries.reading import MailReading
from inquiries.snoozing import rouse
from inquiries.triage import due_moment, restart_clock
from mailbox.models import InboundEmail
from mailbox.threads import FoundBy


def note_copy(message: Message, inbound: InboundEmail, reading: MailReading) -> None:
    """Tell on the timeline that a colleague passed on what stands there; it opens and restarts nothing."""
    inquiry = lock_surviving(message.inquiry)
    details = {**describe_provenance(reading), "is_copy": True}
    inquiry.events.create(kind=Event.Kind.MAIL_RECEIVED, at=inbound.received_at, details=details)


def add_to(
    inquiry: Inquiry, inbound: InboundEmail, reading: MailReading, office: Office, thread: Thread, *, is_answered: bool
) -> None:
    """The mail as part of `inquiry`, which it opens again unless it only thanks, or an answer names it already."""
    message = add_message(inquiry, inbound, reading)
    at = inbound.received_at
    details = {**describe_provenance(reading), **thread.reason}
    event = inquiry.events.create(kind=Event.Kind.MAIL_RECEIVED, at=at, message=message, details=details)
    is_newest, is_her_newest = at >= inquiry.last_message_at, at >= inquiry.heard_at
    is_thanks = reading.is_bare_thanks or only_thanks(message)
    if not is_answered and not is_thanks and reopen(inquiry, by=None, at=at, why="mail"):
        restart_clock(inquiry, since=at, is_urgent=reading.is_urgent, target=office.answer_target)
    elif inquiry.is_waiting and not is_answered:
        _press(inquiry, reading, at=at, office=office)
    if not thread.is_copy and (is_her_newest or inquiry.deadline is None):
        _take_deadline(inquiry, inbound, reading)
    if is_newest:
        inquiry.last_message_at, inquiry.snippet = at, reading.snippet
    inquiry.received_at, inquiry.heard_at = min(inquiry.received_at, at), max(inquiry.heard_at, at)
    if thread.parent.found_by is FoundBy.NAMED_BY and _begins(message):
        # It came late, and began what its answers stand in.
        inquiry.subject = reading.subject[:1000] or inquiry.subject
    if is_answered:
        settle_answered(inquiry, office=office)
    else:
        rouse(inquiry, at=at, why="mail")
        inquiry.asked_back_at = None
    inquiry.save()
    tell_of_news(event, at=inbound.stored_at)


def _begins(message: Message) -> bool:
    """Whether it is from before all else that stands in its inquiry."""
    return not Message.objects.filter(inquiry=message.inquiry_id, at__lte=message.at).exclude(pk=message.pk).exists()


def _press(inquiry: Inquiry, reading: MailReading, *, at: datetime, office: Office) -> None:
    """Due no later than the mail asks for: an urgent one, or one from before all that stood here."""
    if (reading.is_urgent and not inquiry.is_urgent) or at < inquiry.received_at:
        inquiry.is_urgent = inquiry.is_urgent or reading.is_urgent
        due_at = due_moment(
            deadline=inquiry.deadline, is_urgent=reading.is_urgent, received_at=at, target=office.answer_target
        )
        inquiry.due_at = min(inquiry.due_at, due_at)


def _take_deadline(inquiry: Inquiry, inbound: InboundEmail, reading: MailReading) -> None:
    """A later reading replaces an earlier reading; beside a person's word it is only offered."""
    found, offered = reading.deadline, reading.offered_deadline
    if found is not None and found.at != inquiry.deadline:
        if inquiry.deadline_set_by is not None:
            offered = found
        else:
            before = inquiry.deadline
            details = {
                "deadline": found.at.isoformat(),
                "phrase": found.phrase[:300],
                "before": before.isoformat() if before else None,
                "before_phrase": inquiry.deadline_phrase,
            }
            inquiry.deadline, inquiry.deadline_phrase = found.at, found.phrase[:300]
            inquiry.due_at = found.at
            inquiry.events.create(kind=Event.Kind.DEADLINE_READ, at=inbound.received_at, details=details)
    if offered is not None and offered.at != inquiry.deadline:
        inquiry.offered_deadline, inquiry.offered_phrase = offered.at, offered.phrase[:300]
        inquiry.events.create(
            kind=Event.Kind.DEADLINE_OFFERED,
            at=inbound.received_at,
            details={"deadline": offered.at.isoformat(), "phrase": offered.phrase[:300]},
        )


def add_automatic(inquiry: Inquiry, inbound: InboundEmail, reading: MailReading) -> None:
    """Keep a robot's answer on the timeline; it changes neither state nor clocks."""
    message = add_message(inquiry, inbound, reading, is_automatic=True)
    back_on = reading.classification.back_on
    details = {"back_on": back_on.isoformat()} if back_on else {}
    inquiry.events.create(kind=Event.Kind.AUTOMATIC_RECEIVED, at=inbound.received_at, message=message, details=details)
