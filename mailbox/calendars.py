"""Calendar invitations as a few lines of text (RFC 5545). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

CALENDAR_TYPES = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})

MAX_LINES = 5_000
MAX_VALUE_LENGTH = 10_000  # characters

PROPERTY = re.compile(r"([A-Za-z-]{1,40})((?:;[^:\"]{0,200}(?:\"[^\"]{0,200}\"[^:\"]{0,200}){0,10})?):(.*)", re.S)
TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?")
ZONE = re.compile(r";TZID=\"?([^;:\"]{1,100})", re.I)
FOLD = re.compile(r"\r?\n[ \t]")
ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
ESCAPE = re.compile(r"\\[nN,;\\]")


@dataclass(frozen=True, slots=True)
class Appointment:
    """The first event of a calendar file; what it does not name is "".

    `when` reads `2026-03-04 10:00 - 11:00 (Europe/Berlin)`.
    """

    summary: str
    when: str
    place: str
    description: str

    def as_line(self) -> str:
        return ", ".join(part for part in (self.summary, self.when, self.place) if part)

    def as_text(self) -> str:
        head = "\n".join(part for part in (self.summary, self.when, self.place) if part)
        return "\n\n".join(part for part in (head, self.description) if part)


def read_calendar(text: str) -> Appointment | None:
    """Read the first event of a calendar; None where there is none."""
    found: dict[str, tuple[str, str]] = {}
    inside = 0
    for line in FOLD.sub("", text[:1_000_000]).splitlines()[:MAX_LINES]:
        match = PROPERTY.match(line[:MAX_VALUE_LENGTH])
        if not match:
            continue
        name, value = match[1].upper(), match[3].strip()
        if name == "BEGIN":
            inside = inside + 1 if inside else int(value.upper() in ("VEVENT", "VTODO"))
        elif name == "END" and inside:
            inside -= 1
            if not inside:
                break
        elif inside == 1:
            found.setdefault(name, (match[2], value))
    if not found:
        return None

    def read(name: str) -> str:
        return ESCAPE.sub(lambda escape: ESCAPES[escape[0]], found.get(name, ("", ""))[1]).strip()

    return Appointment(" ".join(read("SUMMARY").split()), _read_when(found), read("LOCATION"), read("DESCRIPTION"))


def _read_when(found: dict[str, tuple[str, str]]) -> str:
    parameters, value = found.get("DTSTART", ("", ""))
    start, end = TIME.match(value), TIME.match(found.get("DTEND", ("", ""))[1])
    if not start:
        return ""
    day, hour = _write_time(start)
    text = f"{day} {hour}".strip()
    if end:
        last_day, last_hour = _write_time(end)
        text += f" - {last_hour}" if last_day == day and hour else f" - {last_day} {last_hour}".rstrip()
    zone = ZONE.search(parameters)
    label = "UTC" if start[6] else (zone[1] if zone else "")
    return f"{text} ({label})" if label and hour else text


def _write_time(moment: re.Match[str]) -> tuple[str, str]:
    return f"{moment[1]}-{moment[2]}-{moment[3]}", f"{moment[4]}:{moment[5]}" if moment[4] else ""
