"""Works out which moment a time in words means, on the wall clock of the zone it is read in."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from inquiries.deadline_clocks import DAY_END, MIDNIGHT, MORNING_START, on_wall, read_clock
from inquiries.deadline_pattern import compile_late
from inquiries.deadline_times import TimeWords
from inquiries.deadline_words import MONTHS, NUMBERS, OFFICE_ZONE, OWN_ZONE, WEEKDAYS, ZONES

# A date without a year that lies further ahead than this was more likely a date just past.
FARTHEST_YEARLESS = timedelta(days=300)
# Nobody asks a press office for an answer in three years.
FARTHEST = timedelta(days=730)
# A bare hour gone by for less than this was more likely meant for today by a slower clock than for tomorrow.
JUST_PAST = timedelta(hours=3)

_DAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_ZONE_NAMES = [(compile_late(words), name) for words, name in ZONES.items()]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a time means; `is_sure` is false where a person should be asked."""

    at: datetime
    is_sure: bool


def read_zone(words: str) -> str | None:
    """Return the IANA name of a zone's words, "own", "office", or None."""
    if re.fullmatch(OWN_ZONE, words):
        return "own"
    if re.fullmatch(OFFICE_ZONE, words):
        return "office"
    return next((name for pattern, name in _ZONE_NAMES if pattern.fullmatch(words)), None)


def resolve(words: TimeWords, now: datetime, *, day_first: bool) -> Moment | None:
    """Return the moment meant, in the zone of `now`, or None where it names none or one already past.

    `now` is the reference time in the zone the words are read in. Hours count elapsed time; days, weekdays and
    dates count on the wall clock.
    """
    try:
        moment = _resolve(words, now, day_first=day_first)
    except OverflowError:
        return None
    return moment if moment is not None and moment.at - now < FARTHEST else None


def _resolve(words: TimeWords, now: datetime, *, day_first: bool) -> Moment | None:
    if "relative" in words.parts:
        return _resolve_relative(words.parts["relative"][1], now)
    day = _read_day(words, now, day_first=day_first)
    if day is None:
        return None
    clock, is_clock_sure = read_clock(words, day.on, now, is_day_stated=day.is_stated)
    if clock is None:
        return None
    moment = Moment(on_wall(day.on, clock, now), day.is_sure and is_clock_sure)
    return moment if moment.at > now else _move_past(words, day, clock, moment, now)


def _move_past(words: TimeWords, day: "_Day", clock: time, moment: Moment, now: datetime) -> Moment | None:
    """Return what a time already past may still mean: tonight's end, the same hour tomorrow, the weekday to come."""
    kind = words.parts.get("clock", ("", ""))[0]
    day_end = on_wall(day.on, MIDNIGHT, now)
    if day_end > now and (kind == "endofday" or words.parts.keys() == {"day"} or words.parts.keys() == {"part"}):
        is_over = words.parts.get("part", ("", ""))[1].endswith(("morning", "afternoon", "tarde", "manana"))
        return None if is_over else Moment(day_end, moment.is_sure)
    if not day.is_stated and kind:
        is_sure = moment.is_sure and now - moment.at > JUST_PAST
        return Moment(on_wall(day.on + timedelta(days=1), clock, now), is_sure)
    if "weekday" in words.parts and day.on == now.date() and not {"day", "date"} & words.parts.keys():
        return Moment(on_wall(day.on + timedelta(days=7), clock, now), moment.is_sure)
    return None


def _resolve_relative(words: str, now: datetime) -> Moment | None:
    if "top of" in words:
        return Moment(now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1), is_sure=True)
    amount = _read_amount(words)
    if amount is None:
        return None
    if re.search(r"(?:\b|\d)(?:hour|hr|hora)", words):
        elapsed = timedelta(hours=amount)
    elif "min" in words or re.fullmatch(r"in \d\d", words):
        elapsed = timedelta(minutes=amount)
    else:
        on = _count_days(words, int(amount), now.date())
        return Moment(on_wall(on, DAY_END, now), is_sure=True)
    return Moment((now.astimezone(UTC) + elapsed).astimezone(now.tzinfo), is_sure=True)


def _read_amount(words: str) -> float | None:
    if re.search(r"(?<!and a )half[ -](?:an? )?hour|media hora", words):
        return 0.5
    if re.search(r"quarter (?:of an )?hour|cuarto de hora", words):
        return 0.25
    if "fortnight" in words:
        return 14
    if re.search(r"hora y media|hour and a half", words):
        return 1.5
    half = 0.5 if re.search(r"and a half|y media", words) else 0.0
    if number := re.search(r"\d+", words):
        return int(number.group()) + half
    for name in sorted(NUMBERS, key=len, reverse=True):
        if re.search(rf"(?<![\w-]){name}(?![\w-])", words):
            return NUMBERS[name] + half
    return 1 if re.search(r"hour|hora|week\b|day\b", words) else None


def _count_days(words: str, amount: int, today: date) -> date:
    if "week" in words or "seman" in words:
        return today + timedelta(weeks=amount)
    if not re.search(r"business|work|habil", words):
        return today + timedelta(days=amount)
    while amount:
        today += timedelta(days=1)
        amount -= today.weekday() < 5
    return today


