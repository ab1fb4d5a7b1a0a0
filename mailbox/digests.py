"""Digests of reporters' requests (HARO, Source of Sources, Qwoted, SourceBottle), split into the requests. Pure.

They are all lists of labelled lines ("Media Outlet: …", "Deadline: …"); what differs are the labels, which are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from mailbox.digest_words import ENDS, LABELS, OPENING, ZONES
from mailbox.folded import fold
from mailbox.headers import read_addresses
from mailbox.parsing import ParsedEmail
from mailbox.return_words import MONTHS
from mailbox.webmail import is_request_house

MAX_TEXT_LENGTH = 300_000  # characters of a digest that are read
MAX_LINES = 10_000  # that hold something
MAX_QUERIES = 300
MAX_FIELD_LENGTH = 20_000
QUERIES_OF_A_HOUSE = 2  # a single request may be a reporter's own mail that a house passed on
QUERIES_OF_A_STRANGER = 3  # so many with a deadline make a digest of a mail whose sender is no known house
MAY_BE_PAST = timedelta(days=40)

NUMBERED = re.compile(r"\s{0,5}(?:\d{1,3}\s{0,2}[).]|\[\d{1,3}\]|#\d{1,3}:?)\s{0,5}(.{3,300})")
LABELLED = re.compile(r"\s{0,9}[*•]{0,3}\s?([^\W\d][^:\n]{1,30}?)\s{0,3}[*]{0,2}[:：][*]{0,2}\s{0,9}(.{0,2000})")
CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d{2}))?\s?(a\.?m|p\.?m)\b|(?<!\d)([01]?\d|2[0-3]):([0-5]\d)", re.I)
NAMED_HOUR = re.compile(r"\b(noon|midday|midnight|cob|eob|eod|close of business|end of day)\b", re.I)
ZONE = re.compile(rf"\b({'|'.join(ZONES)})\b", re.I)
_MONTHS = {form: number for number, forms in enumerate(MONTHS["en"].split(), start=1) for form in forms.split(",")}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DAY = re.compile(
    rf"(?<!\d)(20\d\d)-(\d\d)-(\d\d)|(?<![\d:])(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?({_MONTH})\b\.?,?\s?(20\d\d)?"
    rf"|\b({_MONTH})\b\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s(20\d\d))?|(?<!\d)(\d{{1,2}})/(\d{{1,2}})/(20\d\d|\d\d)(?!\d)",
    re.I,
)
NAMED_HOURS = {"noon": time(12), "midday": time(12), "midnight": time(23, 59)}
END_OF_DAY = time(17)
LONG_KINDS = frozenset({"title", "text", "requirements", "other"})
KINDS = {label: kind for kind, labels in LABELS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class DigestQuery:
    """One reporter's request. `deadline` is aware, in the zone it names; None where it names no day or no zone.

    `deadline_text` is as written. `text` is what she asks, her requirements beneath. Absent is None, or "".
    """

    title: str
    outlet: str
    author: str
    address: str | None
    category: str
    deadline: datetime | None
    deadline_text: str
    text: str


@dataclass(slots=True)
class _Open:
    """A request that is being read."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    last: str = "title"

    def add(self, kind: str, value: str) -> None:
        self.last = kind
        lines = self.fields.setdefault(kind, [])
        if value:
            lines.append(value)

    def go_on(self, line: str) -> None:
        """A line without a label: a value below its label, more of a long one, or the text."""
        is_open = self.last in LONG_KINDS or not self.fields.get(self.last)
        self.add(self.last if is_open else "text", line)

    def get(self, kind: str, *, glue: str = " ") -> str:
        return glue.join(self.fields.get(kind, [])).strip()[:MAX_FIELD_LENGTH]

    @property
    def is_request(self) -> bool:
        """Whether it has what makes a request: who asks or till when, and what."""
        says_what = bool(self.get("title") or self.get("text"))
        return says_what and len({"outlet", "deadline", "address", "author", "text"} & self.fields.keys()) > 1


def may_be_digest(parsed: ParsedEmail, *, has_list: bool) -> bool:
    """Whether splitting is worth the while: a known house wrote it, or a list that can be left."""
    return not parsed.in_reply_to and parsed.from_ is not None and (has_list or _is_known(parsed))


def is_digest(parsed: ParsedEmail, queries: tuple[DigestQuery, ...]) -> bool:
    """Whether a mail that was split into `queries` is a digest: of a known house, or plainly of another.

    A reporter who answers or forwards one, and a single request, are no digests.
    """
    has_list = parsed.header("list-unsubscribe") is not None
    if len(queries) < QUERIES_OF_A_HOUSE or not may_be_digest(parsed, has_list=has_list):
        return False
    return _is_known(parsed) or len([each for each in queries if each.deadline_text]) >= QUERIES_OF_A_STRANGER


def _is_known(parsed: ParsedEmail) -> bool:
    return parsed.from_ is not None and is_request_house(parsed.from_.domain)


