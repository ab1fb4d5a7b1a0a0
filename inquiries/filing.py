"""Where a mail belongs: which inquiry it joins or opens, and what that does to the inquiry."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from inquiries.closing import reopen
from inquiries.copies import find_copy, find_told_already
from inquiries.elsewhere import answers_reporter, record_answer
from inquiries.filed_messages import add_message
from inquiries.merging import lock_surviving, surviving
from inquiries.models import Event, Inquiry, Message, Office, User
from inquiries.notifications import tell_of_new_inquiry, tell_of_news
from inquiries.provenance import describe_provenance
from inquiries.reading import MailReading
from inquiries.sender_rules import count_mail, find_rule
from inquiries.snoozing import rouse
from inquiries.standing import Standing
from inquiries.triage import due_moment
from inquiries.writers import belongs, get_journalist
from mailbox.bounces import record_bounce
from mailbox.classify import MailKind
from mailbox.models import InboundEmail, OutboundEmail
from mailbox.threads import Parent, find_parent, is_own

Filing = InboundEmail.Filing


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a mail."""

    filing: InboundEmail.Filing
    duplicate_of_id: int | None = None
    # Why a person may want to look at it all the same.
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """What a mail names: the message it answers, the inquiry that stands in now, and what led there."""

    parent: Parent
    message: Message
    inquiry: Inquiry

    @property
    def reason(self) -> dict[str, Any]:
        """Why a mail stands in that inquiry, as its Event keeps it."""
        return {"found_by": self.parent.found_by.value, "answers": self.message.pk}


def file_mail(inbound: InboundEmail, reading: MailReading, *, standing: Standing, at: datetime) -> Filed:
    """Put the mail where it belongs, in the caller's transaction. Robots open, answer and restart nothing."""
    if original := find_copy(inbound, reading):
        return Filed(Filing.DUPLICATE, duplicate_of_id=original)
    kind = reading.classification.kind
    if kind is MailKind.OWN or _is_from_outbox(reading):
        return Filed(Filing.OWN)
    if kind is MailKind.BOUNCE and reading.bounce is not None:
        known = record_bounce(reading.bounce, at=at)
        return Filed(Filing.BOUNCE, problem="" if known else "This bounce names no mail that this desk sent.")
    parent = find_parent(reading.thread)
    if reading.author.told is not None and (told := find_told_already(reading, parent)) is not None:
        _note_copy(told, inbound, reading)
        return Filed(Filing.DUPLICATE, duplicate_of_id=told.inbound_id)
    thread = _find_thread(parent)
    filed = _file_answer_of_ours(inbound, reading, thread, standing) or _file_machines(inbound, reading, thread)
    return filed or _file_writing(inbound, reading, thread, standing)


def _find_thread(parent: Parent | None) -> Thread | None:
    if parent is None:
        return None
    on_mail = Q(inbound=parent.inbound_id) if parent.inbound_id else Q(outbound=parent.outbound_id)
    message = Message.objects.filter(on_mail).select_related("inquiry__joined_to").first()
    return Thread(parent, message, surviving(message.inquiry)) if message else None


def _file_answer_of_ours(
    inbound: InboundEmail, reading: MailReading, thread: Thread | None, standing: Standing
) -> Filed | None:
    """A colleague's own answer to a reporter, and what else a folder of sent mail holds; None for all other mail."""
    is_from_sent = inbound.mailbox_id in standing.sent_folders
    if not is_from_sent and not _is_from_here(reading, standing):
        return None
    if is_from_sent and not reading.classification.kind.may_ask:
        # The press address's own absence notice answers nobody.
        return Filed(Filing.OWN)
    if thread is not None and answers_reporter(thread.inquiry, reading):
        row = lock_surviving(thread.inquiry)
        record_answer(row, inbound, reading, thread.reason, is_from_sent=is_from_sent)
        return Filed(Filing.REPLY)
    return Filed(Filing.OWN) if is_from_sent else None


def _file_machines(inbound: InboundEmail, reading: MailReading, thread: Thread | None) -> Filed | None:
    """What no person wrote to us; None where somebody did."""
    kind = reading.classification.kind
    if kind is MailKind.DIGEST:
        reasons = ", ".join(reading.classification.reasons)
        return Filed(Filing.AUTOMATIC, problem=f"A list of reporters' requests, sent to many: {reasons}.")
    if not kind.is_automatic:
        return None
    if thread is None or not belongs(thread.inquiry, reading, thread.parent):
        return Filed(Filing.AUTOMATIC, problem="A machine wrote this, and it answers nothing of ours.")
    _add_automatic(lock_surviving(thread.inquiry), inbound, reading)
    return Filed(Filing.AUTOMATIC)


def _file_writing(inbound: InboundEmail, reading: MailReading, thread: Thread | None, standing: Standing) -> Filed:
    """What somebody wrote: into her thread, or an inquiry of its own. Only mail that names no thread is passed over."""
    if thread is not None and belongs(thread.inquiry, reading, thread.parent):
        _add_to(lock_surviving(thread.inquiry), inbound, reading, standing.office, thread.reason)
        return Filed(Filing.REPLY)
    writer = reading.author.address
    is_passed_on = reading.author.told is not None
    if (
        thread is None
        and not is_passed_on
        and writer
        and (rule := find_rule(standing.rules, writer.address)) is not None
    ):
        return Filed(Filing.AUTOMATIC, problem=count_mail(rule, at=inbound.received_at))
    open_inquiry(inbound, reading, standing, may_belong_to=thread.inquiry if thread else None)
    return Filed(Filing.INQUIRY)


