"""Whose it is: an owner among staff, a voice among the spokespeople."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, may, require
from inquiries.date_words import date_format
from inquiries.models import Ask, Event, Inquiry, Office, Spokesperson, User
from inquiries.notifications import tell_of_assignment
from inquiries.triage import lock, mark_open

Kind = Event.Kind
State = Ask.State


class NotAvailable(Exception):
    """The person cannot be given this: she left office, or her account is closed. The text says so."""


def take(inquiry: Inquiry, *, by: User, at: datetime) -> None:
    """Make `by` the owner."""
    assign_owner(inquiry, by, by=by, at=at)


def assign_owner(inquiry: Inquiry, owner: User | None, *, by: User, at: datetime, tells: bool = True) -> None:
    """Make `owner` answer for the inquiry, or nobody; she may read it from then on, confidential or not.

    She is told by mail if somebody else did it, unless the caller `tells` her of many at once.
    """
    require(by, Verb.WORK)
    if owner is not None and not owner.is_active:
        raise NotAvailable(_("%(name)s no longer works at this desk.") % {"name": owner})
    if owner is not None and not may(owner, Verb.WORK):
        raise NotAvailable(_("%(name)s only reads here, and can be given nothing to answer.") % {"name": owner})
    with transaction.atomic():
        row = lock(inquiry)
        before = row.owner
        if before == owner:
            return
        row.owner = owner
        row.save(update_fields=["owner"])
        event = row.events.create(
            kind=Kind.OWNER_CHANGED,
            by=by,
            at=at,
            details={"owner": str(owner) if owner else None, "before": str(before) if before else None},
        )
        mark_open(row)
        if tells:
            tell_of_assignment(event, owner=owner, by=by, at=at)


def ask_spokesperson(inquiry: Inquiry, spokesperson: Spokesperson, *, by: User, at: datetime) -> Ask:
    """Enter by hand that `spokesperson` was asked to speak and has not answered; a request that stands stays as it is.

    Raises NotAvailable where she has left office on the office's today. Being away only warns (on the page): staff
    who talked to her know better.
    """
    return _enter(inquiry, spokesperson, State.ASKED, by=by, at=at)


def assign_spokesperson(inquiry: Inquiry, spokesperson: Spokesperson, *, by: User, at: datetime) -> Ask:
    """Enter by hand that `spokesperson` agreed to speak; one that was asked before said yes. See ask_spokesperson."""
    return _enter(inquiry, spokesperson, State.AGREED, by=by, at=at)


def agree(ask: Ask, *, by: User, at: datetime) -> bool:
    """Note her yes; False where the request no longer waits for an answer."""
    return _move(ask, {State.ASKED}, State.AGREED, Kind.SPOKESPERSON_ASSIGNED, by=by, at=at)


def decline(ask: Ask, *, by: User, at: datetime) -> bool:
    """Note her no, also after a yes; False where the request does not stand any more. She can be asked again."""
    return _move(ask, {State.ASKED, State.AGREED}, State.DECLINED, Kind.SPOKESPERSON_DECLINED, by=by, at=at)


def take_back(ask: Ask, *, by: User, at: datetime) -> bool:
    """Take a request back, answered or not; False where it does not stand any more. The row and its history stay."""
    return _move(ask, {State.ASKED, State.AGREED}, State.TAKEN_BACK, Kind.SPOKESPERSON_RELEASED, by=by, at=at)


def release_spokesperson(ask: Ask, *, by: User, at: datetime) -> None:
    """Take an agreed Ask back."""
    take_back(ask, by=by, at=at)


def _enter(inquiry: Inquiry, spokesperson: Spokesperson, state: Ask.State, *, by: User, at: datetime) -> Ask:
    require(by, Verb.WORK)
    left_on = spokesperson.left_office_on
    if left_on is not None and spokesperson.has_left(at.astimezone(Office.load().zone).date()):
        told = {"name": spokesperson, "on": date_format(left_on, "F j, Y")}
        raise NotAvailable(_("%(name)s left office on %(on)s.") % told)
    with transaction.atomic():
        row = lock(inquiry)
        standing = row.asks.standing().filter(spokesperson=spokesperson).first()
        if standing is not None:
            if state == State.AGREED:
                agree(standing, by=by, at=at)
                standing.refresh_from_db()
            return standing
        ask = row.asks.create(spokesperson=spokesperson, state=state, by=by, at=at)
        kind = Kind.SPOKESPERSON_ASSIGNED if state == State.AGREED else Kind.SPOKESPERSON_ASKED
        row.events.create(kind=kind, by=by, at=at, details={"spokesperson": str(spokesperson)})
        mark_open(row)
        return ask


def _move(ask: Ask, before: set[Ask.State], to: Ask.State, kind: Event.Kind, *, by: User, at: datetime) -> bool:
    require(by, Verb.WORK)
    with transaction.atomic():
        # The inquiry first, as all verbs do: two at once would otherwise wait for each other in a ring.
        lock(ask.inquiry)
        row = Ask.objects.select_for_update().select_related("spokesperson").get(pk=ask.pk)
        was = State(row.state)
        if was not in before:
            return False
        row.state = to
        row.save(update_fields=["state"])
        details = {"spokesperson": str(row.spokesperson), **({"was": was.value} if was != State.AGREED else {})}
        if kind == Kind.SPOKESPERSON_ASSIGNED:
            details.pop("was")
        row.inquiry.events.create(kind=kind, by=by, at=at, details=details)
        mark_open(row.inquiry)
    ask.state = to
    return True
