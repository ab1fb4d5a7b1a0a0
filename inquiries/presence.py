"""Who has an inquiry open, and who is writing there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from inquiries.access import Verb, require
from inquiries.models import Presence, User

# A hidden tab asks every 20 s: one that has not asked twice is gone.
LOOKS_FOR = timedelta(seconds=40)
TYPES_FOR = timedelta(seconds=20)
# Every open page says it is there; the database hears it this seldom.
WRITTEN_EVERY = timedelta(seconds=15)
DUST_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who has the inquiry open."""

    user: User
    is_typing: bool


def list_presence(inquiry_id: int) -> list[Presence]:
    """The rows of that inquiry, the stale ones included."""
    return list(Presence.objects.filter(inquiry_id=inquiry_id).select_related("user").order_by("user_id"))


def who_is_here(rows: list[Presence], *, besides: User, now: datetime) -> list[Here]:
    """Who of `rows` is there now, without `besides`; those who write first."""
    here = [
        Here(row.user, row.typed_at is not None and now - row.typed_at < TYPES_FOR)
        for row in rows
        if row.user_id != besides.pk and now - row.looked_at < LOOKS_FOR
    ]
    return sorted(here, key=lambda each: not each.is_typing)


def note_presence(inquiry_id: int, rows: list[Presence], *, by: User, at: datetime, is_typing: bool = False) -> bool:
    """Keep that `by` has the inquiry open, and is writing; whether that needed to be written.

    `rows` are the inquiry's as read just now: nothing is written where hers says so since WRITTEN_EVERY.
    """
    require(by, Verb.READ)
    mine = next((row for row in rows if row.user_id == by.pk), None)
    is_fresh = mine is not None and at - mine.looked_at < WRITTEN_EVERY
    knows_typing = mine is not None and mine.typed_at is not None and at - mine.typed_at < WRITTEN_EVERY
    if is_fresh and (knows_typing or not is_typing):
        return False
    seen = {"looked_at": at, **({"typed_at": at} if is_typing else {})}
    row = Presence(user=by, inquiry_id=inquiry_id, **seen)
    # One statement, whoever else of her open pages says the same just now.
    Presence.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["user", "inquiry"], update_fields=list(seen)
    )
    return True


def stop_typing(inquiry_id: int, *, by: User) -> None:
    """She sent it, or threw it away: she writes no more."""
    require(by, Verb.READ)
    with transaction.atomic():
        Presence.objects.filter(user=by, inquiry_id=inquiry_id).update(typed_at=None)


def sweep_presence(*, now: datetime) -> int:
    """Remove the rows of those long gone; how many there were."""
    dust = Presence.objects.filter(looked_at__lt=now - DUST_AFTER)
    return dust.delete()[0] if dust.exists() else 0
