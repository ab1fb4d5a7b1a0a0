"""What a signature says of who wrote: her name, where she works, her telephone, her clock. Pure, linear in the text.

Anybody can write anything there: all of it is suggested to a person, and none taken over by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inquiries.contact_words import (
    ARTICLES,
    BESIDE_TITLES,
    NEWSROOM_WORDS,
    OTHER_STATES,
    TITLES,
    WORKING_FOR,
    ZONE_OF_STATE,
)
from inquiries.deadline_moments import read_zone
from mailbox.device_lines import is_device_line
from mailbox.folded import strip_accents
from mailbox.senders import PHONE
from mailbox.signature_words import SIGN_OFFS, SMALL_WORDS

READ_AT_MOST = 3_000  # characters of each text
MOST_LINES = 25
MOST_SIGNED_LINES = 5  # of her own words, at their end: who signs so has no signature below
LONGEST_LINE = 120
LONGEST_NAME = 80
MOST_OUTLET_WORDS = 8
PHONE_DIGITS = (10, 15)

LINK = re.compile(r"<[^<>\s]{1,500}>|\[(?:cid|image)[^\]]{0,200}\]")
PARTS = re.compile(r"\s{0,9}[,|•·;/–—]\s{0,9}|\s{1,9}-\s{1,9}|\t")
BRACKETED = re.compile(r"\([^()]{0,60}\)")
NO_WORD = re.compile(r"[\W_]+")
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*\Z")
SENTENCE_END = re.compile(r"[.?!…:][\"'”’)]?\Z")
REACHED_AT = re.compile(r"@|https?:|www\.|\.(?:com|org|net|news|example)\b|\d{5}|:")
FAX = re.compile(r"\bf(?:ax|\b)\W{0,4}\Z", re.I)
STATE = re.compile(r",\s{0,3}([A-Z]{2})(?:\s{1,3}\d{5}(?:-\d{4})?)?(?![\w])")
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM))?\Z")
SIGN_OFF_SET = frozenset(SIGN_OFFS)


@dataclass(frozen=True, slots=True)
class Contact:
    """What stands there; "" for what does not. `zone` is an IANA name, `lines` are all lines that were read."""

    name: str = ""
    outlet: str = ""
    phone: str = ""
    zone: str = ""
    lines: tuple[str, ...] = ()


def read_contact(fresh: str, signature: str) -> Contact:
    """What the end of a mail says of its writer: of her own words (`fresh`) their end, and her `signature` below it."""
    signed = _cut_signed(fresh[-READ_AT_MOST:])
    lines = [*signed, *_clean(signature[:READ_AT_MOST].split("\n"))][:MOST_LINES]
    name = next(filter(None, (_read_name(line) for line in lines[:3])), "")
    return Contact(name, _find_outlet(lines, name), _find_phone(lines), _find_zone(lines), tuple(lines))


def fold_name(name: str) -> str:
    """A newsroom's name as it is compared: no case, accents, marks or article in front."""
    words = _fold(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def goes_on(name: str, known: str) -> bool:
    """Whether the whole `name` of a person begins with `known`, her first one."""
    return _fold(name)[:1] == [fold_name(known)]


def list_phrases(lines: Iterable[str]) -> Iterator[str]:
    """Every run of a few words on one of `lines`, folded as a newsroom's name is, the longest of a place first."""
    for line in lines:
        words = _fold(line[:LONGEST_LINE])
        for start in range(len(words)):
            for end in range(min(len(words), start + MOST_OUTLET_WORDS), start, -1):
                yield " ".join(words[start:end])


def _clean(lines: Iterable[str]) -> list[str]:
    cleaned = (LINK.sub(" ", line[: LONGEST_LINE * 5]).strip(" \t\xa0*_>|-–—•") for line in lines)
    return [line for line in cleaned if line and len(line) <= LONGEST_LINE and not is_device_line(line)]


def _cut_signed(fresh: str) -> list[str]:
    """The lines at the end of her words under which she put her name; none where no name stands there."""
    found: list[str] = []
    for line in reversed(fresh.rstrip().split("\n")):
        text = line.strip()
        if not text or len(text) > LONGEST_LINE or text.casefold().strip(" ,.!–—-") in SIGN_OFF_SET:
            break
        if SENTENCE_END.search(text) and len(text.split()) > 2:
            break
        found.append(text)
        if len(found) > MOST_SIGNED_LINES:
            return []
    lines = _clean(reversed(found))
    return lines if lines and _read_name(lines[0]) else []


def _fold(text: str) -> list[str]:
    """The words of `text` as they are compared; none where it holds no letter and no digit."""
    return NO_WORD.sub(" ", strip_accents(text.casefold())).split()


def _read_name(line: str) -> str:
    """The person's name at the beginning of the line; "" where none stands there."""
    name = PARTS.split(BRACKETED.sub(" ", line), maxsplit=1)[0].strip(" ,.")
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > LONGEST_NAME or not all(NAME_WORD.match(word) for word in words):
        return ""
    if any(word[0].islower() and word not in SMALL_WORDS for word in words) or words[0][0].islower():
        return ""
    folded = set(_fold(name))
    if not folded or folded & (TITLES | NEWSROOM_WORDS) or words[0].casefold() in ARTICLES:
        return ""
    return name


def _find_outlet(lines: list[str], name: str) -> str:
    """Where she works: behind "reporter for", else what is called as newsrooms are, else what stands by her title."""
    called: list[str] = []
    beside: list[str] = []
    after_title = False
    for line in lines:
        parts = [part for part in PARTS.split(line) if part and part != name]
        titles = [part for part in parts if TITLES & set(_fold(part))]
        for part in titles:
            if found := _read_behind_title(part):
                return found
        others = [part.strip(" .()") for part in parts if part not in titles]
        others = [part for part in others if _may_be_outlet(part)]
        called += [part for part in others if _is_called_so(part)]
        if titles or after_title:
            beside += [part for part in others if not set(_fold(part)) <= BESIDE_TITLES and len(part.split()) > 1]
        after_title = bool(titles)
    return next(iter([*called, *beside]), "")


def _read_behind_title(part: str) -> str:
    words = part.split()
    for number, word in enumerate(words[1:-1], start=1):
        if word.casefold() in WORKING_FOR and TITLES & set(_fold(words[number - 1])):
            rest = " ".join(words[number + 1 :]).strip(" .()")
            return rest if _may_be_outlet(rest) and not set(_fold(rest)) <= BESIDE_TITLES else ""
    return ""


def _may_be_outlet(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= MOST_OUTLET_WORDS or len(part) > LONGEST_NAME or REACHED_AT.search(part):
        return False
    if part in ZONE_OF_STATE or part in OTHER_STATES or PHONE.search(part):
        return False
    return words[0][0].isupper() and all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)


def _is_called_so(part: str) -> bool:
    return bool(NEWSROOM_WORDS & set(_fold(part))) or any(CALL_SIGN.match(word) for word in part.split())


def _find_phone(lines: list[str]) -> str:
    """The first telephone number that is whole and no fax."""
    for line in lines:
        for match in PHONE.finditer(line):
            digits = sum(map(str.isdigit, match[0]))
            if PHONE_DIGITS[0] <= digits <= PHONE_DIGITS[1] and not FAX.search(line[: match.start()]):
                return match[0].strip()
    return ""


def _find_zone(lines: list[str]) -> str:
    """The clock she names, else that of the state her town is in."""
    for line in lines:
        for part in PARTS.split(line.replace("(", ",").replace(")", ",")):
            folded = " ".join(_fold(part))
            is_told = folded.endswith(" time") or folded.startswith("hora ") or (part.isupper() and len(part) < 5)
            if is_told and part not in ZONE_OF_STATE and (zone := read_zone(folded)) not in {None, "own", "office"}:
                return zone or ""
    states = (match[1] for line in lines for match in STATE.finditer(line))
    return next((ZONE_OF_STATE[state] for state in states if state in ZONE_OF_STATE), "")
