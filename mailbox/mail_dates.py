"""Date headers as clocks and mailers write them (RFC 5322 sections 3.3 and 4.3). Pure; nothing here raises."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime, parsedate_tz

MAX_DATE_LENGTH = 200  # characters

# Zones by name that the standard library does not know, in minutes east of UTC.
ZONES = {
    "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MET": 60, "MEZ": 60, "CEST": 120, "MEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "JST": 540, "KST": 540, "AWST": 480, "ACST": 570, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "NST": -210, "NDT": -150, "AKST": -540, "AKDT": -480, "HST": -600, "BRT": -180,
    "ART": -180, "CLT": -240, "SAST": 120,
}  # fmt: skip
# Months of other languages by their first letters, where English ones differ.
MONTHS = {
    "ene": "Jan", "gen": "Jan", "janv": "Jan", "fev": "Feb", "fév": "Feb", "mär": "Mar", "mrz": "Mar", "abr": "Apr",
    "avr": "Apr", "mai": "May", "mei": "May", "mag": "May", "giu": "Jun", "juin": "Jun", "lug": "Jul", "juil": "Jul",
    "ago": "Aug", "aoû": "Aug", "aou": "Aug", "set": "Sep", "ott": "Oct", "okt": "Oct", "out": "Oct", "dez": "Dec",
    "dic": "Dec", "déc": "Dec",
}  # fmt: skip

# Outside them it is a slip, and arithmetic on it leaves the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2199
ENGLISH_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])

WEEKDAY = re.compile(r"^\W{0,5}[^\W\d_]{2,12}(?:\.,?|,)\s{0,5}")
LOOSE_DOT = re.compile(r"(?<=\w)\.(?=\s)")
COMMENT = re.compile(r"\([^()]{0,200}\)")
OFFSET = re.compile(r"(?<=[\d\s])(?:GMT|UTC?|Z)?\s{0,3}([+-])(\d{1,2}):?([0-5]\d)?(?![\d:])", re.I)
TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[.,]\d{1,9})?\s{0,3}([AaPp]\.?[Mm]\b)?")
GLUED = re.compile(r"(?<=\d)(?=[A-Za-z])(?<=:\d\d)")
WORD = re.compile(r"[^\W\d_]{2,12}")
SHORT_YEAR = re.compile(r"(?<=[A-Za-z][ -])1(\d\d)(?=\s)")  # 1900 + 125: a clock that counts from 1900


def read_date(text: str) -> datetime | None:
    """Read a decoded Date header as an aware time in its own offset; UTC where it names none; None if unreadable."""
    text = text[:MAX_DATE_LENGTH]
    try:
        moment = _read_exact(text) or _read_tidied(_tidy(text)) or _read_iso(text)
        if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            return None
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None
    return moment


def _read_exact(text: str) -> datetime | None:
    """Read the standard form with its offset; None where any of it is missing or not as it should be."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo and moment.year >= 1900 else None


def _read_tidied(text: str) -> datetime | None:
    found = parsedate_tz(text)
    if found is None:
        return None
    zone = timezone(timedelta(seconds=found[9])) if found[9] else UTC
    return datetime(*found[:5], min(found[5], 59), tzinfo=zone)


def _tidy(text: str) -> str:
    for _ in range(3):
        text = COMMENT.sub(" ", text)
    text = LOOSE_DOT.sub(" ", GLUED.sub(" ", WEEKDAY.sub("", text)))
    clock = TIME.search(text)
    if clock is None:
        text += " 00:00"
        clock = TIME.search(text, len(text) - 6)
    if clock is None:
        return text
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4][0] in "pP" else 0)
    before, after = text[: clock.start()], text[clock.end() :]
    after = OFFSET.sub(lambda zone: f" {zone[1]}{int(zone[2]):02}{zone[3] or '00'} ", " " + after, count=1)
    words = {word: _translate(word) for word in WORD.findall(before + after)}
    line = WORD.sub(lambda word: words[word[0]], f"{before}{hour:02}:{clock[2]}:{clock[3] or '00'}{after}")
    return SHORT_YEAR.sub(lambda year: str(2000 + int(year[1])), line)


def _translate(word: str) -> str:
    minutes = ZONES.get(word.upper())
    if minutes is not None:
        sign = "-" if minutes < 0 else "+"
        return f"{sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    lowered = word.lower()
    if lowered[:3] in ENGLISH_MONTHS:
        return word[:3]
    return MONTHS.get(lowered[:4]) or MONTHS.get(lowered[:3]) or word


def _read_iso(text: str) -> datetime | None:
    text = COMMENT.sub("", text).strip()
    moment = datetime.fromisoformat(re.sub(r"\s{1,3}(?=[+-]\d\d:?\d\d$)", "", text))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
