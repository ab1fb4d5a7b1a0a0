"""Inquiries with what was joined to them: held in one order, read by the same people."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from django.db import transaction

from inquiries.models import Inquiry


class _OthersByNow(Exception):
    """What was to be held is not what is to be held any more."""


def find_joined(inquiries: Iterable[Inquiry]) -> list[Inquiry]:
    """What was joined to `inquiries`, then what was joined to these, and so on."""
    found, last = list[Inquiry](), list(inquiries)
    while last := list(Inquiry.objects.filter(joined_to__in=last).order_by("id")):
        found += last
    return found


def hold(find: Callable[[], set[int]]) -> dict[int, Inquiry]:
    """The rows whose numbers `find` reads, by number, held until the transaction ends.

    They are taken in the order of their numbers, as all do who hold more than one, so that no two wait for each other
    in a ring. Where `find` reads others once these are held, these are let go and all is begun anew.
    """
    while True:
        wanted = find()
        with suppress(_OthersByNow), transaction.atomic():
            rows = Inquiry.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
            held = {row.pk: row for row in rows}
            if find() != wanted:
                raise _OthersByNow
            return held


def hold_with_joined(inquiry: Inquiry) -> Inquiry:
    """The row, held together with all that was joined to it."""
    return hold(lambda: {each.pk for each in (inquiry, *find_joined([inquiry]))})[inquiry.pk]


def carry_readers(row: Inquiry) -> None:
    """Have what is left of those joined to `row` read by whom it is read, and by who owned it: subjects say much.

    All of them are held by the caller.
    """
    readers = {*row.named.all(), *([row.owner] if row.owner is not None else [])} if row.is_confidential else set()
    for each in find_joined([row]):
        each.is_confidential = row.is_confidential
        each.save(update_fields=["is_confidential"])
        each.named.set(readers - {each.owner})
