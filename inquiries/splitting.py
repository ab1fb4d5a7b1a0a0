"""One inquiry that is two."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries.access import Verb, may, require
from inquiries.answers import renew_answered
from inquiries.deadlines import DeadlineReading, find_deadline
from inquiries.digest_requests import state_deadline
from inquiries.journalists import hold_all_living, hold_by_address, hold_living
from inquiries.models import DigestRequest, Event, Inquiry, Journalist, Message, Office, Reply, User
from inquiries.participants import let_in_named
from inquiries.triage import StatedDeadline, due_moment, lock, mark_open
from mailbox.domains import domain_of

SNIPPET_LENGTH = 200
Kind = Message.Kind


class NotSplittable(Exception):
    """What was chosen cannot become an inquiry of its own; the text says why."""


def list_splittable(inquiry: Inquiry) -> list[Message]:
    """What can be split off: mails and calls of people outside, oldest first. Our answers follow what they answer."""
    outside = inquiry.messages.filter(kind__in=[*Message.WRITTEN, Kind.CALL], is_automatic=False)
    return list(outside.order_by("at", "id"))


def split(inquiry: Inquiry, messages: Iterable[Message], *, by: User, at: datetime) -> Inquiry:
    """Make `messages` (mails and calls of this inquiry) an inquiry of their own, of whoever sent the first of them.

    Our answers to them, and a draft of one, go along; notes and requests to spokespeople stay. It is as confidential
    as this one and has the same owner while she works here. Its deadline is read anew from its own words. Later mail
    that answers one of its mails goes there. Raises NotSplittable where nothing is chosen, or nothing would be left
    here.
    """
    require(by, Verb.WORK)
    wanted = list(messages)
    with transaction.atomic():
        _hold_reporters(inquiry, wanted)
        row = lock(inquiry)
        chosen = _choose(row, {message.pk for message in wanted})
        office = Office.load()
        new = _open(row, chosen, office)
        Reply.objects.filter(inquiry=row, answers__in=chosen).exclude(state=Reply.State.DISCARDED).update(inquiry=new)
        moved = [message.pk for message in chosen]
        answers = Reply.objects.filter(inquiry=new, outbound__isnull=False).values("outbound")
        Message.objects.filter(inquiry=row, pk__in=moved).update(inquiry=new)
        Message.objects.filter(inquiry=row, outbound__in=answers).update(inquiry=new)
        elsewhere = Event.objects.filter(kind=Event.Kind.ANSWERED_ELSEWHERE, message__inquiry=row)
        named = elsewhere.filter(details__answers__in=moved).values_list("message", flat=True)
        Message.objects.filter(inquiry=row, pk__in=list(named)).update(inquiry=new)
        let_in_named(new, chosen)
        told = {"count": len(chosen)}
        row.events.create(kind=Event.Kind.SPLIT_OFF, by=by, at=at, details={"into": new.reference, **told})
        new.events.create(kind=Event.Kind.SPLIT_OFF, by=by, at=at, details={"from": row.reference, **told})
        _renew(row, office, chosen)
        _renew(new, office, [])
        mark_open(row)
    return new


def _choose(row: Inquiry, wanted: set[int]) -> list[Message]:
    """What was chosen, as it stands now: a colleague may have moved some of it meanwhile."""
    splittable = list_splittable(row)
    chosen = [message for message in splittable if message.pk in wanted]
    if not chosen or len(chosen) != len(wanted):
        raise NotSplittable(_("Choose at least one mail or call that still stands here."))
    if len(chosen) == len(splittable):
        raise NotSplittable(_("Something has to stay: an inquiry without its question is none."))
    return chosen


def _open(row: Inquiry, chosen: list[Message], office: Office) -> Inquiry:
    first, newest = chosen[0], chosen[-1]
    stated, is_urgent = _state_newest(chosen, office, asked_at=first.at)
    # One who left may still stand on what was closed before.
    owner = row.owner if row.owner is not None and may(row.owner, Verb.WORK) else None
    new = Inquiry.objects.create(
        subject=first.subject or row.subject, journalist=_find_journalist(row, first), state=Inquiry.State.OPEN,
        owner=owner, is_confidential=row.is_confidential, received_at=first.at, is_urgent=is_urgent,
        deadline=stated.deadline, deadline_phrase=stated.phrase,
        offered_deadline=stated.offered, offered_phrase=stated.offered_phrase,
        due_at=stated.due_at, last_message_at=newest.at, heard_at=newest.at,
    )  # fmt: skip
    new.named.set(row.named.all())
    new.topics.set(row.topics.all())
    return new


def _state_newest(messages: list[Message], office: Office, *, asked_at: datetime) -> tuple[StatedDeadline, bool]:
    """What the newest of them that says or offers a deadline says of it, and whether one is in haste."""
    found_in = DigestRequest.objects.filter(message__in=messages).select_related("digest")
    requests = {each.message_id: each for each in found_in}
    read = [_state_deadline(each, requests.get(each.pk), office, asked_at=asked_at) for each in reversed(messages)]
    found = next((stated for stated, _is_urgent in read if stated.deadline or stated.offered), None)
    is_urgent = any(is_urgent for _stated, is_urgent in read)
    if found is not None and (found.deadline or not is_urgent):
        return found, is_urgent
    due_at = due_moment(deadline=None, is_urgent=is_urgent, received_at=asked_at, target=office.answer_target)
    return replace(found or read[0][0], due_at=due_at), is_urgent


def _state_deadline(
    message: Message, request: DigestRequest | None, office: Office, *, asked_at: datetime
) -> tuple[StatedDeadline, bool]:
    """What it says of a deadline, and whether it is in haste; a digest says it of a request beside her words."""
    if request is not None:
        return state_deadline(request, office, asked_at=asked_at), False
    reading = _read_deadline(message, office)
    deadline, offered = reading.deadline, reading.offered
    stated = StatedDeadline(
        deadline=deadline.at if deadline else None,
        phrase=deadline.phrase[:300] if deadline else "",
        set_by=None,
        offered=offered.at if offered else None,
        offered_phrase=offered.phrase[:300] if offered else "",
        due_at=due_moment(
            deadline=deadline.at if deadline else None, is_urgent=reading.urgent, received_at=asked_at,
            target=office.answer_target,
        ),
    )  # fmt: skip
    return stated, reading.urgent


def _read_deadline(message: Message, office: Office) -> DeadlineReading:
    sent_at = timezone.localtime(message.at, office.zone)
    text = message.fresh or message.text
    return find_deadline(message.subject, text, sent_at=sent_at, zone=office.zone, day_first=office.writes_day_first)


def _hold_reporters(inquiry: Inquiry, messages: list[Message]) -> None:
    """Whoever the new inquiry may be of, held before the inquiry is: who merges reporters takes them so."""
    addresses = {message.author_address.casefold() for message in messages} - {""}
    known = Journalist.objects.filter(Q(pk=inquiry.journalist_id) | Q(address__in=addresses))
    hold_all_living(known.order_by("pk").values_list("pk", flat=True))


def _find_journalist(row: Inquiry, message: Message) -> Journalist:
    address = message.author_address.casefold()
    if not address or address == row.journalist.address:
        return hold_living(row.journalist_id)
    known = hold_by_address(address)
    if known is not None:
        return known
    return Journalist.objects.create(
        name=message.author_name, address=address, first_seen_at=message.at,
        outlet=row.journalist.outlet if domain_of(address) == row.journalist.newsroom_domain else None,
    )  # fmt: skip


def _renew(row: Inquiry, office: Office, gone: list[Message]) -> None:
    """Make what is kept on the inquiry true of the messages it has now."""
    messages = list(row.messages.select_related("outbound").order_by("at", "id"))
    outside = [message for message in messages if not message.is_ours and not message.is_automatic]
    row.heard_at, row.received_at = outside[-1].at, outside[0].at
    row.last_message_at = messages[-1].at
    newest = outside[-1]
    row.snippet = " ".join((newest.fresh or newest.text).split())[:SNIPPET_LENGTH]
    renew_answered(row, messages, gone)
    phrase = row.deadline_phrase
    if phrase and row.deadline_set_by is None and gone and not _says(outside, phrase) and _says(gone, phrase):
        # The words of this deadline went along with their mail; others may stand there still.
        stated, _is_urgent = _state_newest(outside, office, asked_at=newest.at)
        is_over = row.answered_at is not None and stated.deadline is not None and stated.deadline <= newest.at
        row.deadline, row.deadline_phrase = (None, "") if is_over else (stated.deadline, stated.phrase)
        row.due_at = due_moment(
            deadline=row.deadline, is_urgent=row.is_urgent, received_at=newest.at, target=office.answer_target
        )  # fmt: skip
    row.save()


def _says(messages: list[Message], phrase: str) -> bool:
    words = " ".join(phrase.split()).casefold()
    return any(words in " ".join(f"{each.subject} {each.text}".split()).casefold() for each in messages)
