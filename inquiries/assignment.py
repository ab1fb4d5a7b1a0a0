"""Whose it is: an owner among staff, a voice among the spokespeople."""

from datetime import datetime

from django.db import transaction

from inquiries.access import Verb, require
from inquiries.models import Ask, Event, Inquiry, Office, Spokesperson, User
from inquiries.notifications import tell_of_assignment
from inquiries.triage import lock, mark_open


class NotAvailable(Exception):
    """The person cannot be given this: she left office, or her account is closed. The text says so."""


def take(inquiry: Inquiry, *, by: User, at: datetime) -> None:
    """Make `by` the owner."""
    assign_owner(inquiry, by, by=by, at=at)


def assign_owner(inquiry: Inquiry, owner: User | None, *, by: User, at: datetime) -> None:
    """Make `owner` answer for the inquiry, or nobody. She is told by mail if somebody else did it."""
    require(by, Verb.WORK)
    if owner is not None and not owner.is_active:
        raise NotAvailable(f"{owner} no longer works at this desk.")
    with transaction.atomic():
        row = lock(inquiry)
        before = row.owner
        if before == owner:
            return
        row.owner = owner
        row.save(update_fields=["owner"])
        event = row.events.create(
            kind=Event.Kind.OWNER_CHANGED,
            by=by,
            at=at,
            details={"owner": str(owner) if owner else None, "before": str(before) if before else None},
        )
        mark_open(row)
        tell_of_assignment(event, owner=owner, by=by, at=at)


def assign_spokesperson(inquiry: Inquiry, spokesperson: Spokesperson, *, by: User, at: datetime) -> Ask:
    """Enter by hand that `spokesperson` agreed to speak; the same one twice stays one Ask.

    Raises NotAvailable where she has left office on the office's today. Being away only warns (on the page): staff
    who talked to her know better.
    """
    require(by, Verb.WORK)
    if spokesperson.has_left(at.astimezone(Office.load().zone).date()):
        raise NotAvailable(f"{spokesperson} left office on {spokesperson.left_office_on:%B %-d, %Y}.")
    with transaction.atomic():
        row = lock(inquiry)
        agreed = row.asks.filter(spokesperson=spokesperson, state=Ask.State.AGREED).first()
        if agreed is not None:
            return agreed
        ask = row.asks.create(spokesperson=spokesperson, by=by, at=at)
        row.events.create(
            kind=Event.Kind.SPOKESPERSON_ASSIGNED, by=by, at=at, details={"spokesperson": str(spokesperson)}
        )
        mark_open(row)
        return ask


def release_spokesperson(ask: Ask, *, by: User, at: datetime) -> None:
    """Take an agreed Ask back; the row and its history stay."""
    require(by, Verb.WORK)
    with transaction.atomic():
        agreed = Ask.objects.filter(pk=ask.pk, state=Ask.State.AGREED)
        if agreed.update(state=Ask.State.TAKEN_BACK) != 1:
            return
        ask.inquiry.events.create(
            kind=Event.Kind.SPOKESPERSON_RELEASED,
            by=by,
            at=at,
            details={"spokesperson": str(ask.spokesperson)},
        )
        mark_open(ask.inquiry)
