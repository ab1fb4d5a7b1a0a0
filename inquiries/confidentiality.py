"""Inquiries that only some may read. Who reads which is decided by access.visible_to; here it is changed."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from inquiries.access import Verb, may, may_read, require
from inquiries.joined import carry_readers, hold_with_joined
from inquiries.models import Event, Inquiry, User
from inquiries.triage import mark_open


def make_confidential(inquiry: Inquiry, named: Iterable[User] = (), *, by: User, at: datetime) -> None:
    """Let only the owner, `named`, managers and administrators read it; once more with other names changes these.

    Whoever does it goes on reading it: she is named where nothing else makes her a reader. What is left of those that
    were joined to it is read by the same people, and by who owned it. Raises PermissionDenied for somebody who may not
    read it.
    """
    _require_reader(inquiry, by)
    with transaction.atomic():
        row = hold_with_joined(inquiry)
        wanted = {user for user in named if user.is_active and user != row.owner}
        if by != row.owner and not may(by, Verb.READ_ALL):
            wanted.add(by)
        if row.is_confidential and set(row.named.all()) == wanted:
            return
        row.named.set(wanted)
        row.is_confidential = True
        row.save(update_fields=["is_confidential"])
        carry_readers(row)
        _tell(row, Event.Kind.CONFIDENTIAL_SET, by=by, at=at)
    inquiry.is_confidential = True


def let_read(inquiry: Inquiry, user: User, *, by: User, at: datetime) -> None:
    """Name one person more in a confidential inquiry; nothing where she reads it already."""
    _require_reader(inquiry, by)
    with transaction.atomic():
        row = hold_with_joined(inquiry)
        if not row.is_confidential or not user.is_active or may_read(user, row):
            return
        row.named.add(user)
        carry_readers(row)
        _tell(row, Event.Kind.CONFIDENTIAL_SET, by=by, at=at)


def lift_confidentiality(inquiry: Inquiry, *, by: User, at: datetime) -> None:
    """Let everybody at the desk read it again; nothing where they do."""
    _require_reader(inquiry, by)
    with transaction.atomic():
        row = hold_with_joined(inquiry)
        if not row.is_confidential:
            return
        row.named.clear()
        row.is_confidential = False
        row.save(update_fields=["is_confidential"])
        carry_readers(row)
        row.events.create(kind=Event.Kind.CONFIDENTIAL_LIFTED, by=by, at=at)
        mark_open(row)
    inquiry.is_confidential = False


def _require_reader(inquiry: Inquiry, by: User) -> None:
    require(by, Verb.WORK)
    if not may_read(by, inquiry):
        raise PermissionDenied


def _tell(row: Inquiry, kind: Event.Kind, *, by: User, at: datetime) -> None:
    names = [str(user) for user in row.named.order_by("name")]
    row.events.create(kind=kind, by=by, at=at, details={"named": names})
    mark_open(row)
