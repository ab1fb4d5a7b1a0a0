"""Answers that left from elsewhere: a colleague's own mail program, or the shared mailbox's web page."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from inquiries.access import Verb, may, require
from inquiries.answers import find_counted, renew_answered
from inquiries.copies import fold_subject
from inquiries.filed_messages import Thread, add_message, add_participants, note_name
from inquiries.merging import lock_surviving_for
from inquiries.models import Event, Inquiry, Journalist, Message, Office, User
from inquiries.participants import addresses_of_reporter, let_in_named, put_out_named
from inquiries.reading import DATE_MAY_BE_BEHIND, MailReading
from inquiries.standing import Standing
from inquiries.triage import mark_open, restart_clock
from mailbox.authentication import read_verdicts
from mailbox.classify import MailKind
from mailbox.domains import domain_of
from mailbox.folded import cut_reply_prefix
from mailbox.models import InboundEmail
from mailbox.threads import is_own, own_address

# Of an answer that names no mail of the inquiry in which it stands: a guess, until a person says.
NO_THREAD = "no_thread"
# Of one that the receiving server's checks speak against.
CHECKS = "checks"
MOST_WAITING = 20


def is_from_sent(inbound: InboundEmail, standing: Standing) -> bool:
    """Whether it lay in a folder of what the office sent by other programs: that needs no check of who wrote it."""
    return inbound.mailbox_id in standing.sent_folders


def may_be_answer(inbound: InboundEmail, reading: MailReading, standing: Standing) -> bool:
    """Whether the office wrote it: out of a folder of sent mail, or a colleague's own. No robot, and no forward.

    Also where the checks speak against it: then record_answer only suggests it.
    """
    if not reading.classification.kind.may_ask:
        # The press address's own absence notice answers nobody.
        return False
    if is_from_sent(inbound, standing):
        return True
    writer = reading.author.address
    return writer is not None and reading.author.told is None and is_of_office(writer.address, standing)


def is_of_office(address: str, standing: Standing) -> bool:
    """Whether it is the press address or a colleague's."""
    return is_own(address) or standing.is_ours(address)


def answers_reporter(inquiry: Inquiry, reading: MailReading) -> bool:
    """Whether the mail goes to the reporter, or to a colleague of hers at her newsroom's own domain.

    Not to whoever else wrote in the thread: what colleagues and spokespeople say to each other answers nobody.
    """
    recipients = addresses_written_to(reading)
    reporter = inquiry.journalist
    if not reporter.address:
        return False
    if not recipients.isdisjoint(addresses_of_reporter(inquiry)):
        return True
    domain = reporter.newsroom_domain
    if domain and domain == domain_of(own_address()):
        domain = ""
    return bool(domain) and any(domain_of(each) == domain for each in recipients)


def find_waiting(inbound: InboundEmail, reading: MailReading, standing: Standing) -> Inquiry | None:
    """The waiting inquiry of somebody the mail goes to, begun before: of several that of its subject, else the newest.

    None that is confidential: whoever wrote the mail may not read there. None where checks speak against the mail, or
    where it looks like one that went to many.
    """
    if reading.classification.kind is not MailKind.INQUIRY or _is_doubted(reading):
        return None
    at = _find_moment(inbound, reading, standing)
    known = Journalist.objects.filter(address__in=addresses_written_to(reading) - {""})
    people = {each.merged_into_id or each.pk for each in known}
    hers = Inquiry.objects.waiting().filter(journalist__in=people, received_at__lte=at, is_confidential=False)
    found = list(hers.order_by("-heard_at", "-id")[:MOST_WAITING])
    subject = _cut_subject(reading.subject)
    return next((each for each in found if _cut_subject(each.subject) == subject), found[0] if found else None)


def addresses_written_to(reading: MailReading) -> set[str]:
    """Those of To and Cc, without our own."""
    written = (each.address.casefold() for each in (*reading.parsed.to, *reading.parsed.cc))
    return {each for each in written if not is_own(each)}


