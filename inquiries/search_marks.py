"""Where in a document that is what was looked for.

The few documents of a page are put into an FTS5 table in memory and asked again: the same stems and the same words as
in the index, on both databases, whatever the size of the index is.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from inquiries.models import SearchDocument
from inquiries.search_snippets import PARTS, Span, Spans
from inquiries.search_terms import Query, Term

# How both databases part text into words and words into stems; the migration that makes SQLite's index says the same.
TOKENIZER = "porter unicode61 remove_diacritics 2"
# Two characters no document holds.
OPEN, CLOSE = "\x02", "\x03"
# What lies further back in a document is found, but not shown: a page of fifty reports would take seconds.
MOST_MARKED = 30_000


def mark(query: Query, documents: Sequence[SearchDocument]) -> dict[int, Spans]:
    """The places of what `query` wants, by document and part."""
    columns = ", ".join(PARTS)
    marked = ", ".join(f"highlight(words, {place}, '{OPEN}', '{CLOSE}')" for place in range(len(PARTS)))
    texts = [[document.pk, *(getattr(document, part)[:MOST_MARKED] for part in PARTS)] for document in documents]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE words USING fts5({columns}, tokenize='{TOKENIZER}')")
        memory.executemany(f"INSERT INTO words (rowid, {columns}) VALUES (?, ?, ?, ?, ?)", texts)  # noqa: S608
        # One term at a time: a document whose text was cut above may hold one and not the other.
        spans: dict[int, dict[str, list[Span]]] = {}
        for term in query.wanted:
            for pk, *parts in memory.execute(
                f"SELECT rowid, {marked} FROM words WHERE words MATCH ?",  # noqa: S608 - our own column names
                [write_term(term)],
            ):
                there = spans.setdefault(pk, {part: [] for part in PARTS})
                for part, text in zip(PARTS, parts, strict=True):
                    there[part] += read_marks(text)
    return {pk: dict(parts) for pk, parts in spans.items()}


def read_marks(text: str) -> list[Span]:
    """Where the marks stood in the text without them."""
    spans: list[Span] = []
    length = 0
    for piece in text.split(OPEN):
        found, close, after = piece.partition(CLOSE)
        if close:
            spans.append((length, length + len(found)))
        length += len(found) + len(after)
    return spans


def write_match(query: Query) -> str:
    """`query` in FTS5's language. Every word stands in quotes, so nothing that is typed can be a syntax error."""
    wanted = " AND ".join(map(write_term, query.wanted))
    unwanted = " OR ".join(map(write_term, query.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def write_term(term: Term) -> str:
    """One term of it."""
    written = f'"{" ".join(term.words)}"'
    if not term.is_beginning:
        return written
    others = [f'"{" ".join((*term.words[:-1], word))}"' for word in term.completions]
    return "(" + " OR ".join([f"{written} *", written, *others]) + ")"
