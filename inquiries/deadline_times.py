"""Finds the times a text speaks of, joined from their parts: "Friday, Oct. 16, at 5 p.m. ET" is one.

Which moment a time means is worked out by `deadline_moments`; whether it is a deadline, by `deadline_cues`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from inquiries.deadline_atoms import ATOM
from inquiries.deadline_pattern import compile_late
from inquiries.deadline_words import COMMON_BEGINNING, COMMON_WORDS, FIRST_WORDS, OWN_ZONE

_WORD = compile_late(r"[a-z]+|\d+")
_COMMON_BEGINNING = compile_late(COMMON_BEGINNING)
# What may stand between two parts of one time: "Friday, Oct. 16, at 5 p.m. (ET)".
_GAP = compile_late(
    r"[\s,()*_-]*(?:(?:at|on|by|before|of|in|around|about|a|al|de|del|el|la|las|los|para|antes de|antes del|the|is|@"
    r"|no later"
    r" than|end|(?:deadline|cut-?off)(?:'s| is(?: now)?))\b[\s,:]*){0,3}[\s(,*@]*"
)
_SLOT = {
    "iso": "date", "slash": "date", "daymonth": "date", "monthday": "date", "ordinal": "date",
    "clock": "clock", "bare": "clock", "noon": "clock", "lunch": "clock", "midnight": "clock", "endofday": "clock",
    "firstthing": "clock", "allowance": "relative", "minutes": "relative", "weekend": "day", "monthend": "day",
    "vague": "day", "weekday": "weekday", "day": "day", "part": "part", "zone": "zone", "relative": "relative",
}  # fmt: skip
_BARE_PART = compile_late(r"(?:late|early|mid|in the)?[ -]?(?:morning|afternoon|evening|night)|de la")
# A period after a whole name ends the sentence, after "Fri" it belongs to the day.
_WHOLE_NAME = compile_late(r"(?:day|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\.$")
LONGEST_GAP = 40  # characters


@dataclass(slots=True)
class TimeWords:
    """One time as written: where it stands, and what was said of each part of it."""

    start: int
    end: int
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)  # slot -> (kind, words)

    def names_time_of_day(self) -> bool:
        return bool({"clock", "part", "relative"} & self.parts.keys())


def find_times(low: str, text: str) -> Iterator[TimeWords]:
    """Yield the times of a folded text in order; `text` is the same text unfolded, for what capitals tell."""
    current: TimeWords | None = None
    for match in _find_atoms(low):
        kind, words = match.lastgroup or "", match.group().strip()
        if not _is_meant(kind, words, text[match.start() : match.end()].strip()):
            continue
        slot = _SLOT[kind]
        end = match.end() - (_WHOLE_NAME.search(words) is not None)
        if current is not None:
            if _joins(current, slot, kind, words) and _is_gap(low, current.end, match.start()):
                current.parts[slot] = (kind, words)
                current.end = end
                continue
            yield current
            current = None
        # A zone or a bare part of the day says nothing alone ("the Pacific", "Good morning").
        if slot != "zone" and not (slot == "part" and _BARE_PART.match(words)):
            start = match.end() - len(match.group().lstrip())
            current = TimeWords(start, end, {slot: (kind, words)})
    if current is not None:
        yield current


def _find_atoms(low: str) -> Iterator[re.Match[str]]:
    past = 0
    for word in _WORD.finditer(low):
        at, said = word.start(), word.group()
        if at < past:
            continue
        if said in COMMON_WORDS:
            if _COMMON_BEGINNING.match(low, at) is None:
                continue
        elif said not in FIRST_WORDS and not said.isdigit():
            continue
        atom = ATOM.match(low, at)
        if atom is not None:
            past = atom.end()
            yield atom


def _is_meant(kind: str, words: str, original: str) -> bool:
    """Return whether a word that has another meaning ("sat", "et") is written as a time here."""
    if kind == "weekday" and words in ("sat", "sun", "mon", "wed"):
        return original[0].isupper()
    if kind == "zone" and len(words) <= 3:
        return original.isupper() or words in ("est", "edt", "pst", "pdt", "cst", "cdt")
    return True


def _is_gap(low: str, start: int, end: int) -> bool:
    return end - start < LONGEST_GAP and "\n" not in low[start:end] and _GAP.fullmatch(low, start, end) is not None


def _joins(current: TimeWords, slot: str, kind: str, words: str) -> bool:
    if slot == "zone" and re.fullmatch(OWN_ZONE, current.parts.get("zone", ("", ""))[1]):
        return True
    if slot in current.parts or "relative" in (slot, *current.parts):
        return False
    if slot == "zone":
        return "clock" in current.parts
    if kind in ("vague", "weekend", "monthend"):
        return False
    if slot == "part" and words.startswith("this") and "weekday" in current.parts:
        return False
    return not (slot == "date" and kind == "ordinal" and "date" in current.parts)
