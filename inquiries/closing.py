"""How an inquiry ends, and how it comes back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from inquiries.access import Verb, may, require
from inquiries.bulk_notices import tell_of_hand_over
from inquiries.models import Event, Inquiry, Reply, User
from inquiries.triage import lock

# Answered, and the reporter said nothing more for so long: it is over.
SILENCE = timedelta(days=7)


def close(inquiry: Inquiry, outcome: Inquiry.Outcome, *, by: User, at: datetime) -> None:
    """End the inquiry with `outcome`. Closing a closed one only changes its outcome; one that was merged stays so."""
    require(by, Verb.WORK)
    _close(inquiry, outcome, by=by, at=at)


def close_silent(now: datetime) -> int:
    """Close, as answered, what was answered and has been silent for SILENCE; how many there were."""
    silent = Inquiry.objects.answered_and_silent_since(now - SILENCE)
    closed = 0
    for inquiry in silent:
        with transaction.atomic():
            # Asked again inside: a mail may have come between the reading and now.
            # And what has an answer planned is not over.
            planned = inquiry.replies.filter(state=Reply.State.SCHEDULED)
            if silent.filter(pk=lock(inquiry).pk).exists() and not planned.exists():
                _close(inquiry, Inquiry.Outcome.ANSWERED, by=None, at=now)
                closed += 1
    return closed


def reopen(inquiry: Inquiry, *, by: User | None, at: datetime, why: str = "") -> bool:
    """Put an answered or closed inquiry back in the queue; False where it stands there already.

    `by` is None where a mail or a bounce did it; `why` says which, in a word for the timeline. An owner who may not
    work any more does not stay: it is nobody's then, and who takes care of such is told.
    """
    if by is not None:
        require(by, Verb.WORK)
    asleep = [Inquiry.State.ANSWERED, Inquiry.State.CLOSED]
    return _reopen(inquiry, asleep, Inquiry.State.OPEN, by=by, at=at, why=why)


def take_back_closing(inquiry: Inquiry, *, was: Inquiry.State, by: User, at: datetime) -> bool:
    """Undo `close`: what `was` answered is answered again, all else is back in the queue; False where it is not closed.

    For an inquiry that was closed before with another outcome there is `close`, with that outcome.
    """
    require(by, Verb.WORK)
    into = was if was == Inquiry.State.ANSWERED else Inquiry.State.OPEN
    return _reopen(inquiry, [Inquiry.State.CLOSED], into, by=by, at=at, why="undo")


def take_back_reopening(
    inquiry: Inquiry, *, outcome: Inquiry.Outcome | None, closed_at: datetime | None, by: User, at: datetime
) -> bool:
    """Undo `reopen`: with its `outcome` closed as of `closed_at`, without one answered; False where it is not open."""
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        if row.state != Inquiry.State.OPEN or row.joined_to_id is not None:
            return False
        row.state = Inquiry.State.ANSWERED if outcome is None else Inquiry.State.CLOSED
        row.outcome, row.closed_at = outcome or "", closed_at
        row.save(update_fields=["state", "outcome", "closed_at"])
        if outcome is None:
            row.events.create(kind=Event.Kind.REOPENED, by=by, at=at, details={"why": "undo_reopening"})
        else:
            row.events.create(kind=Event.Kind.CLOSED, by=by, at=at, details={"outcome": outcome.value})
    return True


def _reopen(
    inquiry: Inquiry,
    asleep: list[Inquiry.State],
    into: Inquiry.State,
    *,
    by: User | None,
    at: datetime,
    why: str,
) -> bool:
    """The one place where an inquiry stops being closed; one that was merged goes on elsewhere."""
    with transaction.atomic():
        found = Inquiry.objects.filter(pk=inquiry.pk, state__in=asleep, joined_to=None)
        if found.update(state=into, outcome="", closed_at=None, snoozed_until=None) != 1:
            return False
        inquiry.events.create(kind=Event.Kind.REOPENED, by=by, at=at, details={"why": why} if why else {})
        _release_owner(inquiry, by=by, at=at)
    inquiry.state, inquiry.outcome, inquiry.closed_at = into, "", None
    inquiry.snoozed_until = None
    return True


def _release_owner(inquiry: Inquiry, *, by: User | None, at: datetime) -> None:
    """Make it nobody's where its owner left or only reads by now: what was closed then was handed to nobody."""
    owner = User.objects.get_queryset().filter(owned=inquiry.pk).first()
    if owner is None or may(owner, Verb.WORK):
        return
    Inquiry.objects.filter(pk=inquiry.pk).update(owner=None)
    inquiry.owner = None
    details = {"owner": None, "before": str(owner)}
    inquiry.events.create(kind=Event.Kind.OWNER_CHANGED, by=by, at=at, details=details)
    # A mail may have come days ago; the notice of it leaves now.
    tell_of_hand_over(owner, None, [inquiry], by=by, at=max(at, timezone.now()))


def _close(inquiry: Inquiry, outcome: Inquiry.Outcome, *, by: User | None, at: datetime) -> None:
    with transaction.atomic():
        row = lock(inquiry)
        if row.outcome == outcome or row.joined_to_id is not None:
            return
        row.state, row.outcome, row.closed_at = Inquiry.State.CLOSED, outcome, row.closed_at or at
        row.save(update_fields=["state", "outcome", "closed_at"])
        row.events.create(kind=Event.Kind.CLOSED, by=by, at=at, details={"outcome": outcome.value})
