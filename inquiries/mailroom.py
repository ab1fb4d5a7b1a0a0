"""What a person decides about mail that the desk could not handle by itself, coming in or going out."""

import logging
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import BinaryField, F, Func, Q, QuerySet, Value
from django.utils.translation import gettext as _

from inquiries.access import Verb, may, require, visible_to
from inquiries.models import Event, Inquiry, Message, Notification, User
from inquiries.sending import undo_send
from mailbox import outbox
from mailbox.models import InboundEmail, OutboundEmail, RawEmail
from mailbox.parsing import Attachment, ParsedEmail, parse_email

log = logging.getLogger(__name__)

State = InboundEmail.State
Out = OutboundEmail.State
# Compressed; opens to the header block of all but the strangest mails.
PEEK_BYTES = 16 * 1024
# A page is not a mail program: past this the original says the rest.
MOST_TEXT = 100_000
MOST_HEADERS = 20_000
# Older trouble was seen often enough. What still waits to leave is shown whatever its age.
TROUBLE_SHOWN_FOR = timedelta(days=14)
DOUBT_SHOWN_FOR = timedelta(days=90)


class NothingToFile(Exception):
    """The server never handed this mail over: there is nothing here that could be filed."""


@dataclass(frozen=True, slots=True)
class QuarantinedReading:
    """What can be shown of a mail that nobody could file.

    `parsed` is None where it cannot be read at all; `text` is then its bytes as Latin-1. Both `text` and
    `header_block` are cut to what a page can bear.
    """

    parsed: ParsedEmail | None
    text: str
    header_block: str
    attachments: tuple[Attachment, ...]
    is_whole: bool
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """Who a mail says it is from and what about, as its row or else its header block says; "" where neither does."""

    sender: str
    subject: str


def retry_quarantined(inbound: InboundEmail, *, by: User, at: datetime) -> bool:
    """Let the intake take the mail up once more; False where somebody already retried or discarded it.

    A mail of which only the headers are here is filed without its text. Raises NothingToFile where nothing is here.
    """
    require(by, Verb.WORK)
    if not inbound.raw.content:
        raise NothingToFile(_("The server never handed this mail over. Read it in the mailbox itself."))
    quarantined = InboundEmail.objects.filter(pk=inbound.pk, state=State.QUARANTINED)
    with transaction.atomic():
        # What went wrong stays on the row until the intake has filed the mail or says it anew.
        changed = quarantined.update(state=State.PENDING, processed_at=None)
    log.info("inbound mail %s: retry by user %s at %s", inbound.pk, by.pk, at.isoformat())
    return changed == 1


def discard_quarantined(inbound: InboundEmail, reason: str, *, by: User, at: datetime) -> bool:
    """Set the mail aside for good, with `reason` and the name of who said so; its bytes stay.

    False where somebody already retried or discarded it. Raises ValueError on a blank reason.
    """
    require(by, Verb.WORK)
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError(_("Say why it is discarded."))
    with transaction.atomic():
        row = InboundEmail.objects.select_for_update().get(pk=inbound.pk)
        if row.state != State.QUARANTINED:
            return False
        row.state, row.processed_at = State.DISCARDED, at
        row.problem_details = {**row.problem_details, "discarded": {"by": str(by), "reason": reason}}
        row.save(update_fields=["state", "processed_at", "problem_details"])
    return True


def retry_mail(email: OutboundEmail, *, by: User, at: datetime) -> bool:
    """Send a refused or uncertain mail (again) to those who did not get it; False where it is neither any more."""
    require(by, Verb.WORK)
    with transaction.atomic():
        return outbox.retry(email, now=at) and _tell_decision(email, "sent_again", by=by, at=at)


def settle_mail(email: OutboundEmail, *, arrived: bool, by: User, at: datetime) -> bool:
    """Keep a person's word on an uncertain mail: it arrived, or not. False where it is not uncertain any more."""
    require(by, Verb.WORK)
    with transaction.atomic():
        decision = "arrived" if arrived else "not_arrived"
        return outbox.settle(email, arrived=arrived, now=at) and _tell_decision(email, decision, by=by, at=at)


def note_trouble(email: OutboundEmail, *, by: User, at: datetime) -> bool:
    """Keep that a person knows of a refused or returned mail, which asks for no look any more; False if it did not."""
    require(by, Verb.WORK)
    troubled = OutboundEmail.objects.filter(pk=email.pk).troubled().exclude(state__in=[Out.QUEUED, Out.UNKNOWN])
    with transaction.atomic():
        is_noted = troubled.update(noted_at=at) == 1
    if is_noted:
        log.info("user %s took note of outbound mail %s", by.pk, email.pk)
    return is_noted


def take_back_mail(email: OutboundEmail, *, by: User, at: datetime) -> bool:
    """Stop a mail that has not begun to leave; False once it is too late. An answer is a draft again."""
    require(by, Verb.WORK)
    if email.purpose == OutboundEmail.Purpose.REPLY:
        return undo_send(email, by=by, at=at) is not None
    with transaction.atomic():
        return outbox.cancel(email, now=at)


def _tell_decision(email: OutboundEmail, decision: str, *, by: User, at: datetime) -> bool:
    """Write on the timeline who decided on an answer; a notice stands on none."""
    message = Message.objects.filter(outbound=email).select_related("inquiry").first()
    if message is not None:
        message.inquiry.events.create(
            kind=Event.Kind.DELIVERY_DECIDED, by=by, at=at, message=message, details={"decision": decision}
        )
    return True


