"""Who asks: entries kept by hand, two that are one person, and an inquiry that was under the wrong name."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from inquiries.access import Verb, may, require, visible_to
from inquiries.models import Event, Inquiry, Journalist, Outlet, Participant, User
from inquiries.search import renew
from inquiries.triage import lock, mark_open

# Who has more namesakes than this is found by searching.
MOST_SUGGESTED = 5
# What the surviving entry takes from the other where it says nothing itself.
FILLED_IN = ("name", "phone", "beat", "time_zone")


class NotMergeable(Exception):
    """The two are one entry already."""


def journalists_visible_to(user: User | AnonymousUser) -> QuerySet[Journalist]:
    """The people `user` may know of, without entries merged into others.

    Somebody known only by confidential inquiries that `user` may not read is left out: her name would tell of them.
    """
    people = Journalist.objects.filter(merged_into=None)
    if not may(user, Verb.READ):
        return people.none()
    if may(user, Verb.READ_ALL):
        return people
    asked = Inquiry.objects.filter(journalist=OuterRef("pk"))
    return people.filter(~Exists(asked) | Exists(visible_to(user).filter(journalist=OuterRef("pk"))))


def suggest_duplicates(journalist: Journalist, *, user: User) -> list[Journalist]:
    """Others of her name who may be she: at the same outlet, or one of the two without an outlet."""
    if " " not in journalist.name.strip():
        return []
    others = journalists_visible_to(user).filter(name__iexact=journalist.name.strip()).exclude(pk=journalist.pk)
    if journalist.outlet_id is not None:
        others = others.filter(Q(outlet=journalist.outlet_id) | Q(outlet=None))
    return list(others.select_related("outlet").order_by("first_seen_at", "pk")[:MOST_SUGGESTED])


def save_journalist(journalist: Journalist, fields: list[str], *, outlet_name: str, by: User, at: datetime) -> None:
    """Keep an entry written by hand: a new one whole, of a known one only `fields` and the outlet.

    The outlet is found by its name, whatever the case, or made; "" is none.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        name = outlet_name.strip()
        if journalist.outlet is None or journalist.outlet.name.casefold() != name.casefold():
            journalist.outlet = _find_or_make_outlet(name)
        if journalist._state.adding:
            journalist.first_seen_at = at
            journalist.save()
        else:
            journalist.save(update_fields=[*fields, "outlet"])
            renew(Inquiry.objects.filter(journalist=journalist))


def _find_or_make_outlet(name: str) -> Outlet | None:
    if not name:
        return None
    return Outlet.objects.filter(name__iexact=name).order_by("pk").first() or Outlet.objects.create(name=name)


def merge(journalist: Journalist, into: Journalist, *, by: User, at: datetime) -> Journalist:
    """Make `journalist` the same person as `into`: her inquiries move, and her later mail counts as `into`'s.

    Her entry stays, with its address, and points to the survivor directly, as all do that were merged into it
    earlier. Notes of both are kept; what `into` does not say is taken over. Inquiries that wait get an Event. Raises
    NotMergeable where the two are one already. Returns the survivor.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        rows = {row.pk: row for row in _lock_both(journalist, into)}
        gone = rows[journalist.pk]
        survivor = rows[into.pk].merged_into or rows[into.pk]
        if gone.merged_into is not None or survivor.pk == gone.pk:
            raise NotMergeable(str(gone))
        waiting = list(Inquiry.objects.waiting().filter(journalist=gone))
        Inquiry.objects.filter(journalist=gone).update(journalist=survivor)
        Journalist.objects.filter(Q(pk=gone.pk) | Q(merged_into=gone)).update(merged_into=survivor)
        _take_over(survivor, gone)
        renew(Inquiry.objects.filter(journalist=survivor))
        details = {"journalist": str(survivor), "before": _name_fully(gone)}
        Event.objects.bulk_create(
            Event(inquiry=each, kind=Event.Kind.REPORTER_CHANGED, by=by, at=at, details=details) for each in waiting
        )
    return survivor


def change_reporter(inquiry: Inquiry, journalist: Journalist, *, by: User, at: datetime) -> None:
    """Put the inquiry under another name: who wrote or called was not who it seemed. Her own mail belongs to it then.

    Drafts keep the recipients that stand on them.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        person = journalist.merged_into or journalist
        before = row.journalist
        if before == person:
            return
        row.journalist = person
        row.save(update_fields=["journalist"])
        if person.address:
            Participant.objects.get_or_create(inquiry=row, address=person.address)
        row.events.create(
            kind=Event.Kind.REPORTER_CHANGED,
            by=by,
            at=at,
            details={"journalist": str(person), "before": _name_fully(before)},
        )
        mark_open(row)


def _lock_both(one: Journalist, other: Journalist) -> QuerySet[Journalist]:
    """Both rows, held until the transaction ends; always in the same order, so that two merges never wait in a ring.

    No key is changed: a mail of hers that is filed just then, or an inquiry put under her name, need not wait.
    """
    rows = Journalist.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk__in=[one.pk, other.pk]).order_by("pk")


def _take_over(survivor: Journalist, gone: Journalist) -> None:
    for field in FILLED_IN:
        if not getattr(survivor, field):
            setattr(survivor, field, getattr(gone, field))
    if survivor.outlet_id is None:
        survivor.outlet_id = gone.outlet_id
    if gone.notes and gone.notes not in survivor.notes:
        survivor.notes = "\n\n".join(each for each in (survivor.notes, gone.notes) if each)
    survivor.first_seen_at = min(survivor.first_seen_at, gone.first_seen_at)
    survivor.save(update_fields=[*FILLED_IN, "outlet", "notes", "first_seen_at"])


def _name_fully(journalist: Journalist) -> str:
    """Name and address: of two with one name, the address tells which."""
    if journalist.name and journalist.address:
        return f"{journalist.name} <{journalist.address}>"
    return str(journalist)
