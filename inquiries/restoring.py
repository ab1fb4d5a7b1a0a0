"""What stood at an inquiry before an act, and how it is put back where nobody changed it since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from inquiries import assignment, closing, confidentiality, journalists, snoozing, topics, triage
from inquiries.access import Verb, may_read, require
from inquiries.joined import hold_with_joined
from inquiries.models import Event, Inquiry, Journalist, Notification, Topic, User
from inquiries.participants import put_out_reporter
from inquiries.triage import lock, mark_new
from mailbox.outbox import cancel

Kind = Event.Kind
Stored = Mapping[str, Any]
# What came in since: an inquiry that it came to neither sleeps nor ends because of what was done before.
CAME_IN = frozenset({Kind.MAIL_RECEIVED, Kind.CALL_LOGGED, Kind.JOINED})


class LeftAsItWas(Exception):
    """Why nothing was done to this one, in words."""


class Act(StrEnum):
    """What can be put back."""

    OWNER = "owner"
    TOPICS = "topics"
    SNOOZE = "snooze"
    CLOSING = "closing"
    REOPENING = "reopening"
    DEADLINE = "deadline"
    READERS = "readers"
    REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Restoration:
    """How an act is put back.

    `remember` says what is kept of the inquiry before it, `is_as_left` whether the inquiry still stands as the act left
    it, `kinds` which Events it writes, and which others forbid it: a later one means that somebody decided otherwise.
    `hold` locks the row, and what must be locked together with it; `hold_first` what must be before it, of all that it
    is given of what stood there, or will.
    """

    kinds: frozenset[Kind]
    remember: Callable[[Inquiry], dict[str, Any]]
    is_as_left: Callable[[Inquiry, Stored], bool]
    undo: Callable[[Inquiry, Stored, User, datetime], None]
    hold: Callable[[Inquiry], Inquiry] = lock
    hold_first: Callable[..., None] = lambda *told: None


@dataclass(frozen=True, slots=True)
class Done:
    """An act at one inquiry: what stood there `before` and what it `left`, as JSON can hold it."""

    act: Act
    inquiry: int
    before: Stored
    left: Stored


def do(act: Act, inquiry: Inquiry, verb: Callable[[], object], *, becomes: Stored | None = None) -> Done | None:
    """Call `verb`, and return what take_back needs to put it back; None where it changed nothing.

    `becomes` says, as far as the act's way must know it before it locks the row, what the verb will make of it.
    """
    way = WAYS[act]
    with transaction.atomic():
        if becomes is not None:
            way.hold_first(becomes)
        row = way.hold(inquiry)
        before, last = remember(row, way), find_newest(row, way)
        verb()
        event = find_newest(row, way)
        if event == last:
            return None
        row.refresh_from_db()
        return Done(act, row.pk, {**before, "event": event}, remember(row, way))


def take_back(done: Done, *, by: User, at: datetime) -> None:
    """Put back what stood before the act. Raises LeftAsItWas where somebody changed it since.

    And whatever the verb that puts it back refuses with: a former owner may have left.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        WAYS[done.act].hold_first(done.before, done.left)
        put_back(WAYS[done.act], Inquiry(pk=done.inquiry), done.before, done.left, by=by, at=at)


def remember(row: Inquiry, way: Restoration) -> dict[str, Any]:
    """What is kept of the locked `row`."""
    return way.remember(row) | {"state": row.state}


def find_newest(row: Inquiry, way: Restoration) -> int:
    """The newest Event at `row` of the kinds that the act writes; 0 where there is none."""
    found = row.events.filter(kind__in=way.kinds).order_by("-id").values_list("id", flat=True).first()
    return found or 0


def put_back(way: Restoration, inquiry: Inquiry, before: Stored, left: Stored, *, by: User, at: datetime) -> None:
    """Put `inquiry` back as `before` says, in the caller's transaction. Raises LeftAsItWas unless it is as `left`."""
    row = hold_unjoined(inquiry, by, way)
    if find_newest(row, way) != before["event"] or not way.is_as_left(row, left):
        raise LeftAsItWas(_("It was changed since."))
    is_untouched = not row.events.filter(id__gt=before["event"], by__isnull=False).exists()
    way.undo(row, before, by, at)
    if is_untouched and before["state"] == Inquiry.State.NEW:
        # Nobody but the act that never was: it is as new as it was.
        mark_new(row)


def hold_unjoined(inquiry: Inquiry, by: User, way: Restoration) -> Inquiry:
    """The row, locked. Raises LeftAsItWas where it went on elsewhere, or `by` may not read it any more."""
    row = way.hold(inquiry)
    if row.is_confidential and not may_read(by, row):
        raise LeftAsItWas(_("It has become confidential."))
    if row.joined_to is not None:
        raise LeftAsItWas(
            _("It was joined to %(reference)s and goes on there.") % {"reference": row.joined_to.reference}
        )
    return row


def find_person(number: int | None) -> User | None:
    """The person of that number; nobody for None."""
    return None if number is None else User.objects.get_queryset().get(pk=number)