def split_digest(parsed: ParsedEmail) -> tuple[DigestQuery, ...]:
    """Split a digest into its requests in their order; empty for any other mail.

    Days without a year are read from the mail's Date; without a Date a day needs its year.
    """
    head = parsed.text[:MAX_TEXT_LENGTH]
    if "deadline" not in head.casefold() and "due" not in head.casefold() and "clos" not in head.casefold():
        return ()
    found = [each for each in _read_requests(head) if each.is_request][:MAX_QUERIES]
    return tuple(_make_query(each, parsed.date) for each in found)


def _read_requests(text: str) -> Iterator[_Open]:
    """Read line by line. What opened the first request opens all: a number, the label of its title, else any label."""
    request: _Open | None = None
    title, opener = "", ""
    for stripped in islice(filter(None, map(str.strip, text.split("\n"))), MAX_LINES):
        folded = fold(stripped[:60])
        if folded.startswith(ENDS) or not folded.strip("-=_*~—– "):
            if request is not None and request.is_request:
                yield request
                request, title = None, ""
            continue
        numbered = NUMBERED.fullmatch(stripped) if stripped[:1] in "0123456789[#" else None
        content = numbered[1].strip() if numbered else stripped
        label, kind = _read_label(content)
        opens = "number" if numbered else label
        if numbered or (kind in OPENING and opener in ("", label)) or _is_new(request, kind, opener):
            if request is not None and request.is_request:
                yield request
            if kind in OPENING:
                opener = opener or opens
            request = _Open()
            if kind not in OPENING:
                request.add("title", content if kind is None else title)
        if kind is not None and request is not None and not (kind in request.fields and request.last == "text"):
            request.add(kind, content.partition(":" if ":" in content else "：")[2].strip(" *"))
        elif request is not None and not numbered:
            request.go_on(stripped)
        title = stripped[:300] or title
    if request is not None and request.is_request:
        yield request


def _read_label(content: str) -> tuple[str, str | None]:
    """The label a line begins with, and what it holds; None where the line has none that is known."""
    found = LABELLED.fullmatch(content) if ":" in content[:40] or "：" in content[:40] else None
    label = fold(found[1]) if found else ""
    return label, KINDS.get(label)


def _is_new(request: _Open | None, kind: str | None, opener: str) -> bool:
    """Where titles have no label: a label that stands in the request already opens the next one."""
    if kind is None or kind == "other" or opener:
        return False
    return request is None or (kind in request.fields and kind in ("outlet", "deadline", "author"))


def _make_query(request: _Open, sent_at: datetime | None) -> DigestQuery:
    addresses = read_addresses([request.get("address"), request.get("author")])
    text = [request.get("text", glue="\n"), request.get("requirements", glue="\n")]
    deadline_text = request.get("deadline")
    return DigestQuery(
        title=request.get("title")[:300],
        outlet=request.get("outlet")[:300],
        author=request.get("author")[:300],
        address=addresses[0].address if addresses else None,
        category=request.get("category")[:300],
        deadline=read_deadline(deadline_text, sent_on=sent_at.date() if sent_at else None),
        deadline_text=deadline_text[:300],
        text="\n\n".join(piece for piece in text if piece),
    )


def read_deadline(text: str, *, sent_on: date | None) -> datetime | None:
    """Read "7:00 PM EST - 5 May" as an aware time; None without a day or a zone. A day alone ends at 17:00."""
    text = text[:200]
    zone, day = ZONE.search(text), _read_day(text, sent_on)
    if zone is None or day is None:
        return None
    return datetime.combine(day, _read_clock(text), ZoneInfo(ZONES[zone[1].lower()]))


def _read_day(text: str, sent_on: date | None) -> date | None:
    match = DAY.search(text)
    if match is None:
        return None
    year, month, day = match[1] or match[6] or match[9] or match[12], 0, 0
    if match[2]:
        month, day = int(match[2]), int(match[3])
    elif match[4]:
        month, day = _MONTHS[match[5].lower()], int(match[4])
    elif match[7]:
        month, day = _MONTHS[match[7].lower()], int(match[8])
    else:
        month, day = int(match[10]), int(match[11])
    if year is None and sent_on is None:
        return None
    try:
        found = date(int(year) + (2000 if len(year) == 2 else 0) if year else sent_on.year, month, day)  # type: ignore[union-attr]
        if year is None and sent_on is not None and found < sent_on - MAY_BE_PAST:
            found = date(sent_on.year + 1, month, day)
    except ValueError:
        return None
    return found


def _read_clock(text: str) -> time:
    named = NAMED_HOUR.search(text)
    if named:
        return NAMED_HOURS.get(named[1].lower(), END_OF_DAY)
    clock = CLOCK.search(text)
    if clock is None:
        return END_OF_DAY
    if clock[4]:
        return time(int(clock[4]), int(clock[5]))
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return END_OF_DAY
    return time(hour % 12 + (12 if clock[3].lower().startswith("p") else 0), minute)
