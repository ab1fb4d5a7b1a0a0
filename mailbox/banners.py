"""The warning that a mail server puts above a mail from outside; nobody wrote it to the reader. Pure."""

from __future__ import annotations

from mailbox.signature_words import BANNER_GOES_ON, BANNER_STARTS, BANNER_TERMS

MAX_BANNER_LINES = 10
MAX_BANNER_LENGTH = 900  # characters
ORNAMENT = " *_-=~#!|>[(<\u26a0\ufe0f\u2757\t"
ENDS_SENTENCE = (".", "!", "]", "*", ">", "。", "！")


def find_banner(lines: list[str], numbers: list[int]) -> set[int]:
    """Pick from the given lines the warnings about an outside sender that stand at their beginning."""
    found: set[int] = set()
    words = [number for number in numbers[: 4 * MAX_BANNER_LINES] if lines[number].strip()]
    start = 0
    while start < len(words):
        length = _measure_banner(lines, words[start:])
        bare = _bare(lines[words[start]])
        if not length and found and (not bare or bare.startswith(BANNER_GOES_ON)):
            length = 1  # a rule, or more of the same
        if not length:
            break
        start += length
        found.update(words[:start])
    return found


def _bare(line: str) -> str:
    return line.strip().strip(ORNAMENT).lower()


def _measure_banner(lines: list[str], words: list[int]) -> int:
    """Count the lines of the warning that begins with the first given one; 0 where none does."""
    if not words or not _bare(lines[words[0]]).startswith(BANNER_STARTS):
        return 0
    joined = ""
    for count, number in enumerate(words[:MAX_BANNER_LINES], start=1):
        joined = f"{joined} {_bare(lines[number])}"
        if len(joined) > MAX_BANNER_LENGTH or (count > 1 and number > words[count - 2] + 2):
            return 0
        is_last = number + 1 >= len(lines) or not lines[number + 1].strip()
        if any(term in joined for term in BANNER_TERMS) and (is_last or lines[number].rstrip().endswith(ENDS_SENTENCE)):
            return count
    return 0