@dataclass(frozen=True, slots=True)
class _Day:
    on: date
    is_sure: bool
    is_stated: bool  # false where no day is named and today is only taken for granted


def _read_day(words: TimeWords, now: datetime, *, day_first: bool) -> _Day | None:
    """Return the day meant, today where none is named; None where the calendar has no such day."""
    today, parts = now.date(), words.parts
    named = _weekday_number(parts["weekday"][1]) if "weekday" in parts else None
    if "date" in parts:
        read = _read_date(*parts["date"], today, day_first=day_first)
        if read is None:
            return None
        on, is_sure = read
        return _Day(on, is_sure and named in (None, on.weekday()), is_stated=True)
    if "day" in parts:
        kind, said = parts["day"]
        on, is_sure = _read_day_words(kind, said, now)
        return _Day(on, is_sure and named in (None, on.weekday()), is_stated=True)
    if "weekday" in parts:
        on, is_sure = _read_weekday(parts["weekday"][1], today)
        return _Day(on, is_sure, is_stated=True)
    is_morning = parts.get("part", ("", ""))[1].startswith(("in the morning", "por la manana", "en la manana"))
    if now.hour >= MORNING_START.hour and (is_morning or parts.get("clock", ("", ""))[0] == "firstthing"):
        return _Day(today + timedelta(days=1), is_sure=True, is_stated=True)
    return _Day(today, is_sure=True, is_stated="part" in parts and "clock" not in parts)


def _weekday_number(words: str) -> int:
    found = re.search(rf"(?:{_DAY_NAMES})\b", words)
    return WEEKDAYS[found.group()] if found else 0


def _read_weekday(words: str, today: date) -> tuple[date, bool]:
    number = _weekday_number(words)
    monday = today - timedelta(days=today.weekday())
    if "next week" in words or "semana" in words or words.startswith("next "):
        return monday + timedelta(days=7 + number), True
    coming = today + timedelta(days=(number - today.weekday()) % 7)
    if "following" in words:
        return coming + timedelta(days=7), False
    if words.startswith("a week from"):
        return coming + timedelta(days=7), True
    if words.startswith("this ") and not words.startswith("this coming"):
        # Said of a day that is over in this week ("this Tuesday" on a Sunday), the coming one is only likely.
        return coming, monday + timedelta(days=number) >= today
    if re.match(r"coming|this coming|el proximo|proximo", words) or words.endswith(("que viene", "proximo")):
        return coming if coming > today else coming + timedelta(days=7), True
    return coming, True


def _read_day_words(kind: str, said: str, now: datetime) -> tuple[date, bool]:
    today = now.date()
    friday = today + timedelta(days=4 - today.weekday())
    if kind == "weekend":
        if "next" in said or "proxima" in said:
            return friday + timedelta(days=7), True
        return friday if today.weekday() < 5 else friday + timedelta(days=7), True
    if kind == "monthend":
        return _read_month_end(said, today), True
    if kind == "vague":
        is_next = re.search(r"next|proxima|otra|viene", said) is not None
        return friday + timedelta(days=7 if is_next or today.weekday() > 4 else 0), False
    if said in ("the day after tomorrow", "pasado manana"):
        return today + timedelta(days=2), True
    return today + timedelta(days=0 if "today" in said or "hoy" in said else 1), True


def _read_month_end(said: str, today: date) -> date:
    month = today.month + ("next" in said)
    if named := re.search(rf"\b(?:{_MONTH_NAMES})$", said):
        month = MONTHS[named.group()]
    first = today.replace(day=1) + relativedelta(months=(month - today.month) % 12)
    last = first + relativedelta(day=31)
    return last - timedelta(days=max(0, last.weekday() - 4))


def _read_date(kind: str, said: str, today: date, *, day_first: bool) -> tuple[date, bool] | None:
    numbers = [int(n) for n in re.findall(r"\d+", said)]
    year: int | None = None
    if kind == "iso":
        year, month, day = numbers
    elif kind == "slash":
        month, day = (numbers[1], numbers[0]) if day_first else (numbers[0], numbers[1])
        if len(numbers) == 3:
            year = numbers[2] + (2000 if numbers[2] < 100 else 0)
    elif kind == "ordinal":
        return _next_day_of_month(numbers[0], today)
    else:
        named = re.search(rf"(?:{_MONTH_NAMES})\b", said)
        month, day = MONTHS[named.group()] if named else 0, numbers[0]
        year = numbers[1] if len(numbers) > 1 else None
    try:
        if year is not None:
            return date(year, month, day), True
        on = date(today.year, month, day)
        if on < today:
            on = date(today.year + 1, month, day)
    except ValueError:
        return None
    return (on, True) if on - today < FARTHEST_YEARLESS else None


def _next_day_of_month(day: int, today: date) -> tuple[date, bool] | None:
    for months in range(3):
        on = today + relativedelta(months=months, day=1)
        if 1 <= day <= 31 and (on + relativedelta(day=31)).day >= day and on.replace(day=day) >= today:
            return on.replace(day=day), True
    return None