def _is_from_here(reading: MailReading, standing: Standing) -> bool:
    """Whether a colleague wrote it herself, from her own address or from ours; no robot, and nothing passed on.

    Also where the checks speak against it: then record_answer only suggests it.
    """
    writer = reading.author.address
    if writer is None or reading.author.told is not None or not reading.classification.kind.may_ask:
        return False
    return is_own(writer.address) or standing.is_ours(writer.address)


def _is_from_outbox(reading: MailReading) -> bool:
    """Whether the outbox sent this very mail: a list or a forward brought it back."""
    message_id, sender = reading.parsed.message_id, reading.sender
    if message_id is None or sender is None or not is_own(sender.address):
        return False
    return OutboundEmail.objects.filter(message_id=message_id).exists()


def open_inquiry(
    inbound: InboundEmail,
    reading: MailReading,
    standing: Standing,
    *,
    may_belong_to: Inquiry | None = None,
    by: User | None = None,
) -> Inquiry:
    """A new inquiry out of the mail, in the caller's transaction; `by` is who made it one by hand."""
    deadline, offered = reading.deadline, reading.offered_deadline
    due_at = due_moment(
        deadline=deadline.at if deadline else None,
        is_urgent=reading.is_urgent,
        received_at=inbound.received_at,
        target=standing.office.answer_target,
    )
    inquiry = Inquiry.objects.create(
        subject=reading.subject[:1000],
        journalist=get_journalist(reading, standing.outlets, at=inbound.received_at),
        received_at=inbound.received_at,
        deadline=deadline.at if deadline else None,
        deadline_phrase=deadline.phrase[:300] if deadline else "",
        offered_deadline=offered.at if offered else None,
        offered_phrase=offered.phrase[:300] if offered else "",
        is_urgent=reading.is_urgent,
        # A stranger on a known thread is as pressing as that thread, until a person has looked.
        due_at=min(due_at, may_belong_to.due_at) if may_belong_to and may_belong_to.is_waiting else due_at,
        last_message_at=inbound.received_at,
        heard_at=inbound.received_at,
        snippet=reading.snippet,
        may_belong_to=may_belong_to,
    )
    message = add_message(inquiry, inbound, reading)
    event = inquiry.events.create(
        kind=Event.Kind.OPENED, by=by, at=inbound.received_at, message=message, details=describe_provenance(reading)
    )
    tell_of_new_inquiry(event, standing.told_of(inquiry), at=inbound.stored_at)
    return inquiry


def _note_copy(message: Message, inbound: InboundEmail, reading: MailReading) -> None:
    """Tell on the timeline that a colleague passed on what stands there; it opens and restarts nothing."""
    inquiry = lock_surviving(message.inquiry)
    details = {**describe_provenance(reading), "is_copy": True}
    inquiry.events.create(kind=Event.Kind.MAIL_RECEIVED, at=inbound.received_at, details=details)


def _add_to(
    inquiry: Inquiry, inbound: InboundEmail, reading: MailReading, office: Office, found: dict[str, Any]
) -> None:
    message = add_message(inquiry, inbound, reading)
    details = {**describe_provenance(reading), **found}
    event = inquiry.events.create(
        kind=Event.Kind.MAIL_RECEIVED, at=inbound.received_at, message=message, details=details
    )
    is_newest = inbound.received_at >= inquiry.last_message_at
    if not reading.is_bare_thanks and reopen(inquiry, by=None, at=inbound.received_at, why="mail"):
        if inquiry.deadline is not None and inquiry.deadline <= inbound.received_at:
            # That deadline was met or missed; the new question starts its own clock. The Event keeps the old one.
            inquiry.deadline, inquiry.deadline_phrase, inquiry.deadline_set_by = None, "", None
        inquiry.is_urgent = reading.is_urgent
        inquiry.due_at = due_moment(
            deadline=inquiry.deadline,
            is_urgent=inquiry.is_urgent,
            received_at=inbound.received_at,
            target=office.answer_target,
        )
    elif reading.is_urgent and not inquiry.is_urgent and inquiry.is_waiting:
        inquiry.is_urgent = True
        urgent_due = due_moment(
            deadline=inquiry.deadline,
            is_urgent=True,
            received_at=inbound.received_at,
            target=office.answer_target,
        )
        inquiry.due_at = min(inquiry.due_at, urgent_due)
    if is_newest or inquiry.deadline is None:
        _take_deadline(inquiry, inbound, reading)
    if is_newest:
        inquiry.last_message_at, inquiry.snippet = inbound.received_at, reading.snippet
    inquiry.heard_at = max(inquiry.heard_at, inbound.received_at)
    rouse(inquiry, at=inbound.received_at, why="mail")
    inquiry.asked_back_at = None
    inquiry.save()
    tell_of_news(event, at=inbound.stored_at)


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


def _add_automatic(inquiry: Inquiry, inbound: InboundEmail, reading: MailReading) -> None:
    """Keep a robot's answer on the timeline; it changes neither state nor clocks."""
    message = add_message(inquiry, inbound, reading, is_automatic=True)
    back_on = reading.classification.back_on
    details = {"back_on": back_on.isoformat()} if back_on else {}
    inquiry.events.create(kind=Event.Kind.AUTOMATIC_RECEIVED, at=inbound.received_at, message=message, details=details)
