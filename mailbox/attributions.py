"""The line that a mail program writes above what it quotes: "On Monday at 10:12 Ana Ruiz wrote:". Pure.

Every program and language has its own order of day, hour, name and address; what they share is a date or an
address, a verb out of a short list, and a colon at the end.
"""

from __future__ import annotations

import re

from mailbox.folded import holds
from mailbox.trimming_words import ON, SHARED_ON, WROTE, WROTE_BEFORE_NAME, WROTE_UNSPACED

MAX_LINES = 4  # programs wrap it
MAX_LENGTH = 400  # characters
MAX_INTRO_LENGTH = 80
MAX_VERB_LENGTH = 30  # characters; the tables have none so long


def any_of(words: tuple[str, ...]) -> str:
    """Give a regular expression for the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ENDS = (":", "：", "-", "—")
BEFORE_VERB = r"(?:^|[\s>)\]\"'”»,]|(?<=[^\x00-\x7f]))"
VERB_LAST = re.compile(
    rf"(?:{BEFORE_VERB}(?:{any_of(WROTE + WROTE_BEFORE_NAME)})|(?:{any_of(WROTE_UNSPACED)}))[\s*_.:：–—-]{{0,12}}\Z",
    re.I,
)
VERB_THEN_NAME = re.compile(rf"{BEFORE_VERB}(?:{any_of(WROTE_BEFORE_NAME)})\s+(.{{1,160}})[:：][\s*_]{{0,4}}\Z", re.I)
VERB_ANYWHERE = re.compile(
    rf"{BEFORE_VERB}(?:{any_of(WROTE + WROTE_BEFORE_NAME)})\b|(?:{any_of(WROTE_UNSPACED)})", re.I
)
STARTS_ON = re.compile(rf"[\s>*_-]{{0,12}}(?:{any_of(ON)})[\s:]", re.I)
SHARED_LINE = re.compile(
    rf"(?:(?<=\S)\s{{1,4}}|-{{2,6}}\s?)(?=(?:{any_of(SHARED_ON)})\s(?:\w{{2,12}}[.,]{{0,2}}\s)?(?:\w{{2,10}}[.,]?\s)?\d)"
)
SHARED_STARTS = tuple(word.split()[0] for word in SHARED_ON)
WORD = re.compile(r"\w")
VERBS = tuple(word.lower() for word in WROTE + WROTE_BEFORE_NAME + WROTE_UNSPACED)
LAST_LETTERS = frozenset(letter for word in VERBS for letter in (word[-1], word[-1].upper()))
TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}")
DATE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
WHO_OR_WHEN = re.compile(r"@|\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}")
ADDRESS = re.compile(r"[^\s@]@[^\s@]")
DAY_FIRST = re.compile(r"(?:\w{1,3}\s)?(?:\w{2,12}[.,]{0,2}\s)?\d{1,2}\b")
DATED_SENDER = re.compile(
    r"(?:\d{1,2}[:.]\d\d\b|\d{4}).{0,160}[<(\[][^<>()\s]{1,100}@[^<>()\s]{1,100}[>)\]][>)\]\"\s]{0,3}[:：]\Z"
)
ISO_DATED_SENDER = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,160}<[^<>\s]{1,100}@[^<>\s]{1,100}>\Z")
BETWEEN_DASHES = re.compile(r"-{3,40}\s?[^-\s].{2,200}[^-\s]\s?-{3,40}\Z")
INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
UNSEEN_AT_END = "*_ " + "".join(map(chr, INVISIBLE))


def find_places(lines: list[str]) -> frozenset[int]:
    """Pick the lines at which an attribution may begin: one that may end stands there, or a few lines below."""
    ends = [number for number, line in enumerate(lines) if _may_end(line.strip())]
    return frozenset(place for number in ends for place in range(number - MAX_LINES + 1, number + 1))


def measure_attribution(lines: list[str], number: int, end: int, *, is_marked: bool) -> int:
    """Count the lines of the attribution that begins at `number`; 0 where none does.

    `is_marked` says that `>` lines may follow, and takes a form that no table knows. Without them only what a
    program writes will do, day, hour and all: 'On 3 March the mayor wrote:' is a reporter's own.
    """
    length = 0
    starts_on: bool | None = None
    for count in range(1, min(MAX_LINES, end - number) + 1):
        line = lines[number + count - 1].strip()
        length += len(line)
        if (
            not line
            or length > MAX_LENGTH
            or (line[0] == ">" and not (count > 1 and _is_open(lines[number + count - 2])))
        ):
            return 0
        if not _may_end(line):
            continue
        if starts_on is None:
            first = lines[number].strip()
            starts_on = bool(STARTS_ON.match(first))
            if count > 1 and not starts_on and not WHO_OR_WHEN.search(first):
                return 0
        text = " ".join([each.strip() for each in lines[number : number + count]])
        text = text.translate(INVISIBLE).strip("*_ ")
        if _is_attribution(text, starts_on=starts_on, is_one_line=count == 1, is_marked=is_marked):
            if count > 1 and _stands_alone(line):
                return 0  # 'On Thursday.' above it is the answer
            return count + (number + count < end and lines[number + count].strip() in (":", "："))
        if line.endswith((":", "：")):
            return 0
    return 0


def _stands_alone(line: str) -> bool:
    """Whether a line is an attribution without the lines above it."""
    if not _has_moment(line):
        return False
    return _is_attribution(line, starts_on=bool(STARTS_ON.match(line)), is_one_line=True, is_marked=False)


def is_intro(line: str) -> bool:
    """Whether a line says that someone wrote, and no more: "Ana Ruiz via Forum wrote:"."""
    return (
        len(line) <= MAX_INTRO_LENGTH and line.rstrip().endswith((":", "：")) and bool(VERB_LAST.search(line.strip()))
    )


def _is_open(line: str) -> bool:
    """Whether an address was wrapped before its end."""
    return line.count("<") > line.count(">") and ADDRESS.search(line) is not None


def _may_end(text: str) -> bool:
    """Whether a text ends as an attribution does; a glance that spares a look at every line."""
    text = text.rstrip(UNSEEN_AT_END)
    if text[-1:] in (":", "：", ">"):
        return True
    text = text.rstrip("-— .")
    return text[-1:] in LAST_LETTERS and text[-MAX_VERB_LENGTH:].lower().endswith(VERBS)


def _is_attribution(text: str, *, starts_on: bool, is_one_line: bool, is_marked: bool) -> bool:
    has_address = bool(ADDRESS.search(text))
    ends_in_colon = text.endswith((":", "："))
    if (ends_in_colon and DATED_SENDER.search(text)) or (is_marked and ISO_DATED_SENDER.match(text)):
        return True
    if not WHO_OR_WHEN.search(text):
        return bool(BETWEEN_DASHES.match(text) and VERB_ANYWHERE.search(text))
    if not is_marked and not has_address and not _has_moment(text):
        return False
    if VERB_LAST.search(text, max(0, len(text) - MAX_VERB_LENGTH - 15)):
        if text.endswith(ENDS) or not text[-1].isascii():
            return starts_on or has_address or is_one_line
        return starts_on and has_address and _has_moment(text)
    named = VERB_THEN_NAME.search(text) if text.rstrip(UNSEEN_AT_END).endswith((":", "：")) else None
    if named and (has_address or (starts_on and not named[1][0].islower()) or DAY_FIRST.match(named[1])):
        return True
    if not (has_address and ends_in_colon and (is_marked or VERB_ANYWHERE.search(text))):
        return False
    return _has_moment(text)


def _has_moment(text: str) -> bool:
    return bool(TIME.search(text) and DATE.search(text))


def split_shared_lines(lines: list[str]) -> list[str]:
    """Give the lines with an attribution that stands behind other words put on a line of its own."""
    out: list[str] = []
    text = "\n".join(lines)
    starts = tuple(word for word in SHARED_STARTS if word in text)
    for number, line in enumerate(lines):
        may_share = len(line) < MAX_LENGTH and line[:1] != ">" and holds(line, starts)
        match = SHARED_LINE.search(line) if may_share else None
        if match and WORD.search(line, 0, match.start()):
            tail = [line[match.end() :], *lines[number + 1 : number + MAX_LINES + 1]]
            if measure_attribution(tail, 0, len(tail), is_marked=False):
                out += [line[: match.start()], tail[0]]
                continue
        out.append(line)
    return out
