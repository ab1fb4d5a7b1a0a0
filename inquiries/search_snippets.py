"""The lines of a document that show why it was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

# The columns of a search document, in the order of both indexes.
PARTS = ("subject", "people", "mail", "notes")
# Characters of a snippet, and how many of them stand before the first word that was found.
LENGTH = 180
LEAD = 50
ELLIPSIS = "…"

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of plain text, found or not. It is never HTML: whoever shows it escapes it."""

    text: str
    is_found: bool = False


def mark_whole(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """All of `text`, in pieces."""
    pieces: list[Piece] = []
    done = 0
    for begin, end in _join(spans):
        pieces += [Piece(text[done:begin]), Piece(text[begin:end], is_found=True)]
        done = end
    pieces.append(Piece(text[done:]))
    return tuple(piece for piece in pieces if piece.text)


def cut(text: str, spans: Sequence[Span], *, length: int = LENGTH) -> tuple[Piece, ...]:
    """The stretch of `text` of about `length` characters that holds most of `spans`, on one line; its beginning where
    there is none.
    """
    spans = _join(spans)
    begin = 0
    if spans:
        counts = [sum(start <= other[0] and other[1] <= start + length for other in spans) for start, _end in spans]
        first = spans[counts.index(max(counts))][0]
        begin = _next_word(text, first - LEAD, first) if first > LEAD else 0
    end = min(begin + length, len(text))
    end = max(end, next((stop for start, stop in spans if start < end < stop), end))
    if end < len(text) and (blank := text.rfind(" ", begin + length // 2, end + 1)) > 0:
        end = max(blank, *(stop for start, stop in spans if start <= blank < stop), blank)
    inside = [(start - begin, stop - begin) for start, stop in spans if begin <= start and stop <= end]
    pieces = [Piece(_one_line(piece.text), piece.is_found) for piece in mark_whole(text[begin:end], inside)]
    if begin > 0:
        pieces.insert(0, Piece(ELLIPSIS))
    if end < len(text.rstrip()):
        pieces.append(Piece(ELLIPSIS))
    return tuple(pieces)


def _next_word(text: str, place: int, latest: int) -> int:
    """Where the first word at or after `place` begins, `latest` at the latest."""
    while place < latest and not text[place - 1].isspace():
        place += 1
    return place


def _one_line(text: str) -> str:
    """Runs of blanks and line ends as one blank, those at both ends kept: pieces stand side by side."""
    words = " ".join(text.split())
    head = " " if text[:1].isspace() and words else ""
    tail = " " if text[-1:].isspace() and words else ""
    return f"{head}{words}{tail}" or " "


def _join(spans: Sequence[Span]) -> list[Span]:
    """`spans` in order; those that overlap as one."""
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