def _give_back(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    # Whoever had it was not told that it went, and is not told that it is hers again.
    assignment.assign_owner(row, find_person(before["owner"]), by=by, at=at, tells=False)
    for told in Notification.objects.filter(event=before["event"]).select_related("email"):
        cancel(told.email, now=at)


def _restore_topics(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    topics.set_topics(row, Topic.objects.filter(pk__in=before["topics"]), by=by, at=at)


def _unsnooze(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    until = _read(before["until"])
    if until is not None and until > at:
        snoozing.snooze(row, until, by=by, at=at)
    else:
        snoozing.wake(row, by=by, at=at)


def _unclose(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    """As it was before: `answered` stays answered, and what was closed otherwise is closed so again."""
    was = Inquiry.State(before["state"])
    if was == Inquiry.State.CLOSED:
        closing.close(row, Inquiry.Outcome(before["outcome"]), by=by, at=at)
        return
    closing.take_back_closing(row, was=was, by=by, at=at)
    until = _read(before["snoozed_until"])
    # What was answered in its sleep waits for nothing any more.
    if was != Inquiry.State.ANSWERED and until is not None and until > at:
        snoozing.snooze(row, until, by=by, at=at)


def _close_again(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    outcome = Inquiry.Outcome(before["outcome"]) if before["outcome"] else None
    closing.take_back_reopening(row, outcome=outcome, closed_at=_read(before["closed_at"]), by=by, at=at)


def _remember_deadline(row: Inquiry) -> dict[str, Any]:
    return {
        "deadline": _write(row.deadline),
        "phrase": row.deadline_phrase,
        "set_by": row.deadline_set_by_id,
        "offered": _write(row.offered_deadline),
        "offered_phrase": row.offered_phrase,
        "due_at": _write(row.due_at),
    }


def _restore_deadline(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    was = triage.StatedDeadline(
        deadline=_read(before["deadline"]),
        phrase=before["phrase"],
        set_by=find_person(before["set_by"]),
        offered=_read(before["offered"]),
        offered_phrase=before["offered_phrase"],
        due_at=_read(before["due_at"]) or row.due_at,
    )
    triage.restore_deadline(row, was, by=by, at=at)


def _remember_readers(row: Inquiry) -> dict[str, Any]:
    return {"is_confidential": row.is_confidential, "named": sorted(user.pk for user in row.named.all())}


def _restore_readers(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    if before["is_confidential"]:
        named = User.objects.get_queryset().filter(pk__in=before["named"])
        confidentiality.make_confidential(row, named, by=by, at=at)
    else:
        confidentiality.lift_confidentiality(row, by=by, at=at)


def _restore_reporter(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    gone, told = row.journalist, row.events.get(pk=before["event"]).details
    journalists.change_reporter(row, Journalist.objects.get(pk=before["journalist"]), by=by, at=at)
    row.refresh_from_db(fields=["journalist"])
    if told.get("is_let_in"):
        put_out_reporter(row, gone.address)
    if told.get("is_entered"):
        journalists.forget_entered(gone, row, event=before["event"])


def _write(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _read(written: str) -> datetime | None:
    return parse_datetime(written) if written else None


WAYS: Mapping[Act, Restoration] = {
    Act.OWNER: Restoration(
        kinds=frozenset({Kind.OWNER_CHANGED}),
        remember=lambda row: {"owner": row.owner_id},
        is_as_left=lambda row, left: row.owner_id == left["owner"],
        undo=_give_back,
    ),
    Act.TOPICS: Restoration(
        kinds=frozenset({Kind.TOPICS_CHANGED}),
        remember=lambda row: {"topics": [topic.pk for topic in row.topics.all()]},
        is_as_left=lambda row, left: True,
        undo=_restore_topics,
    ),
    Act.SNOOZE: Restoration(
        kinds=CAME_IN | {Kind.SNOOZED, Kind.WOKEN},
        remember=lambda row: {"until": _write(row.snoozed_until)},
        is_as_left=lambda row, left: row.snoozed_until == _read(left["until"]),
        undo=_unsnooze,
    ),
    Act.CLOSING: Restoration(
        kinds=frozenset({Kind.CLOSED, Kind.REOPENED}),
        remember=lambda row: {"outcome": row.outcome, "snoozed_until": _write(row.snoozed_until)},
        is_as_left=lambda row, left: row.is_closed and row.outcome == left["outcome"],
        undo=_unclose,
    ),
    Act.REOPENING: Restoration(
        kinds=CAME_IN | {Kind.CLOSED, Kind.REOPENED, Kind.SNOOZED, Kind.REPLY_QUEUED, Kind.REPLY_SCHEDULED},
        remember=lambda row: {"outcome": row.outcome, "closed_at": _write(row.closed_at)},
        is_as_left=lambda row, left: row.state == left["state"],
        undo=_close_again,
    ),
    Act.DEADLINE: Restoration(
        kinds=frozenset({Kind.DEADLINE_READ, Kind.DEADLINE_OFFERED, Kind.DEADLINE_SET, Kind.DEADLINE_REMOVED}),
        remember=_remember_deadline,
        is_as_left=lambda row, left: _write(row.deadline) == left["deadline"],
        undo=_restore_deadline,
    ),
    Act.READERS: Restoration(
        kinds=frozenset({Kind.CONFIDENTIAL_SET, Kind.CONFIDENTIAL_LIFTED}),
        remember=_remember_readers,
        is_as_left=lambda row, left: _remember_readers(row).items() <= left.items(),
        undo=_restore_readers,
        hold=hold_with_joined,
    ),
    Act.REPORTER: Restoration(
        kinds=frozenset({Kind.REPORTER_CHANGED}),
        remember=lambda row: {"journalist": row.journalist_id},
        is_as_left=lambda row, left: row.journalist_id == left["journalist"],
        undo=_restore_reporter,
        # Whoever merges reporters holds them before their inquiries.
        hold_first=lambda *told: journalists.hold_all_living(each["journalist"] for each in told),
    ),
}
