"""Search on SQLite: FTS5 over the table of documents, kept in step by that table's triggers."""

from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import F
from django.db.models.expressions import RawSQL

from inquiries.models import SearchDocument
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search_marks import write_match
from inquiries.search_snippets import PARTS
from inquiries.search_terms import BIGGEST_NUMBER, Query

FOUND = "SELECT rowid FROM inquiries_searchwords WHERE inquiries_searchwords MATCH %s"


def store(documents: Sequence[SearchDocument], *, over: Mapping[int, int | None]) -> int:
    """Write `documents` over those of the same inquiries, each only where its event is still the one in `over`.

    None there: only where the inquiry has no document yet. In the caller's transaction, which holds the one lock. How
    many were written.
    """
    now = dict(SearchDocument.objects.filter(pk__in=list(over)).values_list("pk", "event_id"))
    kept = [document for document in documents if now.get(document.pk) == over[document.pk]]
    SearchDocument.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["inquiry"], update_fields=[*PARTS, "event_id"]
    )
    return len(kept)


def is_settled() -> bool:
    """Whether every event with a smaller id than one that was read before this call can be read by now.

    Always: one writes at a time.
    """
    return True


def find_newest(query: Query, *, before: int, limit: int) -> list[int]:
    """The newest inquiries below the number `before` that `query` finds, newest first; `limit` of them at most."""
    with connection.cursor() as cursor:
        cursor.execute(f"{FOUND} AND rowid < %s ORDER BY rowid DESC LIMIT %s", [write_match(query), before, limit])
        return [pk for (pk,) in cursor.fetchall()]


def find_few(query: Query, *, most: int) -> list[int] | None:
    """All inquiries that `query` finds; None where they are more than `most`."""
    found = find_newest(query, before=BIGGEST_NUMBER, limit=most + 1)
    return found if len(found) <= most else None


def keep_found(rows: InquiryQuerySet, query: Query) -> InquiryQuerySet:
    """Those of `rows` that `query` finds, and the one that it names by its number.

    The sum keeps SQLite from looking up each of a hundred thousand inquiries to sort them: it walks the list's own
    index, and looks the numbers up in what was found.
    """
    asked: list[str | int] = [write_match(query)]
    found = FOUND
    if query.number is not None:
        found, asked = f"{FOUND} UNION ALL SELECT %s", [*asked, query.number]
    return rows.alias(_number=F("pk") + 0).filter(_number__in=RawSQL(found, asked))  # noqa: S611
