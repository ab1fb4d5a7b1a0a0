"""Times of the demo's story: when a letter was written, and how its writer would say her deadline. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_STEP = re.compile(r"(\d+)([dhms])")
_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1), "s": timedelta(seconds=1)}
_ROUND_TO = timedelta(minutes=5)
_ZONE_WORDS = {
    "America/New_York": ("ET", "hora del Este"),
    "America/Chicago": ("CT", "hora del Centro"),
    "America/Denver": ("MT", "hora de la Montaña"),
    "America/Los_Angeles": ("PT", "hora del Pacífico"),
}


@dataclass(frozen=True)
class PastDay:
    """So many days ago, at that wall-clock time of the office."""

    days_ago: int
    at: time


def read_duration(text: str) -> timedelta:
    """The length that "9d 4h", "25m" or "40s" stands for; a leading "-" turns it round. Raises ValueError."""
    steps = _STEP.findall(text)
    if not steps or _STEP.sub("", text).strip(" -"):
        raise ValueError(f"no duration: {text!r}")
    length = sum((int(number) * _UNITS[unit] for number, unit in steps), timedelta())
    return -length if text.startswith("-") else length


def find_moment(day: PastDay, *, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment of `day` in `zone`; never in the future."""
    on = now.astimezone(zone).date() - timedelta(days=day.days_ago)
    return min(datetime.combine(on, day.at, zone), now)


def round_due(moment: datetime, *, now: datetime, zone: ZoneInfo) -> datetime:
    """A moment near `moment` that people would name: the next full five minutes.

    In the first hour of a day in `zone`, where the desk would only offer the reading ("12:30 am" is as often meant
    for noon), it becomes 1 am; or, where it is past, five to midnight.
    """
    rest = timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)
    rounded = moment + (_ROUND_TO - rest if rest else rest)
    local = rounded.astimezone(zone)
    if local.hour > 0:
        return rounded
    midnight = datetime.combine(local.date(), time(0), zone)
    if rounded <= now:
        return midnight.astimezone(UTC) - _ROUND_TO
    return datetime.combine(local.date(), time(1), zone).astimezone(UTC)


def say_deadline(due: datetime, *, sent_at: datetime, zone: ZoneInfo) -> str:
    """The words for `due` in a mail written at `sent_at`: "2:40 pm ET today", else with weekday and date."""
    local = due.astimezone(zone)
    clock = f"{local.hour % 12 or 12}:{local:%M} {'pm' if local.hour >= 12 else 'am'} {_name_zone(zone, local)}"
    if local.date() == sent_at.astimezone(zone).date():
        return f"{clock} today"
    return f"{clock} on {local:%A, %B} {local.day}"


def say_as_digest(due: datetime, *, zone: ZoneInfo) -> str:
    """The full hour before `due` with day and zone: "2:00 PM ET - 24 November"."""
    local = due.astimezone(zone)
    half = "PM" if local.hour >= 12 else "AM"
    return f"{local.hour % 12 or 12}:00 {half} {_name_zone(zone, local)} - {local.day} {local:%B}"


def _name_zone(zone: ZoneInfo, local: datetime) -> str:
    return _ZONE_WORDS[zone.key][0] if zone.key in _ZONE_WORDS else local.strftime("%Z")


def say_deadline_in_spanish(due: datetime, *, sent_at: datetime, zone: ZoneInfo) -> str:
    """The same in Spanish: "hoy a las 2:40 p. m., hora del Este"."""
    local = due.astimezone(zone)
    half = "p. m." if local.hour >= 12 else "a. m."
    clock = f"{local.hour % 12 or 12}:{local:%M} {half}, {_ZONE_WORDS[zone.key][1]}"
    if local.date() == sent_at.astimezone(zone).date():
        return f"hoy a las {clock}"
    return f"el {local.day} de {_SPANISH_MONTHS[local.month - 1]} a las {clock}"


_SPANISH_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
