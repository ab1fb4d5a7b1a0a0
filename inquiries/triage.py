"""First acts on an inquiry, and its deadline."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from inquiries.access import Verb, require
from inquiries.models import Event, Inquiry, Office, User
from inquiries.models.office import URGENT_TARGET


class DeadlineMoved(Exception):
    """The deadline is no longer the one on the page that was read."""


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """All that an inquiry says of its deadline; `set_by` is None where it was read from a mail, `offered` as there."""

    deadline: datetime | None
    phrase: str
    set_by: User | None
    offered: datetime | None
    offered_phrase: str
    due_at: datetime


def due_moment(*, deadline: datetime | None, is_urgent: bool, received_at: datetime, target: timedelta) -> datetime:
    """When an inquiry is due: at its deadline, else an hour after an urgent mail, else the office's target after it."""
    if deadline is not None:
        return deadline
    return received_at + (URGENT_TARGET if is_urgent else target)


def restart_clock(row: Inquiry, *, since: datetime, is_urgent: bool, target: timedelta) -> None:
    """Of a question that came at `since` after an answer: a deadline that was met or missed by then is none of it.

    Unsaved. An Event keeps the old one.
    """
    if row.deadline is not None and row.deadline <= since:
        row.deadline, row.deadline_phrase, row.deadline_set_by = None, "", None
    row.is_urgent = is_urgent
    row.due_at = due_moment(deadline=row.deadline, is_urgent=is_urgent, received_at=since, target=target)


def lock(inquiry: Inquiry) -> Inquiry:
    """The row as it is now, held until the transaction ends; SQLite's write lock already holds it."""
    return Inquiry.objects.select_for_update().get(pk=inquiry.pk)


def mark_open(inquiry: Inquiry) -> None:
    """A person acted: what was new is open. Anything else stays what it is. Call it inside the verb's transaction."""
    if Inquiry.objects.filter(pk=inquiry.pk, state=Inquiry.State.NEW).update(state=Inquiry.State.OPEN):
        inquiry.state = Inquiry.State.OPEN


def mark_new(inquiry: Inquiry) -> None:
    """What a person did was taken back, and nobody did anything else: what was opened by it is new again."""
    if Inquiry.objects.filter(pk=inquiry.pk, state=Inquiry.State.OPEN).update(state=Inquiry.State.NEW):
        inquiry.state = Inquiry.State.NEW


def set_deadline(inquiry: Inquiry, deadline: datetime, *, by: User, at: datetime) -> None:
    """Make `deadline` (aware) the reporter's deadline on a person's word; later readings are only offered."""
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        before = row.deadline
        if before != deadline:
            row.deadline_phrase = ""
        row.deadline = deadline
        _keep_deadline(row, by=by)
        row.events.create(
            kind=Event.Kind.DEADLINE_SET,
            by=by,
            at=at,
            details={"deadline": deadline.isoformat(), "before": before.isoformat() if before else None},
        )
        mark_open(row)


def confirm_deadline(inquiry: Inquiry, *, shown: datetime, by: User, at: datetime) -> None:
    """Make the deadline that was read from the mail a person's word. Raises DeadlineMoved unless it is `shown`."""
    require(by, Verb.WORK)
    with transaction.atomic():
        if lock(inquiry).deadline != shown:
            raise DeadlineMoved(inquiry.reference)
        set_deadline(inquiry, shown, by=by, at=at)


def accept_offered_deadline(inquiry: Inquiry, *, shown: datetime, by: User, at: datetime) -> None:
    """Make the reading that was only offered the deadline, words and all. Raises DeadlineMoved unless it is `shown`."""
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        if row.offered_deadline is None or row.offered_deadline != shown:
            raise DeadlineMoved(inquiry.reference)
        before = row.deadline
        row.deadline, row.deadline_phrase = row.offered_deadline, row.offered_phrase
        _keep_deadline(row, by=by)
        row.events.create(
            kind=Event.Kind.DEADLINE_SET,
            by=by,
            at=at,
            details={
                "deadline": row.deadline.isoformat(),
                "phrase": row.deadline_phrase,
                "before": before.isoformat() if before else None,
            },
        )
        mark_open(row)


def remove_deadline(inquiry: Inquiry, *, by: User, at: datetime) -> None:
    """Take the deadline and any offered one away; the inquiry is due by the office's target again."""
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        before = row.deadline
        row.deadline, row.deadline_phrase = None, ""
        _keep_deadline(row, by=by)
        row.events.create(
            kind=Event.Kind.DEADLINE_REMOVED,
            by=by,
            at=at,
            details={"before": before.isoformat() if before else None},
        )
        mark_open(row)


def restore_deadline(inquiry: Inquiry, was: StatedDeadline, *, by: User, at: datetime) -> None:
    """Make the deadline what it `was`, unconfirmed or offered ones too: a person took back what she did to it."""
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        before = row.deadline
        row.deadline, row.deadline_phrase = was.deadline, was.phrase
        _keep_deadline(row, by=was.set_by)
        row.offered_deadline, row.offered_phrase = was.offered, was.offered_phrase
        # What became urgent since is due no later for it.
        row.due_at = min(was.due_at, row.due_at)
        row.save(update_fields=["offered_deadline", "offered_phrase", "due_at"])
        row.events.create(
            kind=Event.Kind.DEADLINE_SET if was.deadline else Event.Kind.DEADLINE_REMOVED,
            by=by,
            at=at,
            details={
                "deadline": was.deadline.isoformat() if was.deadline else None,
                "before": before.isoformat() if before else None,
                "why": "undo",
            },
        )
        mark_open(row)


def _asked_at(row: Inquiry) -> datetime:
    """When the question that waits was asked: what a new mail or call brought back began anew with it."""
    reopened = row.events.filter(kind=Event.Kind.REOPENED, details__why__in=["mail", "call"]).order_by("id").last()
    return reopened.at if reopened else row.received_at


def _keep_deadline(row: Inquiry, *, by: User | None) -> None:
    row.deadline_set_by = by
    row.offered_deadline, row.offered_phrase = None, ""
    row.due_at = due_moment(
        deadline=row.deadline,
        is_urgent=row.is_urgent,
        received_at=_asked_at(row),
        target=Office.load().answer_target,
    )
    row.save(
        update_fields=[
            "deadline", "deadline_phrase", "deadline_set_by", "offered_deadline", "offered_phrase", "due_at",
        ]
    )  # fmt: skip
