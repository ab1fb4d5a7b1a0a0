"""Where the words of a mail end and its furniture begins: signatures, contact blocks, device lines, legal
footers.
"""

from __future__ import annotations

import re

from mailbox.trimming_words import (
    DEVICE_STARTS,
    FOOTER_STARTS,
    LEGAL_TERMS,
    POSTSCRIPTS,
    SIGN_OFFS,
)

MAX_SIGNATURE_LINES = 25  # below a bare "--"; more is a rule between paragraphs
MAX_CONTACT_LINES = 14
MAX_CONTACT_LINE_LENGTH = 120
MAX_DEVICE_LINE_LENGTH = 90
MAX_FOOTER_PARAGRAPHS = 12
LEGAL_TERMS_NEEDED = 3

MARK = re.compile(r"(?:--|—|__)\s*\Z")
MARK_EXACT = re.compile(r"-- ?\Z")
LIST_RULE = re.compile(r"[_-]{20,}\Z")
CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}|https?://|www\.|(?:\+|\(?\d)[\d\s().\-/]{5,20}\d"
    r"|^(?:t|tel|phone|m|mob|mobile|cell|o|office|direct|fax|email|e-mail|web|twitter|x|signal|whatsapp|skype"
    r"|telefon|mobil|teléfono|móvil|tél|portable|telefono|cell\.|telefone|telefoon)\s*[.:|]",
    re.I,
)
SIGN_OFF_SET = frozenset(SIGN_OFFS)
NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*\Z")
SENTENCE_END = re.compile(r"[.?!…][\"'”’)]?\Z")


def find_signature(lines: list[str], numbers: list[int]) -> set[int]:
    """Pick from the given lines those that are signature, contact block, device line or footer at their end.

    A sign-off and the name under it are the sender's own words and stay.
    """
    rest = [number for number in numbers if lines[number].strip()]
    found: set[int] = set()
    if not rest:
        return found
    for _ in range(3):  # a footer may stand under a device line under a signature, in any order
        size = len(rest)
        for find in (_find_footers, _find_devices, _find_marked, _find_contact):
            start = find(lines, rest) if rest else 0
            found.update(rest[start:])
            rest = rest[:start]
        if len(rest) == size:
            break
    if not found:
        return found
    last_kept = rest[-1] if rest else -1
    # blank lines between the folded ones are folded with them
    return found | {number for number in numbers if number > last_kept}


def _find_footers(lines: list[str], rest: list[int]) -> int:
    """Peel legal and list footers off, a paragraph at a time, from the end."""
    start = len(rest)
    for _ in range(MAX_FOOTER_PARAGRAPHS):
        first = start - 1
        while first > 0 and rest[first - 1] == rest[first] - 1 and start - first < 60:
            first -= 1
        if first < 0 or not _is_footer(" ".join(lines[number].strip() for number in rest[first:start])):
            break
        start = first
    return start


def _is_footer(paragraph: str) -> bool:
    text = paragraph[:6_000].lower().lstrip("*_-=# ")
    if text.startswith(FOOTER_STARTS):
        return True
    return len(text) >= 80 and sum(term in text for term in LEGAL_TERMS) >= LEGAL_TERMS_NEEDED


def _find_devices(lines: list[str], rest: list[int]) -> int:
    start = len(rest)
    while start > 0:
        line = lines[rest[start - 1]].strip().lstrip("([").lower()
        if len(line) > MAX_DEVICE_LINE_LENGTH or not line.startswith(DEVICE_STARTS):
            break
        start -= 1
    return start


def _find_marked(lines: list[str], rest: list[int]) -> int:
    """Find the `-- ` of RFC 3676 section 4.3, or a bare mark with a short rest below; the first, not at the
    top.
    """
    for index, number in enumerate(rest):
        line = lines[number]
        if index == 0 or len(line) > MAX_CONTACT_LINE_LENGTH:
            continue
        below = len(rest) - index - 1
        if line == "-- " or (below <= MAX_SIGNATURE_LINES and (MARK_EXACT.match(line) or MARK.match(line.strip()))):
            return index
        # HTML turned into text has the mark and all that follows on one line.
        if not below and line.startswith("-- ") and CONTACT.search(line):
            return index
        if LIST_RULE.match(line.strip()) and 0 < below <= 6 and "mailing list" in lines[rest[index + 1]].lower():
            return index
    return len(rest)


def _find_contact(lines: list[str], rest: list[int]) -> int:
    """Find the contact block: below a sign-off and its name, or a last paragraph that is mostly ways to
    reach one.
    """
    for index in range(len(rest) - 1, max(-1, len(rest) - MAX_CONTACT_LINES - 3), -1):
        has_name = _read_sign_off(lines[rest[index]])
        if has_name is None:
            continue
        start = index + 1
        if not has_name and start < len(rest) and _is_name(lines[rest[start]]):
            start += 1
        block = [lines[number].strip() for number in rest[start:]]
        return start if block and _may_be_contact(block) else len(rest)
    first = len(rest) - 1
    while first > 0 and rest[first - 1] == rest[first] - 1 and len(rest) - first < MAX_CONTACT_LINES:
        first -= 1
    if first == 0:
        return len(rest)
    block = [lines[number].strip() for number in rest[first:]]
    contacts = sum(bool(CONTACT.search(line)) for line in block)
    if _is_name(block[0]) and contacts and _may_be_contact(block[1:]):
        return first + 1
    if contacts * 2 >= len(block) and contacts >= 2 and _may_be_contact(block):
        return first
    return len(rest)


def _read_sign_off(line: str) -> bool | None:
    """None where the line is no sign-off; else whether the name stands on it too."""
    text = line.strip().lower()
    if len(text) > 60:
        return None
    if text.rstrip(" ,.!;–—-") in SIGN_OFF_SET:
        return False
    head, comma, tail = text.partition(",")
    name = line.strip()[len(head) + 1 :].strip()
    if comma and head.strip() in SIGN_OFF_SET and _is_name(tail) and not name[:1].islower():
        return True
    return None


def is_closing(lines: list[str]) -> bool:
    """True for a sign-off, with or without its name, and nothing else."""
    words = [line for line in lines if line.strip()]
    return 1 <= len(words) <= 2 and _read_sign_off(words[0]) is not None and all(map(_is_name, words[1:]))


def _is_name(line: str) -> bool:
    words = line.strip().strip(",.–—-~/ ").split()
    return 1 <= len(words) <= 5 and len(line) <= 60 and all(NAME_WORD.match(word) for word in words)


def _may_be_contact(block: list[str]) -> bool:
    """True for few short lines of which none is a sentence, a list item, a question or a postscript."""
    if not block or len(block) > MAX_CONTACT_LINES:
        return False
    for line in block:
        words = line.split()
        if len(line) > MAX_CONTACT_LINE_LENGTH or line.startswith((">", "•", "*  ", "- ")):
            return False
        if words[0].lower().rstrip(":") in POSTSCRIPTS or line.endswith("?"):
            return False
        if len(words) > 6 and SENTENCE_END.search(line) and not CONTACT.search(line):
            return False
        if len(words) > 12 and not CONTACT.search(line):
            return False
    return True
