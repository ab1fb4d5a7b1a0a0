"""Search on PostgreSQL: a tsvector beside each document, in a configuration that stems as FTS5 does."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from inquiries.models import SearchDocument
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search_snippets import PARTS
from inquiries.search_terms import Query, Term, fold

# No phrase reaches over it from one part into the next.
BETWEEN_PARTS = " endofthepart "
FOUND = "SELECT inquiry_id FROM inquiries_searchdocument WHERE words @@ to_tsquery('press_desk', %s)"
# How many words begin so is not known to the planner: it would read documents one by one where the index has few.
FROM_INDEX = f"WITH found AS MATERIALIZED ({FOUND}) SELECT inquiry_id FROM found WHERE true"  # noqa: S608
STORE = f"""
    INSERT INTO inquiries_searchdocument (inquiry_id, {", ".join(PARTS)}, event_id, words)
    VALUES (%s, %s, %s, %s, %s, %s, to_tsvector('press_desk', %s))
    ON CONFLICT (inquiry_id) DO UPDATE SET
    {", ".join(f"{part} = excluded.{part}" for part in PARTS)}, event_id = excluded.event_id, words = excluded.words
"""  # noqa: S608 - our own column names


def store(documents: Sequence[SearchDocument]) -> None:
    """Write `documents` over those of the same inquiries."""
    rows = []
    for document in documents:
        parts = [getattr(document, part) for part in PARTS]
        rows.append([document.pk, *parts, document.event_id, BETWEEN_PARTS.join(map(fold, parts))])
    with connection.cursor() as cursor:
        cursor.executemany(STORE, rows)


def find_newest(query: Query, *, before: int, limit: int) -> list[int]:
    """The newest inquiries below the number `before` that `query` finds, newest first; `limit` of them at most."""
    asked: list[str | int] = [write_query(query), before, limit]
    with transaction.atomic(), connection.cursor() as cursor:
        statement = FOUND
        if any(term.is_beginning for term in query.wanted):
            statement = FROM_INDEX
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{statement} AND inquiry_id < %s ORDER BY inquiry_id DESC LIMIT %s", asked)
        return [pk for (pk,) in cursor.fetchall()]


def keep_found(rows: InquiryQuerySet, query: Query) -> InquiryQuerySet:
    """Those of `rows` that `query` finds."""
    return rows.filter(pk__in=RawSQL(FOUND, [write_query(query)]))  # noqa: S611 - the words are a parameter


def write_query(query: Query) -> str:
    """`query` in the language of to_tsquery. Every word is letters and digits in quotes: none can be a syntax error."""
    wanted = " & ".join(map(_write_term, query.wanted))
    unwanted = " | ".join(map(_write_term, query.unwanted))
    return f"({wanted}) & !({unwanted})" if unwanted else wanted


def _write_term(term: Term) -> str:
    head = [f"'{word}'" for word in term.words[:-1]]
    last = f"'{term.words[-1]}'"
    others = [f"'{word}'" for word in term.completions]
    tails = [f"{last}:*", last, *others] if term.is_beginning else [last]
    return "(" + " | ".join(" <-> ".join([*head, tail]) for tail in tails) + ")"
