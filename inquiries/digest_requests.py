"""Digests of reporters' requests: kept in the mailroom, where any one of the requests can become an inquiry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from inquiries.access import Verb, require
from inquiries.deadlines import DeadlineReading, find_deadline
from inquiries.journalists import hold_living
from inquiries.models import DigestRequest, Event, Inquiry, Journalist, Message, Office, Outlet, Participant, User
from inquiries.models.digest_request import is_still_open
from inquiries.notifications import tell_of_new_inquiry
from inquiries.standing import Standing
from inquiries.triage import StatedDeadline, due_moment
from inquiries.writers import find_outlet
from mailbox.digests import DigestQuery
from mailbox.models import InboundEmail
from mailbox.threads import is_own

SNIPPET_LENGTH = 200
LONGEST_ADDRESS = 320


@dataclass(frozen=True, slots=True)
class RequestCount:
    """How many requests a digest has, how many of them can still be answered, and how many became inquiries."""

    all: int
    still_open: int
    opened: int


def keep_requests(digest: InboundEmail, queries: Iterable[DigestQuery]) -> None:
    """Keep what a digest asks, in the caller's transaction. Nobody is told: it was sent to many."""
    DigestRequest.objects.bulk_create(_make_row(digest, number, each) for number, each in enumerate(queries, start=1))


def count_requests(digests: Iterable[InboundEmail], now: datetime) -> Mapping[int, RequestCount]:
    """The counts of each digest by its row's key, in one query."""
    rows = DigestRequest.objects.filter(digest__in=list(digests)).order_by().values("digest")
    found = rows.annotate(all=Count("pk"), still=Count("pk", filter=is_still_open(now)), opened=Count("message"))
    return {each["digest"]: RequestCount(each["all"], each["still"], each["opened"]) for each in found}


def open_request(request: DigestRequest, *, by: User, at: datetime) -> tuple[Inquiry, bool]:
    """The inquiry of that request, and whether it was opened just now: whoever comes second gets the one that stands.

    Its clocks begin `at` that moment. Until somebody chose the request nobody was bound to answer it, and what a
    digest brought overnight would count as hours in which a reporter waited for this office.
    """
    require(by, Verb.WORK)
    standing = Standing.load()
    with transaction.atomic():
        row = DigestRequest.objects.select_for_update(of=("self",)).select_related("digest").get(pk=request.pk)
        if row.message is not None:
            return row.message.inquiry, False
        inquiry = _open(row, standing, at=at)
        row.message = _add_message(inquiry, row, by=by, at=at)
        row.save(update_fields=["message"])
        details = {
            "digest": row.digest_id,
            "house": _name_house(row.digest),
            "sent_at": row.digest.received_at.isoformat(),
        }
        event = inquiry.events.create(kind=Event.Kind.OPENED, by=by, at=at, message=row.message, details=details)
        tell_of_new_inquiry(event, [each for each in standing.told_of(inquiry) if each != by], at=at)
    return inquiry, True


def state_deadline(row: DigestRequest, office: Office, *, asked_at: datetime) -> StatedDeadline:
    """What an inquiry of that request, whose clocks begin at `asked_at`, says of its deadline."""
    offered = None if row.deadline else _read_words(row, office).deadline
    return StatedDeadline(
        deadline=row.deadline,
        phrase=row.deadline_text if row.deadline else "",
        set_by=None,
        offered=offered.at if offered else None,
        offered_phrase=row.deadline_text if offered else "",
        due_at=due_moment(deadline=row.deadline, is_urgent=False, received_at=asked_at, target=office.answer_target),
    )


def _make_row(digest: InboundEmail, position: int, query: DigestQuery) -> DigestRequest:
    address = (query.address or "").casefold()
    return DigestRequest(
        digest=digest,
        position=position,
        title=query.title,
        outlet=query.outlet,
        author=query.author,
        # What is cut is another address; and who asks to be answered at ours would have us write to ourselves.
        address="" if len(address) > LONGEST_ADDRESS or is_own(address) else address,
        category=query.category,
        deadline=query.deadline,
        deadline_text=query.deadline_text,
        text=query.text,
    )


def _open(row: DigestRequest, standing: Standing, *, at: datetime) -> Inquiry:
    stated = state_deadline(row, standing.office, asked_at=at)
    return Inquiry.objects.create(
        subject=row.title,
        journalist=_get_journalist(row, standing.outlets, at=at),
        state=Inquiry.State.OPEN,
        received_at=at,
        deadline=stated.deadline,
        deadline_phrase=stated.phrase,
        offered_deadline=stated.offered,
        offered_phrase=stated.offered_phrase,
        due_at=stated.due_at,
        last_message_at=at,
        heard_at=at,
        snippet=" ".join((row.text or row.title).split())[:SNIPPET_LENGTH],
    )


def _read_words(row: DigestRequest, office: Office) -> DeadlineReading:
    """What words without a day or zone may mean here; for a person to judge."""
    sent_at = timezone.localtime(row.digest.received_at, office.zone)
    words = f"Deadline: {row.deadline_text}" if row.deadline_text else ""
    return find_deadline("", words, sent_at=sent_at, zone=office.zone, day_first=office.writes_day_first)


def _get_journalist(row: DigestRequest, outlets: Mapping[str, Outlet], *, at: datetime) -> Journalist:
    """Who asks, held. Her newsroom is known by her address alone: what a digest says of it, anybody could have said."""
    if not row.address:
        return Journalist.objects.create(name=row.name, first_seen_at=at)
    told = {"name": row.name, "outlet": find_outlet(row.address, outlets), "first_seen_at": at}
    known, _is_new = Journalist.objects.get_or_create(address=row.address, defaults=told)
    return hold_living(known.pk)


def _add_message(inquiry: Inquiry, row: DigestRequest, *, by: User, at: datetime) -> Message:
    """What she asks, with all that the digest says of it, and herself as one who belongs to the thread."""
    if row.address:
        Participant.objects.create(inquiry=inquiry, address=row.address)
    words = row.text or row.title
    told = dict.fromkeys(filter(None, (row.title, row.author, row.outlet, row.category, row.deadline_text, row.text)))
    return inquiry.messages.create(
        kind=Message.Kind.REQUEST,
        by=by,
        author_name=row.name,
        author_address=row.address,
        subject=row.title,
        text="\n".join(told),
        fresh=words,
        at=at,
    )


def _name_house(digest: InboundEmail) -> str:
    return digest.from_name or digest.from_address
