"""Where a mail belongs: which inquiry it joins or opens, and what that does to the inquiry."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q

from inquiries.closing import reopen
from inquiries.editing import count_edit
from inquiries.filed_messages import add_message
from inquiries.journalists import hold_by_address
from inquiries.merging import lock_surviving, surviving
from inquiries.models import Event, Inquiry, Journalist, Message, Office, Outlet, OutletDomain, User
from inquiries.notifications import tell_of_new_inquiry, tell_of_news
from inquiries.reading import MailReading
from inquiries.snoozing import rouse
from inquiries.triage import due_moment
from mailbox.bounces import record_bounce
from mailbox.classify import MailKind
from mailbox.models import InboundEmail, OutboundEmail
from mailbox.threads import FoundBy, Parent, find_parent, is_own
from mailbox.webmail import is_webmail

Filing = InboundEmail.Filing
MAIL_ID_LENGTH = 1000
# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail.
KNOWN_COPIES = """
    SELECT id, digest, uidvalidity, message_id, body_digest FROM mailbox_inboundemail
    WHERE (digest = %s OR message_id = %s) AND id <> %s AND duplicate_of_id IS NULL AND state <> 'pending'
    ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a mail."""

    filing: InboundEmail.Filing
    duplicate_of_id: int | None = None
    # Why a person may want to look at it all the same.
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What every mail is filed by and a press office seldom changes; read once a pass, not once a mail."""

    office: Office
    outlets: dict[str, Outlet]
    readers: tuple[User, ...]

    @classmethod
    def load(cls) -> "Standing":
        """As the database has it now."""
        return cls(
            office=Office.load(),
            outlets={each.domain: each.outlet for each in OutletDomain.objects.select_related("outlet")},
            readers=tuple(User.objects.get_queryset().told_of_every_inquiry(urgent=True)),
        )

    def told_of(self, inquiry: Inquiry) -> list[User]:
        """Who chose to be told of a new inquiry like this one."""
        return [user for user in self.readers if inquiry.is_urgent or user.notify == User.Notify.ALL]


def file_mail(inbound: InboundEmail, reading: MailReading, *, standing: Standing, at: datetime) -> Filed:
    """Put the mail where it belongs, in the caller's transaction. Robots open, answer and restart nothing."""
    if original := _find_copy(inbound, reading):
        return Filed(Filing.DUPLICATE, duplicate_of_id=original)
    kind = reading.classification.kind
    if kind is MailKind.OWN or _is_from_outbox(reading):
        return Filed(Filing.OWN)
    if kind is MailKind.BOUNCE and reading.bounce is not None:
        known = record_bounce(reading.bounce, at=at)
        return Filed(Filing.BOUNCE, problem="" if known else "This bounce names no mail that this desk sent.")
    parent = find_parent(reading.parsed)
    inquiry = _inquiry_of(parent) if parent else None
    if kind is MailKind.AUTO_REPLY:
        if inquiry is None or parent is None or not _belongs(inquiry, reading, parent):
            return Filed(Filing.AUTOMATIC, problem="A machine wrote this, and it answers nothing of ours.")
        _add_automatic(lock_surviving(inquiry), inbound, reading)
        return Filed(Filing.AUTOMATIC)
    if inquiry is not None and parent is not None and _belongs(inquiry, reading, parent):
        _add_to(lock_surviving(inquiry), inbound, reading, standing.office)
        return Filed(Filing.REPLY)
    open_inquiry(inbound, reading, standing, may_belong_to=inquiry)
    return Filed(Filing.INQUIRY)


def _find_copy(inbound: InboundEmail, reading: MailReading) -> int | None:
    """The row of an earlier mail that is this one: same Message-ID and body; or same bytes before a UIDVALIDITY reset.

    Two mails without a Message-ID are two mails, even where they look alike, as long as one mailbox holds both.
    """
    message_id = reading.parsed.message_id
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_COPIES, [inbound.digest, message_id and message_id[:MAIL_ID_LENGTH], inbound.pk])
        known = cursor.fetchall()
    for pk, digest, uidvalidity, known_id, body_digest in known:
        if digest == inbound.digest and uidvalidity != inbound.uidvalidity:
            return int(pk)
        if known_id is not None and message_id is not None and body_digest == reading.body_digest:
            return int(pk)
    return None


def _is_from_outbox(reading: MailReading) -> bool:
    """Whether the outbox sent this very mail: a list or a forward brought it back."""
    message_id, sender = reading.parsed.message_id, reading.sender
    if message_id is None or sender is None or not is_own(sender.address):
        return False
    return OutboundEmail.objects.filter(message_id=message_id).exists()


def _inquiry_of(parent: Parent) -> Inquiry | None:
    on_mail = Q(inbound=parent.inbound_id) if parent.inbound_id else Q(outbound=parent.outbound_id)
    message = Message.objects.filter(on_mail).select_related("inquiry__joined_to").first()
    return surviving(message.inquiry) if message else None


def _belongs(inquiry: Inquiry, reading: MailReading, parent: Parent) -> bool:
    """Whether the sender is of this thread: an address seen in it, or the reporter's own newsroom.

    A Message-ID can be guessed or copied; a stranger who names one opens an inquiry of her own.
    """
    sender = reading.sender
    if sender is None:
        return False
    address = sender.address.casefold()
    if inquiry.participants.filter(address=address).exists():
        return True
    if parent.found_by is FoundBy.NAMED_BY:
        # The original came after its answer: whoever wrote that answer had this mail.
        return any(
            inquiry.participants.filter(address=each.address.casefold()).exists()
            for each in (*reading.parsed.to, *reading.parsed.cc)
            if not is_own(each.address)
        )
    domain = address.rpartition("@")[2]
    return bool(domain) and domain == _domain(inquiry.journalist.address) and not is_webmail(domain)


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
        subject=reading.parsed.subject[:1000],
        journalist=_get_journalist(reading, inbound, standing),
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
    event = inquiry.events.create(kind=Event.Kind.OPENED, by=by, at=inbound.received_at, message=message)
    tell_of_new_inquiry(event, standing.told_of(inquiry), at=inbound.stored_at)
    return inquiry


def _add_to(inquiry: Inquiry, inbound: InboundEmail, reading: MailReading, office: Office) -> None:
    message = add_message(inquiry, inbound, reading)
    event = inquiry.events.create(kind=Event.Kind.MAIL_RECEIVED, at=inbound.received_at, message=message)
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
    inquiry.events.create(kind=Event.Kind.AUTOMATIC_RECEIVED, at=inbound.received_at, message=message)


def _get_journalist(reading: MailReading, inbound: InboundEmail, standing: Standing) -> Journalist:
    sender = reading.sender
    address = sender.address.casefold()[:320] if sender else ""
    name = sender.name[:300] if sender else ""
    journalist = hold_by_address(address)
    if journalist is None:
        outlet = _find_outlet(address, standing)
        return Journalist.objects.create(name=name, address=address, outlet=outlet, first_seen_at=inbound.received_at)
    if name and not journalist.name and journalist.address == address:
        journalist.name = name
        count_edit(journalist, seen=None, by=None)
        journalist.save(update_fields=["name"])
    return journalist


def _find_outlet(address: str, standing: Standing) -> Outlet | None:
    """The outlet whose domain the address is at, or below: news.ledger.example finds ledger.example."""
    labels = _domain(address).split(".")
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    return next((standing.outlets[domain] for domain in domains if domain in standing.outlets), None)


def _domain(address: str) -> str:
    return address.casefold().rpartition("@")[2]
