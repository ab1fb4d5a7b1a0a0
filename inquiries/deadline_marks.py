"""Finds words that mark a deadline on the page: the first place where they stand is its own."""

import re
from itertools import islice

# How many words beside a time may belong to its phrase.
TAKEN_IN_AT_MOST = 8

_WORD = re.compile(r"\S+")
_PARAGRAPH = "\n\n"


def take_in(low: str, start: int, end: int) -> tuple[int, int]:
    """Return the span `start` to `end` with words beside it, where its own stand further up too: "by noon" for "noon".

    Words before it are taken in first, then those after it, out of its own paragraph of the folded text. What stands
    twice with all of them keeps its span.
    """
    above, below = low[:start][::-1], low[end:]
    span = start, end
    if _is_first(low, *span):
        return span
    for word in islice(_WORD.finditer(above), TAKEN_IN_AT_MOST):
        if _PARAGRAPH in above[: word.end()]:
            break
        span = start - word.end(), end
        if _is_first(low, *span):
            return span
    for word in islice(_WORD.finditer(below), TAKEN_IN_AT_MOST):
        if _PARAGRAPH in below[: word.end()]:
            break
        if _is_first(low, span[0], end + word.end()):
            return span[0], end + word.end()
    return start, end


def _is_first(low: str, start: int, end: int) -> bool:
    """Return whether the words of the span stand nowhere before it, whatever the white space."""
    phrase, text = " ".join(low[start:end].split()), " ".join(low[:end].split())
    return text.find(phrase) == len(text) - len(phrase)
