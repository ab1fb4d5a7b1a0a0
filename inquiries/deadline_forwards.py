"""Reads the Date line of a forwarded mail: the moment that her words count from."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from dateutil import parser as date_parser

from inquiries.deadline_moments import read_zone
from inquiries.deadline_pattern import compile_late
from inquiries.deadline_words import MONTHS

# "Friday, March 5 at 8:10 AM", "vie, 5 de mar de 2027 a las 8:10": what stands between the parts of a date.
_JOINTS = compile_late(r",? (?:at|a las?|a la\(s\)) |\b(?:de|del)\b|\((?:utc|gmt)?[^)a-z]*\)")
# Nobody passes on what was mailed before there was mail.
FIRST_YEAR = 1970
_DAY_NAME = compile_late(
    r"^(?:lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?)\b\.?,? "
)
_HALF = compile_late(r"\b([ap])\. ?m\.?")
_WORD = compile_late(r"[a-z]{3,}")
_TRAILING_ZONE = compile_late(r" \(?([a-z]{2,4})\)?$")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_header_date(words: str, sent_at: datetime, zone: tzinfo, *, day_first: bool = False) -> datetime | None:
    """Return the moment of a forwarded Date line, or None where it cannot be read or lies after the forward.

    `words` are folded. A line without an offset is read in the zone it names, else in `zone`.
    """
    words = _DAY_NAME.sub("", words)
    words = _HALF.sub(r"\1m", _JOINTS.sub(" ", words)).strip()
    words = _WORD.sub(lambda each: _english(each.group()), words)
    named = _TRAILING_ZONE.search(words)
    key = read_zone(named.group(1)) if named else None
    first_of_year = datetime(sent_at.year, 1, 1, tzinfo=None)  # noqa: DTZ001 - only lends its year
    try:
        at = date_parser.parse(
            words[: named.start()] if named and key else words, default=first_of_year, dayfirst=day_first
        )
        if at.utcoffset() is None:
            at = at.replace(tzinfo=ZoneInfo(key) if key and "/" in key else zone)
        return at if at.year >= FIRST_YEAR and at <= sent_at else None
    except (ValueError, OverflowError):  # no such day, or no such offset: "+9999"
        return None


def _english(word: str) -> str:
    return _MONTH_NAMES[MONTHS[word] - 1] if word in MONTHS else word
