"""The signature that a mail program marks as one in its HTML, though nothing in the text shows it. Pure."""

from __future__ import annotations

import re

from mailbox.folded import holds
from mailbox.html import search_tags, strip_tags
from mailbox.limits import states_limit
from mailbox.signatures import count_sign_off, is_name, may_be_contact

MAX_LENGTH = 6_000  # characters of HTML looked at behind the mark
MAX_LINES = 25
ENOUGH = 0.8  # of the marked words: a name that stands in them too is none of them

# One of them stands in whatever MARK finds.
SIGNS = ("_signature", "-signature", "id=signature", 'id="signature', "id='signature", "applemailsignature")
MARK = re.compile(
    r"<(?:div|span|pre|table|p)\b[^<>]{0,300}?(?:class=[\"']?[^\"'<>]{0,80}?(?:gmail_signature|moz-signature"
    r"|protonmail_signature_block)|data-smartmail=[\"']?gmail_signature"
    r"|id=[\"']?(?:x_)?(?:signature|ms-outlook-mobile-signature|applemailsignature)\b)"
)
TARGET = re.compile(r"<[^<>\s]{1,400}>")


def find_marked_signature(lines: list[str], numbers: list[int], html: str) -> set[int]:
    """Pick from the given lines those at their end that the HTML marks as signature.

    A sign-off and the name under it stay, a name alone, and all of it where a limit is set or it speaks: who answers
    on a telephone writes inside the mark.
    """
    inside = _find_inside(html)
    if not inside:
        return set()
    rest = [number for number in numbers if lines[number].strip()]
    start: int | None = None
    covered = 0
    for index in range(len(rest) - 1, max(0, len(rest) - MAX_LINES - 1), -1):
        words = _squeeze(lines[rest[index]])
        if words not in inside:
            break
        covered += len(words)
        if inside.startswith(words) and covered >= ENOUGH * len(inside):
            start = index
    if start is None:
        return set()
    start += count_sign_off(lines, rest[start:])
    block = rest[start:]
    if not block or (len(block) == 1 and is_name(lines[block[0]])):
        return set()
    words_of_block = [lines[number].strip() for number in block]
    if not may_be_contact(words_of_block) or states_limit("\n".join(words_of_block)):
        return set()
    return {number for number in numbers if number > rest[start - 1]}


def _find_inside(html: str) -> str:
    """Give the words of the marked element without blanks; "" where there is none."""
    match = search_tags(MARK, html) if holds(html.lower(), SIGNS) else None
    if match is None:
        return ""
    behind = html[match.end() : match.end() + MAX_LENGTH]
    depth = 1
    for tag in re.finditer(rf"<(/?){match[1]}\b", behind, re.I):
        depth += -1 if tag[1] else 1
        if not depth:
            return _squeeze(strip_tags(behind[: tag.start()]))
    return ""


def _squeeze(text: str) -> str:
    """Text as it is compared: layouts differ in blanks, in marks, and in whether a link shows its target."""
    return "".join(TARGET.sub("", text).split()).strip("*_|-")