def record_answer(
    inquiry: Inquiry, inbound: InboundEmail, reading: MailReading, thread: Thread | None, *, standing: Standing
) -> Message:
    """Keep the mail as our answer, in the caller's transaction, which holds `inquiry`; it stops the clock.

    Its moment is when it was sent. What the receiving server's checks speak against, and what names no mail of the
    `thread` it may belong to, is only suggested: it stands there, counts for nothing and lets nobody into the thread
    until a person says so. One that stood elsewhere by such a guess, or as an inquiry of its own, is taken from there.
    """
    is_doubted = speaks_against(inbound, reading, standing)
    why = NO_THREAD if thread is None else CHECKS if is_doubted else ""
    by = None if why == CHECKS else _find_colleague(reading)
    at = _find_moment(inbound, reading, standing)
    message = Message.objects.filter(inbound=inbound).first()
    if message is None:
        message = add_message(inquiry, inbound, reading, kind=Message.Kind.ELSEWHERE, by=by, lets_in=not why, at=at)
    else:
        if not why:
            add_participants(inquiry, reading)
        message.inquiry, message.kind, message.by, message.at = inquiry, Message.Kind.ELSEWHERE, by, at
        message.save(update_fields=["inquiry", "kind", "by", "at"])
    note_name(inbound, reading)
    details = {**(thread.reason if thread else {}), "counts": not why, **({"why": why} if why else {})}
    inquiry.events.create(kind=Event.Kind.ANSWERED_ELSEWHERE, by=by, at=at, message=message, details=details)
    inquiry.last_message_at = max(inquiry.last_message_at, at)
    if not why:
        _take_answer(inquiry, by)
    inquiry.save()
    return message


def decide_elsewhere(message: Message, *, counts: bool, by: User, at: datetime) -> bool:
    """Say whether a mail that left from elsewhere answers its inquiry; False where that stands already."""
    require(by, Verb.WORK)
    with transaction.atomic():
        inquiry = lock_surviving_for(by, message.inquiry)
        row = Message.objects.filter(pk=message.pk, inquiry=inquiry, kind=Message.Kind.ELSEWHERE).first()
        if row is None or (row.pk in find_counted([row])) is counts:
            return False
        if _was_doubted(row):
            if counts:
                let_in_named(inquiry, [row])
            else:
                put_out_named(inquiry, row)
        inquiry.events.create(kind=Event.Kind.ELSEWHERE_DECIDED, by=by, at=at, message=row, details={"counts": counts})
        if counts:
            _take_answer(inquiry, row.by)
        elif not inquiry.is_closed:
            _take_back(inquiry)
        inquiry.save()
        mark_open(inquiry)
    return True


def _was_doubted(message: Message) -> bool:
    told = Event.objects.filter(message=message, kind=Event.Kind.ANSWERED_ELSEWHERE).order_by("-id").first()
    return told is not None and bool(told.details.get("why"))


def _take_answer(inquiry: Inquiry, by: User | None) -> None:
    """As if it had left from here, unless she wrote or called since. Unsaved."""
    if not inquiry.is_closed:
        settle_answered(inquiry, office=Office.load())
    inquiry.asked_back_at = None
    if inquiry.owner is None and by is not None and may(by, Verb.WORK):
        # Who answers, owns.
        inquiry.owner = by


def settle_answered(inquiry: Inquiry, *, office: Office) -> None:
    """Make true whether it was answered by what stands in it, and restart the clock of what waits since. Unsaved."""
    waiting = renew_answered(inquiry, list(inquiry.messages.order_by("at", "id")))
    if inquiry.answered_at is None or not inquiry.is_waiting:
        return
    inquiry.state = Inquiry.State.OPEN
    if waiting and waiting[0].at >= inquiry.answered_at:
        target = office.answer_target
        restart_clock(inquiry, since=waiting[0].at, is_urgent=inquiry.is_urgent, target=target)


def _take_back(inquiry: Inquiry) -> None:
    """As if that mail had answered nothing; it did not acknowledge either, where nothing else did. Unsaved."""
    was = inquiry.answered_at
    renew_answered(inquiry, list(inquiry.messages.order_by("at", "id")))
    if inquiry.acknowledged_at is not None and inquiry.acknowledged_at == was != inquiry.answered_at:
        sent = inquiry.replies.filter(outbound__sent_at__isnull=False).order_by("outbound__sent_at")
        inquiry.acknowledged_at = sent.values_list("outbound__sent_at", flat=True).first() or inquiry.answered_at


def _cut_subject(subject: str) -> str:
    return fold_subject(cut_reply_prefix(subject[:300])[0])


def speaks_against(inbound: InboundEmail, reading: MailReading, standing: Standing) -> bool:
    """Whether the receiving server's checks speak against what lay in no folder of ours."""
    return not is_from_sent(inbound, standing) and _is_doubted(reading)


def _is_doubted(reading: MailReading) -> bool:
    return read_verdicts(reading.parsed, server=settings.AUTHSERV_ID).speaks_against


def _find_moment(inbound: InboundEmail, reading: MailReading, standing: Standing) -> datetime:
    """When it came; out of a folder of sent mail, when it left: programs put it there later, and move whole folders."""
    sent_at = reading.parsed.date if is_from_sent(inbound, standing) else None
    if sent_at is None or not inbound.received_at - DATE_MAY_BE_BEHIND <= sent_at <= inbound.received_at:
        return inbound.received_at
    return sent_at


def _find_colleague(reading: MailReading) -> User | None:
    writer = reading.author.address
    return User.objects.working().filter(email__iexact=writer.address).first() if writer else None
