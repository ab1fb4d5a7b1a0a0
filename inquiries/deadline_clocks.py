"""Works out which time of day an hour in words means: "by 4:30", "half past four", "a las 5 de la tarde", "EOD"."""

import re
from datetime import UTC, date, datetime, time, timedelta

from inquiries.deadline_pattern import compile_late
from inquiries.deadline_times import TimeWords
from inquiries.deadline_words import HOUR_WORDS, NUMBERS

NOON, MORNING_START, DAY_END, EVENING_END = time(12), time(9), time(17), time(21)
# "midnight" and an evening's "end of the day": the first moment of the next day.
MIDNIGHT = time(0)

_MINUTES = {
    "quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "media": 30, "cuarto": 15,
    "diez": 10,
    "veinte": 20, "cinco": 5,
}  # fmt: skip
# "quarter to five", "20 past 4", "las 4 y cuarto".
_AROUND = compile_late(
    r"(?P<lead>quarter|half|five|twenty-five|twenty|ten|\d{1,2})[ -](?:minutes? |mins? )?(?P<to>to|past|of|after"
    r"|before|till?)\b"
    r"|\b(?P<join>y|menos) (?P<tail>media|cuarto|diez|veinte|cinco)\b"
)


def on_wall(on: date, clock: time, now: datetime) -> datetime:
    """Return that wall clock in the zone of `now`; a time skipped in spring is moved on by the hour skipped."""
    if clock == MIDNIGHT:
        on += timedelta(days=1)
    at = datetime.combine(on, clock, tzinfo=now.tzinfo)
    return at.astimezone(UTC).astimezone(now.tzinfo)


def read_clock(words: TimeWords, on: date, now: datetime, *, is_day_stated: bool) -> tuple[time | None, bool]:
    """Return the wall clock meant on that day, and whether it is sure."""
    kind, said = words.parts.get("clock", ("", ""))
    part = words.parts.get("part", ("", ""))[1]
    fixed = {"noon": NOON, "midnight": MIDNIGHT, "endofday": DAY_END, "firstthing": MORNING_START}
    if kind in fixed:
        return fixed[kind], True
    if kind == "lunch":
        return NOON, False
    if kind:
        return _read_hour(said, part, on, now, is_day_stated=is_day_stated)
    if not part:
        return DAY_END, True
    if re.search(r"night|evening|noche", part):
        return EVENING_END, True
    if re.search(r"morning|manana|^a\.?m", part):
        return NOON, True
    return DAY_END, "early" not in part and "mid" not in part


def _read_hour(said: str, part: str, on: date, now: datetime, *, is_day_stated: bool) -> tuple[time | None, bool]:
    read = _read_face(said)
    if read is None:
        return None, False
    hour, minute = read
    half = _read_half(said, part, hour)
    if half == "pm":
        return time(hour % 12 + 12 if hour <= 12 else hour % 24, minute), True
    if half == "am":
        # "12 a.m. Friday" is written for both ends of Friday.
        return time(hour % 12, minute), not (hour == 12 and is_day_stated)
    if hour > 12 or hour == 0 or re.match(r"0\d", said):
        return time(hour % 24, minute), hour not in (0, 24)
    return _guess_half(hour % 12, minute, on, now, is_day_stated=is_day_stated)


def _read_face(said: str) -> tuple[int, int] | None:
    """Return the hour and minute named, as a clock's face shows them; None where no clock has them."""
    if _AROUND.search(said):
        return _read_around(said)
    if numbers := re.findall(r"\d+", said):
        if len(numbers[0]) == 4:
            numbers = [numbers[0][:2], numbers[0][2:]]
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    else:
        found = re.search(
            rf"\b(?P<hour>{HOUR_WORDS})\b(?:[ -](?P<minute>thirty|fifteen|forty-five|twenty|forty)\b)?", said
        )
        hour = NUMBERS[found["hour"]] if found else 99
        minute = NUMBERS[found["minute"]] if found and found["minute"] else 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return hour, minute


def _read_around(said: str) -> tuple[int, int] | None:
    """Return the hour and minute of "quarter to five", "20 past 4", "las 4 y cuarto"."""
    found = _AROUND.search(said)
    named = re.findall(
        rf"\b(?:\d{{1,2}}|{HOUR_WORDS})\b", said[: found.start()] + " " + said[found.end() :] if found else said
    )
    if found is None or not named:
        return None
    last = named[-1] if found["to"] else named[0]
    hour = int(last) if last.isdigit() else NUMBERS[last]
    words = (found["lead"] or found["tail"]).split()[-1]
    minutes = int(words) if words.isdigit() else _MINUTES[words]
    is_before = found["to"] in ("to", "of", "before", "till", "til") or found["join"] == "menos"
    if not 1 <= hour <= 24:
        return None
    return ((hour - 2) % 12 + 1, 60 - minutes) if is_before else (hour, minutes)


def _read_half(said: str, part: str, hour: int) -> str | None:
    if re.search(r"\dp\b|\d ?p\.? ?m|[a-z] p\.?m|tarde|noche|del mediodia|afternoon|evening|night", said):
        return "am" if hour == 12 and "noche" in said else "pm"
    if re.search(r"\da\b|\d ?a\.? ?m|[a-z] a\.?m|de la manana|madrugada|morning|en la manana|por la manana", said):
        return "am"
    if re.search(r"morning|manana|^a\.?m", part):
        return "am"
    if part:
        return "pm"
    return None


def _guess_half(hour: int, minute: int, on: date, now: datetime, *, is_day_stated: bool) -> tuple[time, bool]:
    """Return the time between 07:00 and 18:59; unsure where the evening's is as likely ("by 8", written at six)."""
    day_time = time(hour if hour >= 7 else hour + 12, minute)
    if on == now.date() and hour >= 7:
        evening = time(hour + 12, minute)
        if on_wall(on, day_time, now) <= now < on_wall(on, evening, now):
            return (evening, False) if is_day_stated else (day_time, False)
    return day_time, True
