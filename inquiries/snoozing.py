"""Putting an inquiry off: out of the queue until a time, or until anything comes in."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from inquiries.access import Verb, require
from inquiries.models import Event, Inquiry, User
from inquiries.triage import lock, mark_open

LONGEST = timedelta(days=366)


def snooze(inquiry: Inquiry, until: datetime, *, by: User, at: datetime) -> None:
    """Take a waiting inquiry out of the queue until the aware moment `until`; again moves the moment.

    Raises ValidationError, in words, where the moment is not ahead, is more than a year away, or where nothing waits.
    A moment after the reporter's deadline is allowed: the page warns.
    """
    require(by, Verb.WORK)
    if until <= at:
        raise ValidationError(_("That moment has passed. Choose one that is still to come."))
    if until - at > LONGEST:
        raise ValidationError(_("That is more than a year away. Look at the year."))
    with transaction.atomic():
        row = lock(inquiry)
        if not row.is_waiting:
            raise ValidationError(_("Only what waits for an answer can be snoozed."))
        before = row.snoozed_until
        if before == until:
            return
        row.snoozed_until = until
        row.save(update_fields=["snoozed_until"])
        details = {"until": until.isoformat(), "before": before.isoformat() if before else None}
        row.events.create(kind=Event.Kind.SNOOZED, by=by, at=at, details=details)
        mark_open(row)
    inquiry.snoozed_until = until


def wake(inquiry: Inquiry, *, by: User, at: datetime) -> bool:
    """Put a snoozed inquiry back in the queue now; False where it was not snoozed."""
    require(by, Verb.WORK)
    with transaction.atomic():
        return _end(lock(inquiry), by=by, at=at, why="")


def wake_due(now: datetime) -> int:
    """Put back what was snoozed until `now` or earlier; how many there were."""
    woken = 0
    for inquiry in Inquiry.objects.filter(snoozed_until__lte=now).order_by("snoozed_until", "id"):
        with transaction.atomic():
            row = lock(inquiry)
            # Looked at again inside: somebody may have snoozed it anew, or woken it.
            if row.snoozed_until is not None and row.snoozed_until <= now:
                woken += _end(row, by=None, at=now, why="time")
    return woken


def rouse(row: Inquiry, *, at: datetime, why: str) -> bool:
    """End the snooze of a locked `row` because something came in; False where it was not snoozed.

    `why` is a word for the timeline: mail, call, joined, bounce, delivery. Whatever brings news calls it, in its own
    transaction.
    """
    return _end(row, by=None, at=at, why=why)


def sleep_no_longer_than(row: Inquiry, until: datetime) -> None:
    """Have a snoozed, locked `row` wake at `until` where that is earlier: another that wakes then has come to it."""
    if row.snoozed_until is not None and until < row.snoozed_until:
        row.snoozed_until = until
        row.save(update_fields=["snoozed_until"])


def _end(row: Inquiry, *, by: User | None, at: datetime, why: str) -> bool:
    if row.snoozed_until is None:
        return False
    row.snoozed_until = None
    row.save(update_fields=["snoozed_until"])
    # One that was answered or closed in its sleep has no queue to come back to.
    if row.is_waiting:
        row.events.create(kind=Event.Kind.WOKEN, by=by, at=at, details={"why": why} if why else {})
    return True
