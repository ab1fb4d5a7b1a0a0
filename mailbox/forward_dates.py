"""The date line of a mail that is passed on, as programs of many languages write it. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from mailbox.forward_words import MONTHS, ZONES

MAX_LENGTH = 120
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TIME = re.compile(
    r"(?<![\d.:])(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?(?![\d.])[\s\u202f]{0,2}(a\.?\s?m\b|p\.?\s?m\b)?", re.I
)
OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−])(\d{1,2}):?(\d\d)?\b", re.I)
NUMERIC = re.compile(r"(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
WORD = re.compile(r"[^\W\d_]{2,20}")
STEMS = sorted(((stem, month) for month, stems in MONTHS.items() for stem in stems), key=lambda each: -len(each[0]))


def read_forward_date(text: str, *, zone: tzinfo, day_first: bool = False) -> datetime | None:
    """The moment that `text` names; in `zone` where it names none. None where day, month, year or time is missing.

    `day_first` settles 4/10/2026 only: written with dots the day comes first, with hyphens the year.
    """
    text = text[:MAX_LENGTH].casefold()
    time = _find_time(text)
    if time is None:
        return None
    hour, minute, start, end = time
    rest = f"{text[:start]} {text[end:]}"
    day = _find_numeric(rest, day_first=day_first) or _find_written(rest)
    if day is None:
        return None
    try:
        return datetime(*day, hour, minute, tzinfo=_find_zone(text[end:]) or zone)
    except ValueError:
        return None


def _find_time(text: str) -> tuple[int, int, int, int] | None:
    """Hour, minute, and where they stand. The last one: dots in a date look like a time, and stand before it."""
    found = None
    dates = [match.span() for match in NUMERIC.finditer(text) if int(match[3]) <= 12 or match[2] == "/"]
    for match in TIME.finditer(text):
        hour, minute = int(match[1]), int(match[2])
        inside = any(start <= match.start() < end for start, end in dates)
        is_offset = match.start() > 0 and text[match.start() - 1] in "+-−"
        if hour > 23 or minute > 59 or inside or is_offset:
            continue
        half = (match[4] or "")[:1]
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        found = hour, minute, match.start(), match.end()
        if half:
            break
    return found


def _find_numeric(text: str, *, day_first: bool) -> tuple[int, int, int] | None:
    match = NUMERIC.search(text)
    if match is None or (YEAR.search(match[0]) is None and YEAR.search(text)):
        return None
    one, mark, two, three = int(match[1]), match[2], int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return one, two, three
    year = three if len(match[4]) == 4 else 2000 + three
    if mark == "/" and not day_first and one <= 12:
        return year, one, two
    return (year, two, one) if two <= 12 else (year, one, two)


def _find_written(text: str) -> tuple[int, int, int] | None:
    year = YEAR.search(text)
    if year is None:
        return None
    for word in WORD.finditer(text):
        month = next((month for stem, month in STEMS if word[0].startswith(stem)), None)
        if month is None or not _is_by_day(text, word.start(), word.end()):
            continue
        # "Mar 3" and "3 de marzo": the nearest number that is no year.
        numbers = [match for match in NUMBER.finditer(text) if not year.start() <= match.start() < year.end()]
        day = min(numbers, key=lambda match: min(abs(match.start() - word.end()), abs(word.start() - match.end())))
        return int(year[0]), month, int(day[0])
    return None


def _is_by_day(text: str, start: int, end: int) -> bool:
    """Whether a day's number stands beside the word: "mar. 3 mars" names Tuesday first, then March."""
    before = re.search(r"(?<!\d)\d{1,2}(?:\.|º|er)?\s{0,2}(?:de\s)?\Z", text[max(0, start - 10) : start])
    after = re.match(r"\.?\s{0,2}\d{1,2}(?:st|nd|rd|th)?(?!\d)(?!\.?\s{0,2}(?:de\s)?[^\W\d_])", text[end : end + 40])
    return before is not None or after is not None


def _find_zone(text: str) -> tzinfo | None:
    offset = OFFSET.search(text)
    if offset is not None:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours <= 14 and minutes < 60:
            span = timedelta(hours=hours, minutes=minutes)
            return timezone(-span if offset[1] in "-−" else span)
    for word in re.findall(r"[a-z]{1,5}", text):
        if word in ZONES:
            return timezone(timedelta(hours=ZONES[word]))
    return None