def read_quarantined(inbound: InboundEmail) -> QuarantinedReading:
    """Read as much of the mail as can be read; whatever is in it, this does not fail."""
    raw = inbound.raw.content
    head = _header_block(raw)
    parsed = _parse_safely(raw, inbound)
    return QuarantinedReading(
        parsed=parsed,
        text=(parsed.text if parsed else _as_latin1(raw))[:MOST_TEXT],
        header_block=_as_latin1(head)[:MOST_HEADERS],
        attachments=parsed.attachments if parsed else (),
        is_whole=inbound.raw.is_whole,
        is_empty=not raw,
    )


def look_outside(inbounds: Iterable[InboundEmail]) -> dict[int, Outside]:
    """Sender and subject of each mail by its row's key; of unread ones out of the first bytes of the raw mail.

    One query for any number of mails, and never a whole raw mail.
    """
    rows = list(inbounds)
    unread = [row.pk for row in rows if not row.from_address and not row.subject]
    # SUBSTR counts bytes on a blob, in SQLite and PostgreSQL alike.
    first_bytes = Func(F("data"), Value(1), Value(PEEK_BYTES), function="SUBSTR", output_field=BinaryField())
    peeks = dict(
        RawEmail.objects.filter(pk__in=unread).annotate(peek=first_bytes).values_list("pk", "peek") if unread else ()
    )
    return {row.pk: _outside(row, peeks.get(row.pk)) for row in rows}


def list_unfinished(now: datetime, *, limit: int) -> list[OutboundEmail]:
    """Mails that still wait, are uncertain, or met trouble lately; at most `limit`, newest first."""
    # Three reads, each by its own index: one with OR would walk all mails ever sent.
    queued = OutboundEmail.objects.filter(state=Out.QUEUED).order_by("due_at", "id")
    moving = OutboundEmail.objects.claimed().order_by("id")
    troubled = OutboundEmail.objects.filter(created_at__gte=now - DOUBT_SHOWN_FOR, noted_at=None).filter(
        Q(state=Out.UNKNOWN)
        | Q(state=Out.FAILED, created_at__gte=now - TROUBLE_SHOWN_FOR)
        | Q(bounced_at__gte=now - TROUBLE_SHOWN_FOR)
    )
    found = {
        each.pk: each
        for rows in (queued, moving, troubled.order_by("-created_at"))
        for each in rows.prefetch_related("recipients")[:limit]
    }
    return sorted(found.values(), key=lambda each: each.created_at, reverse=True)[:limit]


def list_discarded(now: datetime) -> QuerySet[InboundEmail]:
    """Mails that people discarded lately, newest first; what was discarded by mistake is found here."""
    lately = InboundEmail.objects.filter(stored_at__gte=now - DOUBT_SHOWN_FOR, state=State.DISCARDED)
    return lately.order_by("-stored_at")


def list_filed_without_inquiry(now: datetime) -> QuerySet[InboundEmail]:
    """What machines wrote lately that answers nothing of ours: a person may see in one what no rule saw."""
    return InboundEmail.objects.filed_without_inquiry().filter(stored_at__gte=now - TROUBLE_SHOWN_FOR)


def list_finished() -> QuerySet[OutboundEmail]:
    """Mails of which nothing more is expected; newest first."""
    is_well = Q(state__in=[Out.SENT, Out.CANCELLED], bounced_at=None)
    finished = OutboundEmail.objects.filter(is_well | Q(noted_at__isnull=False))
    return finished.order_by("-created_at").prefetch_related("recipients")


def leave_out_confidential(emails: Iterable[OutboundEmail], user: User) -> list[OutboundEmail]:
    """Those of `emails` that tell of no inquiry which `user` may not read, in their order: answers and notices."""
    rows = list(emails)
    if may(user, Verb.READ_ALL):
        return rows
    hidden = Inquiry.objects.filter(is_confidential=True).exclude(pk__in=visible_to(user))
    pks = [row.pk for row in rows]
    answers = Message.objects.filter(outbound__in=pks, inquiry__in=hidden).values_list("outbound", flat=True)
    notices = Notification.objects.filter(email__in=pks, event__inquiry__in=hidden).values_list("email", flat=True)
    left_out = {*answers, *notices}
    return [row for row in rows if row.pk not in left_out]


def events_told_by(email: OutboundEmail) -> QuerySet[Event]:
    """The event that a notice to staff tells of; none for any other mail."""
    return Event.objects.filter(pk__in=Notification.objects.filter(email=email).values("event"))


def _outside(row: InboundEmail, peek: bytes | memoryview | None) -> Outside:
    if peek is None:
        return Outside(row.from_name or row.from_address, row.subject)
    try:
        head = _header_block(zlib.decompressobj().decompress(bytes(peek), MOST_TEXT))
    except zlib.error:
        return Outside("", "")
    parsed = _parse_safely(head, row)
    if parsed is None:
        return Outside("", "")
    sender = parsed.from_
    return Outside((sender.name or sender.address) if sender else "", parsed.subject)


def _parse_safely(raw: bytes, inbound: InboundEmail) -> ParsedEmail | None:
    try:
        return parse_email(raw)
    except Exception:  # a mail that broke the parser is just what the quarantine is for; its page must stand
        log.warning("inbound mail %s cannot be parsed", inbound.pk, exc_info=True)
        return None


def _header_block(raw: bytes) -> bytes:
    cuts = [raw.find(blank) for blank in (b"\r\n\r\n", b"\n\n", b"\r\r") if blank in raw]
    return raw[: min(cuts)] if cuts else raw


def _as_latin1(raw: bytes) -> str:
    """Every byte as one character, without the controls no page can show."""
    text = raw[: 4 * MOST_TEXT].decode("latin-1").replace("\r\n", "\n")
    return "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
