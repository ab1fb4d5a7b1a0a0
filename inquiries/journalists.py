"""Who asks: entries kept by hand, two that are one person, and an inquiry that was under the wrong name."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from inquiries.access import Verb, may, require, visible_to
from inquiries.editing import count_edit
from inquiries.models import Event, Inquiry, Journalist, Outlet, Participant, User
from inquiries.search import renew
from inquiries.triage import lock, mark_open

# Who has more namesakes than this is found by searching.
MOST_SUGGESTED = 5
# What the surviving entry takes from the other where it says nothing itself.
FILLED_IN = ("name", "phone", "beat", "time_zone")
# First those that were merged, then the living, each in the order of their numbers, as hold_living goes from one to
# the other: whoever holds more than one holds them so, and nobody waits in a ring.
HOLDING_ORDER = (F("merged_into").asc(nulls_last=True), "pk")

# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail.
AT_ADDRESS = "SELECT id FROM inquiries_journalist WHERE address = %s"


class NotMergeable(Exception):
    """The two are one entry already."""


def journalists_visible_to(user: User | AnonymousUser) -> QuerySet[Journalist]:
    """The people `user` may know of, without entries merged into others.

    Somebody known only by confidential inquiries that `user` may not read, whether she asks, asked or got a copy, is
    left out: her name would tell of them.
    """
    people = Journalist.objects.filter(merged_into=None)
    if not may(user, Verb.READ):
        return people.none()
    if may(user, Verb.READ_ALL):
        return people
    visible = visible_to(user)
    confidential = Inquiry.objects.filter(is_confidential=True)
    hidden = confidential.exclude(pk__in=visible.filter(is_confidential=True).values("pk"))
    asks = Exists(visible.filter(journalist=OuterRef("pk")))
    writes = Exists(Participant.objects.filter(address=OuterRef("address")).exclude(inquiry__in=hidden))
    known = _is_known_by(hidden)
    merged = Journalist.objects.exclude(merged_into=None).filter(known).values("merged_into")
    return people.filter(~(known | Q(pk__in=merged)) | asks | writes)


def _is_known_by(inquiries: QuerySet[Inquiry]) -> Q:
    """Of an entry: she asks or asked in one of `inquiries`, or belongs to its thread."""
    threads = Participant.objects.filter(inquiry__in=inquiries).values("address")
    changed = Event.objects.filter(kind=Event.Kind.REPORTER_CHANGED, inquiry__in=inquiries)
    former = changed.filter(details__has_key="former").values(number=Cast(KT("details__former"), BigIntegerField()))
    # Whoever asked by mail belongs to the thread, as long as no undo took her out of it.
    return Q(pk__in=inquiries.values("journalist")) | Q(address__in=threads) | Q(address="", pk__in=former)


def suggest_duplicates(journalist: Journalist, *, user: User) -> list[Journalist]:
    """Others of her name who may be she: at the same outlet, or one of the two without an outlet."""
    if " " not in journalist.name.strip():
        return []
    others = journalists_visible_to(user).filter(name__iexact=journalist.name.strip()).exclude(pk=journalist.pk)
    if journalist.outlet_id is not None:
        others = others.filter(Q(outlet=journalist.outlet_id) | Q(outlet=None))
    return list(others.select_related("outlet").order_by("first_seen_at", "pk")[:MOST_SUGGESTED])


def save_journalist(
    journalist: Journalist,
    fields: list[str],
    *,
    outlet_name: str,
    by: User,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Keep an entry written by hand: a new one whole, of a known one only `fields` and the outlet.

    The outlet is found by its name, whatever the case, or made; "" is none. `seen` is the edition that was edited.
    Raises SavedMeanwhile where the entry is another by now.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        if not journalist._state.adding:
            count_edit(journalist, seen=seen, by=by)
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
        gone, survivor = _lock_both(journalist, into)
        if gone.merged_into is not None or survivor.pk == gone.pk:
            raise NotMergeable(str(gone))
        moved = Inquiry.objects.select_for_update(no_key=True).filter(journalist=gone).order_by("pk")
        # Held in the order of their numbers, as all do who hold more than one; the UPDATE would take them as they lie.
        list(moved.values_list("pk", flat=True))
        waiting = list(Inquiry.objects.waiting().filter(journalist=gone))
        Inquiry.objects.filter(journalist=gone).update(journalist=survivor)
        Journalist.objects.filter(Q(pk=gone.pk) | Q(merged_into=gone)).update(merged_into=survivor)
        for entry in (gone, survivor):
            # Whoever edits one of them at this moment hears of it.
            count_edit(entry, seen=None, by=by)
        _take_over(survivor, gone)
        renew(Inquiry.objects.filter(journalist=survivor))
        details = _describe_change(gone, survivor)
        Event.objects.bulk_create(
            Event(inquiry=each, kind=Event.Kind.REPORTER_CHANGED, by=by, at=at, details=details) for each in waiting
        )
    return survivor


def change_reporter(
    inquiry: Inquiry, journalist: Journalist, *, by: User, at: datetime, is_entered: bool = False
) -> None:
    """Put the inquiry under another name: who wrote or called was not who it seemed. Her own mail belongs to it then.

    Drafts keep the recipients that stand on them. `is_entered` says that her entry was made for it: with it, it goes.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        person = hold_living(journalist.pk)
        row = lock(inquiry)
        before = row.journalist
        if before == person:
            return
        row.journalist = person
        row.save(update_fields=["journalist"])
        # Undone, it takes out of the thread only whom it brought in.
        is_let_in = bool(person.address) and Participant.objects.get_or_create(inquiry=row, address=person.address)[1]
        details = _describe_change(before, person) | {"is_let_in": is_let_in, "is_entered": is_entered}
        row.events.create(kind=Event.Kind.REPORTER_CHANGED, by=by, at=at, details=details)
        mark_open(row)


