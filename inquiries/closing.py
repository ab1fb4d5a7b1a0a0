"""How an inquiry ends, and how it comes back."""

from datetime import datetime, timedelta

from django.db import transaction

from inquiries.access import Verb, require
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

    `by` is None where a mail or a bounce did it; `why` says which, in a word for the timeline.
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
    inquiry.state, inquiry.outcome, inquiry.closed_at = into, "", None
    inquiry.snoozed_until = None
    return True


def _close(inquiry: Inquiry, outcome: Inquiry.Outcome, *, by: User | None, at: datetime) -> None:
    with transaction.atomic():
        row = lock(inquiry)
        if row.outcome == outcome or row.joined_to_id is not None:
            return
        row.state, row.outcome, row.closed_at = Inquiry.State.CLOSED, outcome, row.closed_at or at
        row.save(update_fields=["state", "outcome", "closed_at"])
        row.events.create(kind=Event.Kind.CLOSED, by=by, at=at, details={"outcome": outcome.value})
