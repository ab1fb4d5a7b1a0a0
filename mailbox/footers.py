"""Legal notices, list footers and advertisements that stand under a mail. Pure."""

from __future__ import annotations

import re

from mailbox.signature_words import FOOTER_HEADINGS, FOOTER_STARTS, LEGAL_TERMS

MAX_FOOTER_PARAGRAPHS = 12
MAX_FOOTER_LINES = 60
LEGAL_TERMS_NEEDED = 3
SHORT_LINE = 50  # characters
RULE = re.compile(r"(?:[_—–=*-]\s?){5,80}\Z")


def find_footers(lines: list[str], rest: list[int]) -> int:
    """Peel legal and list footers off, a paragraph at a time, from the end, with their headings and rules."""
    start = len(rest)
    for _ in range(MAX_FOOTER_PARAGRAPHS):
        first = start - 1
        while first > 0 and rest[first - 1] == rest[first] - 1 and start - first < MAX_FOOTER_LINES:
            first -= 1
        block = [lines[number].strip() for number in rest[max(first, 0) : start]]
        if not block or not (
            _is_footer(" ".join(block)) or all(map(RULE.match, block)) or _is_heading(block, start, rest)
        ):
            break
        start = first + _count_words_above_footer(block)
    return start


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
    text = paragraph[:6_000].lower().lstrip("*_-=#~ ")
    if text.startswith(FOOTER_STARTS):
        return True
    if "?" in text:  # 'Was the memo marked confidential, and deleted by mistake?' asks something
        return False
    return len(text) >= 80 and sum(term in text for term in LEGAL_TERMS) >= LEGAL_TERMS_NEEDED
