"""Search on PostgreSQL: a tsvector beside each document, in a configuration that stems as FTS5 does."""

import time
from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from inquiries.models import SearchDocument
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search_snippets import PARTS
from inquiries.search_terms import BIGGEST_NUMBER, Query, Term, fold

# No phrase reaches over it from one part into the next.
BETWEEN_PARTS = " endofthepart "
# Words that every tenth document holds are found among so many of the newest, which is quicker than by the index.
NEWEST = 500
MANY = 50
# The index knows words, not their order: each document with all words of a phrase is read. A phrase that is this often
# among the newest is found sooner by walking on.
MANY_PHRASES = 5
FOUND = "SELECT inquiry_id FROM inquiries_searchdocument WHERE words @@ to_tsquery('press_desk', %s)"
AMONG_NEWEST = f"""
    SELECT inquiry_id FROM (
        SELECT inquiry_id, words FROM inquiries_searchdocument
        WHERE inquiry_id < %s ORDER BY inquiry_id DESC LIMIT {NEWEST}
    ) AS newest WHERE words @@ to_tsquery('press_desk', %s) ORDER BY inquiry_id DESC LIMIT %s
"""  # noqa: S608
WALK = f"{FOUND} AND inquiry_id < %s ORDER BY inquiry_id DESC LIMIT %s"
FROM_INDEX = f"""
    WITH found AS MATERIALIZED ({FOUND})
    SELECT inquiry_id FROM found WHERE inquiry_id < %s ORDER BY inquiry_id DESC LIMIT %s
"""  # noqa: S608
A_FEW_FROM_INDEX = f"WITH found AS MATERIALIZED ({FOUND} LIMIT %s) SELECT inquiry_id FROM found"  # noqa: S608
STORE = f"""
    INSERT INTO inquiries_searchdocument (inquiry_id, {", ".join(PARTS)}, event_id, words)
    VALUES (%s, %s, %s, %s, %s, %s, to_tsvector('press_desk', %s))
    ON CONFLICT (inquiry_id) DO UPDATE SET
    {", ".join(f"{part} = excluded.{part}" for part in PARTS)}, event_id = excluded.event_id, words = excluded.words
    WHERE inquiries_searchdocument.event_id = %s
"""  # noqa: S608 - our own column names
# Who writes an event has this lock on its table before the event gets its id, and until everybody can read it.
WRITERS = """
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND relation = 'inquiries_event'::regclass
"""
# Most writers are done within one look; who takes longer is not waited for, mail may have come meanwhile.
LOOKS = 20
SECONDS_BETWEEN_LOOKS = 0.01


def store(documents: Sequence[SearchDocument], *, over: Mapping[int, int | None]) -> int:
    """Write `documents` over those of the same inquiries, each only where its event is still the one in `over`.

    None there: only where the inquiry has no document yet. How many were written.
    """
    rows = []
    for document in documents:
        parts = [getattr(document, part) for part in PARTS]
        words = BETWEEN_PARTS.join(map(fold, parts))
        rows.append([document.pk, *parts, document.event_id, words, over[document.pk]])
    with connection.cursor() as cursor:
        cursor.executemany(STORE, rows)
        return int(cursor.rowcount)


def is_settled() -> bool:
    """Whether every event with a smaller id than one that was read before this call can be read by now.

    Ids are given when events are written, and events are read when their transactions end: whoever wrote one at the
    time of this call must have ended. Those who begin later get bigger ids. Waits for them some tenths of a second.
    """
    writing = _find_writers()
    for _look in range(LOOKS):
        if not writing:
            return True
        time.sleep(SECONDS_BETWEEN_LOOKS)
        writing &= _find_writers()
    return False


def _find_writers() -> set[str]:
    """The other transactions that have written an event, or are about to."""
    with connection.cursor() as cursor:
        cursor.execute(WRITERS)
        return {name for (name,) in cursor.fetchall()}


def find_newest(query: Query, *, before: int, limit: int) -> list[int]:
    """The newest inquiries below the number `before` that `query` finds, newest first; `limit` of them at most."""
    found = _look_through_newest(query, before=before, limit=limit)
    if len(found) == limit:
        return found
    asked: list[str | int] = [write_query(query), before, limit]
    if query.has_phrase and len(found) >= MANY_PHRASES:
        return _ask(WALK, asked, without=("seqscan", "bitmapscan"))
    return _ask(FROM_INDEX, asked, without=("seqscan", "indexscan"))


def find_few(query: Query, *, most: int) -> list[int] | None:
    """All inquiries that `query` finds; None where they are more than `most`, or where so many of the newest
    are found that looking on would take longer than it saves."""
    many = MANY_PHRASES if query.has_phrase else MANY
    if len(_look_through_newest(query, before=BIGGEST_NUMBER, limit=many)) == many:
        return None
    found = _ask(A_FEW_FROM_INDEX, [write_query(query), most + 1], without=("seqscan", "indexscan"))
    return found if len(found) <= most else None


def keep_found(rows: InquiryQuerySet, query: Query) -> InquiryQuerySet:
    """Those of `rows` that `query` finds, and the one that it names by its number."""
    asked: list[str | int] = [write_query(query)]
    found = FOUND
    if query.number is not None:
        found, asked = f"{FOUND} UNION ALL SELECT CAST(%s AS bigint)", [*asked, query.number]
    return rows.filter(pk__in=RawSQL(found, asked))  # noqa: S611 - the words are a parameter


def _look_through_newest(query: Query, *, before: int, limit: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(AMONG_NEWEST, [before, write_query(query), limit])
        return [pk for (pk,) in cursor.fetchall()]


def _ask(statement: str, parameters: list[str | int], *, without: tuple[str, str]) -> list[int]:
    """What `statement` finds in the one way that is left. How many documents hold a rare word, or one that begins so,
    the planner can only guess, and it would read all of them one by one.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for way in without:
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(statement, parameters)
        found = [pk for (pk,) in cursor.fetchall()]
        for way in without:
            cursor.execute(f"SET LOCAL enable_{way} = on")
    return found


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
