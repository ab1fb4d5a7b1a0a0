"""Where a mail belongs: which inquiry it joins or opens, and what that does to the inquiry."""

from dataclasses import dataclass, field
from datetime import datetime

from inquiries.additions import add_automatic, add_to, note_copy
from inquiries.copies import find_copy, find_told_already, is_from_outbox
from inquiries.digest_requests import keep_requests
from inquiries.elsewhere import answers_reporter, find_waiting, is_from_sent, may_be_answer, record_answer
from inquiries.filed_messages import Thread, add_message, find_thread, index_mail, thread_of
from inquiries.merging import lock_surviving
from inquiries.models import Event, Inquiry, User
from inquiries.notifications import tell_of_new_inquiry
from inquiries.overtaken import find_overtaking, hold_places, is_answered, is_loose, take_answers
from inquiries.provenance import describe_provenance
from inquiries.reading import MailReading
from inquiries.sender_rules import count_mail, find_rule
from inquiries.standing import Standing
from inquiries.triage import due_moment
from inquiries.writers import belongs, get_journalist
from mailbox.bounces import record_bounce
from mailbox.classify import MailKind
from mailbox.forwards import has_whole_remark
from mailbox.models import InboundEmail

Filing = InboundEmail.Filing
Problem = InboundEmail.Problem


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a mail."""

    filing: InboundEmail.Filing
    duplicate_of_id: int | None = None
    # Why a person may want to look at it all the same.
    problem: InboundEmail.Problem | None = None
    problem_details: dict[str, str] = field(default_factory=dict)


def file_mail(inbound: InboundEmail, reading: MailReading, *, standing: Standing, at: datetime) -> Filed:
    """Put the mail where it belongs, in the caller's transaction. Robots open, answer and restart nothing."""
    if original := find_copy(inbound, reading):
        return Filed(Filing.DUPLICATE, duplicate_of_id=original)
    filed = _file_returned(reading, is_sent=is_from_sent(inbound, standing), at=at)
    thread = find_thread(reading) if filed is None else None
    if reading.author.told is not None and (told := find_told_already(reading, thread, standing.office)) is not None:
        if has_whole_remark(reading.author.told):
            note_copy(told, inbound, reading)
            return Filed(Filing.DUPLICATE, duplicate_of_id=told.inbound_id)
        # A copy of what we have below words that stand nowhere else: every one of them is read on the page.
        thread = thread_of(told)
    index_mail(inbound, reading)
    if filed is not None:
        return filed
    filed = _file_answer_of_ours(inbound, reading, thread, standing) or _file_machines(inbound, reading, thread)
    return filed or _file_writing(inbound, reading, thread, standing, at=at)


def _file_returned(reading: MailReading, *, is_sent: bool, at: datetime) -> Filed | None:
    """What left from here and came back, whole or as a bounce; None for all other mail."""
    kind = reading.classification.kind
    if kind is MailKind.OWN or is_from_outbox(reading, is_sent=is_sent):
        return Filed(Filing.OWN)
    if kind is MailKind.BOUNCE and reading.bounce is not None:
        known = record_bounce(reading.bounce, at=at)
        return Filed(Filing.BOUNCE, problem=None if known else Problem.UNKNOWN_BOUNCE)
    return None


def _file_answer_of_ours(
    inbound: InboundEmail, reading: MailReading, thread: Thread | None, standing: Standing
) -> Filed | None:
    """A colleague's own answer to a reporter, and what else a folder of sent mail holds; None for all other mail."""
    is_sent = is_from_sent(inbound, standing)
    otherwise = Filed(Filing.OWN) if is_sent else None
    if not may_be_answer(inbound, reading, standing):
        return otherwise
    if thread is not None:
        if not answers_reporter(thread.inquiry, reading):
            return otherwise
        record_answer(lock_surviving(thread.inquiry), inbound, reading, thread, standing=standing)
        return Filed(Filing.REPLY)
    if (waiting := find_waiting(inbound, reading, standing)) is None:
        return otherwise
    record_answer(lock_surviving(waiting), inbound, reading, None, standing=standing)
    return Filed(Filing.REPLY)


def _file_machines(inbound: InboundEmail, reading: MailReading, thread: Thread | None) -> Filed | None:
    """What no person wrote to us; None where somebody did."""
    kind = reading.classification.kind
    if kind is MailKind.DIGEST:
        keep_requests(inbound, reading.classification.requests)
        return Filed(Filing.DIGEST)
    if not kind.is_automatic:
        return None
    if thread is None or not belongs(thread.inquiry, reading, thread.parent):
        return Filed(Filing.AUTOMATIC, problem=Problem.ANSWERS_NOTHING)
    add_automatic(lock_surviving(thread.inquiry), inbound, reading)
    return Filed(Filing.AUTOMATIC)


def _file_writing(
    inbound: InboundEmail, reading: MailReading, thread: Thread | None, standing: Standing, *, at: datetime
) -> Filed:
    """What somebody wrote: into her thread, or an inquiry of its own, with the answers that overtook it."""
    overtaking = find_overtaking(inbound, reading, standing)
    may_belong_to = thread.inquiry if thread is not None and not is_loose(thread, reading, standing) else None
    if thread is not None and may_belong_to is not None and belongs(may_belong_to, reading, thread.parent):
        hold_places(overtaking, may_belong_to)
        row = lock_surviving(may_belong_to)
        add_to(row, inbound, reading, standing.office, thread, is_answered=is_answered(overtaking, row))
        filed = Filed(Filing.REPLY)
    else:
        filed = _file_outside_threads(inbound, reading, thread, standing, may_belong_to=may_belong_to)
    take_answers(overtaking, standing, at=at)
    return filed


def _file_outside_threads(
    inbound: InboundEmail,
    reading: MailReading,
    thread: Thread | None,
    standing: Standing,
    *,
    may_belong_to: Inquiry | None,
) -> Filed:
    """An inquiry of its own. Only mail that names no thread is passed over."""
    writer = reading.author.address
    is_passed_on = reading.author.told is not None
    if (
        thread is None
        and not is_passed_on
        and writer
        and (rule := find_rule(standing.rules, writer.address)) is not None
    ):
        told = {"sender": count_mail(rule, at=inbound.received_at)}
        return Filed(Filing.AUTOMATIC, problem=Problem.SENDER_RULE, problem_details=told)
    open_inquiry(inbound, reading, standing, may_belong_to=may_belong_to)
    return Filed(Filing.INQUIRY)


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