def forget_entered(journalist: Journalist, inquiry: Inquiry, *, event: int) -> None:
    """Remove the held entry that was made when `event` put `inquiry` under it; it stays where anything points to it."""
    changed = Event.objects.filter(pk__gt=event, kind=Event.Kind.REPORTER_CHANGED).exclude(inquiry=inquiry)
    is_used = (
        journalist.revision > 0
        or Inquiry.objects.filter(journalist=journalist).exists()
        or journalist.merged.exists()
        or journalist.dismissals.exists()
        # An undo there gives it back to her.
        or changed.filter(details__former=journalist.pk).exists()
    )
    if not is_used:
        journalist.delete()


def hold_living(number: int) -> Journalist:
    """The entry that lives on for the one of that number, held until the transaction ends.

    Whatever is put under a reporter's name takes her from here, before it locks an inquiry: a merge of hers waits for
    it and then moves it too, and who was merged in this moment is followed.
    """
    row = _held().get(pk=number)
    while row.merged_into_id is not None:
        row = _held().get(pk=row.merged_into_id)
    return row


def hold_all_living(numbers: Iterable[int]) -> None:
    """Hold the entries of `numbers` and those that live on for them, as hold_living does, in one order for all.

    An entry that is gone holds nobody up.
    """
    chosen = list(numbers)
    survivors = Journalist.objects.filter(pk__in=chosen).values("merged_into")
    held = {row.pk for row in _held().filter(Q(pk__in=chosen) | Q(pk__in=survivors)).order_by(*HOLDING_ORDER)}
    for number in held.intersection(chosen):
        # Where she was merged while this waited, it is another one.
        hold_living(number)


def hold_by_address(address: str) -> Journalist | None:
    """The living entry of `address` (lower-case), held as hold_living does; None where nobody has it."""
    if not address:
        return None
    with connection.cursor() as cursor:
        cursor.execute(AT_ADDRESS, [address])
        found = cursor.fetchone()
    return hold_living(found[0]) if found else None


def _held() -> QuerySet[Journalist]:
    """No key is changed: inquiries that point to a held entry can be written."""
    return Journalist.objects.select_for_update(of=("self",), no_key=True)


def _lock_both(one: Journalist, other: Journalist) -> tuple[Journalist, Journalist]:
    """`one`, and what lives on of `other`, held until the transaction ends with all that was merged into them."""
    both = [one.pk, other.pk]
    rows = _held().filter(Q(pk__in=both) | Q(merged_into__in=both))
    held = {row.pk: row for row in rows.order_by(*HOLDING_ORDER)}
    return held[one.pk], hold_living(other.pk)


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


def _describe_change(before: Journalist, person: Journalist) -> dict[str, Any]:
    """What the Event tells: in words, and of who asked before her address and number as well."""
    told = {"journalist": str(person), "before": _name_fully(before)}
    return told | {"before_address": before.address, "former": before.pk}


def _name_fully(journalist: Journalist) -> str:
    """Name and address: of two with one name, the address tells which."""
    if journalist.name and journalist.address:
        return f"{journalist.name} <{journalist.address}>"
    return str(journalist)
