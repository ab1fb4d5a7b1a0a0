"""The warning that a mail server puts above a mail from outside; nobody wrote it to the reader. Pure."""

from __future__ import annotations

import re

from mailbox.attributions import any_of
from mailbox.limits import states_limit
from mailbox.signature_words import (
    BANNER_GOES_ON,
    BANNER_MAY_GO_ON,
    BANNER_STARTS,
    BANNER_TERMS,
    BANNER_THINGS,
    BANNER_WEAK_TERMS,
    PERSON_WORDS,
)

MAX_BANNER_LINES = 10
MAX_BANNER_LENGTH = 900  # characters
ORNAMENT = " *_-=~#!|>[(<\u26a0\ufe0f\u2757\t"
ENDS_SENTENCE = (".", "!", "]", "*", ">", "。", "！")
PERSON = re.compile(rf"(?<![\w'’])(?:I|(?i:{any_of(PERSON_WORDS)}))(?![\w'’])")


def find_banner(lines: list[str], numbers: list[int]) -> set[int]:
    """Pick from the given lines the warnings about an outside sender that stand at their beginning."""
    found: set[int] = set()
    words = [number for number in numbers[: 4 * MAX_BANNER_LINES] if lines[number].strip()]
    start = 0
    while start < len(words):
        length = _measure_banner(lines, words[start:])
        if not length and found and _goes_on(lines[words[start]], has_gap=words[start] != words[start - 1] + 1):
            length = 1  # a rule, or more of the same
        if not length:
            break
        start += length
        found.update(words[:start])
    return found


def _bare(line: str) -> str:
    return line.strip().strip(ORNAMENT).lower()


def _begins(bare: str, starts: tuple[str, ...]) -> bool:
    """Whether a line begins with one of these words, and not with a longer one: "Notice", not "Noticed"."""
    return bare.startswith(starts) and any(
        bare.startswith(start) and not bare[len(start) : len(start) + 1].isalnum() for start in starts
    )


def _goes_on(line: str, *, has_gap: bool) -> bool:
    bare = _bare(line)
    if not bare:
        return True
    is_more = bare.startswith(BANNER_GOES_ON) or (not has_gap and _begins(bare, BANNER_MAY_GO_ON))
    return is_more and not _is_a_persons(line)


def _warns(text: str) -> bool:
    return any(term in text for term in BANNER_TERMS) or (
        any(term in text for term in BANNER_WEAK_TERMS) and any(thing in text for thing in BANNER_THINGS)
    )


def _is_a_persons(text: str) -> bool:
    """Whether words ask, speak of who wrote them, or set a limit."""
    return "?" in text or bool(PERSON.search(text)) or states_limit(text)


def _measure_banner(lines: list[str], words: list[int]) -> int:
    """Count the lines of the warning that begins with the first given one; 0 where none does."""
    if not words or not _begins(_bare(lines[words[0]]), BANNER_STARTS):
        return 0
    joined = ""
    for count, number in enumerate(words[:MAX_BANNER_LINES], start=1):
        joined = f"{joined} {_bare(lines[number])}"
        if len(joined) > MAX_BANNER_LENGTH or (count > 1 and number > words[count - 2] + 2):
            return 0
        is_last = number + 1 >= len(lines) or not lines[number + 1].strip()
        if _warns(joined) and (is_last or lines[number].rstrip().endswith(ENDS_SENTENCE)):
            return 0 if _is_a_persons(" ".join([lines[each] for each in words[:count]])) else count
    return 0
