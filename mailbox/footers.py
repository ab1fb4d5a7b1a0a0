"""Legal notices, list footers and advertisements that stand under a mail. Pure."""

from __future__ import annotations

import re

from mailbox.banners import PERSON
from mailbox.folded import holds
from mailbox.signature_words import FOOTER_HEADINGS, FOOTER_STARTS, HOUSE_WORDS, LEGAL_TERMS, THIS_MAIL

MAX_FOOTER_PARAGRAPHS = 12
MAX_FOOTER_LINES = 60
LEGAL_TERMS_NEEDED = 3
MORE_TERMS_OF_A_PERSON = 2  # where who writes speaks of herself: "the confidential memo came in error, I want to know"
ENDS_SENTENCE = (".", "!", "?", ")", "…")
SHORT_LINE = 50  # characters
RULE_MARKS = "_—–=*-"
RULE = re.compile(rf"(?:[{RULE_MARKS}]\s?){{5,80}}\Z")


def find_footers(lines: list[str], rest: list[int]) -> int:
    """Peel legal and list footers off, a paragraph at a time, from the end, with their headings and rules."""
    start = len(rest)
    for _ in range(MAX_FOOTER_PARAGRAPHS):
        first = start - 1
        while first > 0 and rest[first - 1] == rest[first] - 1 and start - first < MAX_FOOTER_LINES:
            first -= 1
        block = [lines[number].strip() for number in rest[max(first, 0) : start]]
        if not block:
            break
        if _is_footer(" ".join(block)) or all(map(RULE.match, block)) or _is_heading(block, start, rest):
            start = first + _count_words_above_footer(block)
        elif number := _find_footer_line(block):
            start = first + number
        else:
            break
    return start


def _find_footer_line(block: list[str]) -> int:
    """Find the line from which on a paragraph is a footer that begins in its middle; 0 where none does."""
    for number, line in enumerate(block[1:], start=1):
        if (
            block[number - 1].endswith(ENDS_SENTENCE)
            and not line[0].islower()
            and line.lower().startswith(FOOTER_STARTS)
        ):
            return number
    return 0


def _is_heading(block: list[str], start: int, rest: list[int]) -> bool:
    return start < len(rest) and len(block) == 1 and block[0].lower().strip("*_:-= ") in FOOTER_HEADINGS


def _count_words_above_footer(block: list[str]) -> int:
    """Count the short lines at the head of a footer's paragraph that do not speak as it does: a sign-off, a name."""
    count = 0
    for line in block[:-1]:
        low = line.lower()
        if (
            len(line) >= SHORT_LINE
            or RULE.match(line)
            or low.startswith(FOOTER_STARTS)
            or any(term in low for term in LEGAL_TERMS)
        ):
            break
        count += 1
    return count


def _is_footer(paragraph: str) -> bool:
    """Whether a paragraph is a legal notice or the footer of a list, and no question that speaks of one."""
    text = paragraph[:6_000].lower().lstrip("*_-=#~ ")
    starts_as_one = text.startswith(FOOTER_STARTS)
    # 'Was the memo marked confidential, and deleted by mistake?' asks something
    if not starts_as_one and ("?" in text or len(text) < 80):
        return False
    needed = 0 if starts_as_one else LEGAL_TERMS_NEEDED
    terms = sum(term in text for term in LEGAL_TERMS)
    if terms < needed or terms >= needed + MORE_TERMS_OF_A_PERSON:
        return terms >= needed
    persons = {match[0].lower() for match in PERSON.finditer(paragraph[:6_000])}
    return not persons or (holds(text, THIS_MAIL) and persons <= HOUSE_WORDS)
