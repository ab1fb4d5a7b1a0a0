"""Any input for any pure function: what mails hold, cut and crossed, and what they never should.

Parameters are served by their type. Where one depends on another (lines and the numbers of some of them), the tests of
its package prepare the arguments: "lines numbers" names what a strategy gives, in its order.
"""

import inspect
import random
import re
import struct
import typing
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from inspect import BoundArguments
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from inquiries.business_hours import OpeningHours, OpenTimes
from inquiries.deadline_cues import Surroundings
from inquiries.deadline_text import fold
from inquiries.deadline_times import TimeWords, find_times
from inquiries.reading import MailReading, read_mail
from inquiries.report_periods import MOST_DAYS, Period, Span
from mailbox.authentication import Verdicts, read_verdicts
from mailbox.body_versions import Piece
from mailbox.bounce_reports import Bounce, read_bounce
from mailbox.bounce_signs import Witness
from mailbox.bounce_text import ReportText
from mailbox.calendars import Appointment
from mailbox.charsets import clean_text
from mailbox.classify import MailKind
from mailbox.digests import DigestQuery, split_digest
from mailbox.forwards import Forward
from mailbox.headers import Address
from mailbox.mime import MimePart, read_message
from mailbox.parsing import ParsedEmail, parse_email
from mailbox.senders import Author, find_author
from mailbox.tnef import Tnef
from mailbox.wire import WIRE_POLICY, WirePolicy
from tests.fuzz.mutations import TOKENS, WORDS, mutate
from tests.support.pure_functions import PureFunction

Prepared = tuple[str, SearchStrategy[Any]]

SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent.parent / "samples").rglob("*.eml"))]
TIMES = (
    *("by", "before", "deadline", "is", "5", "p.m.", "13:75", "24:00", "noon", "tomorrow", "Friday", "2/30", "Feb. 31"),
    *("in 999 weeks", "a las 25", "hasta el 32", "end of the month", "ET", "İ", "12/31/9999", "within 999 hours"),
    *("back on", "until", "5 May", "2199-12-31", "31.12.", "29 February", "+9999", "Mon, 3 Mar 2025 10:12:00 -0500"),
)
# Of containers: winmail.dat, S/MIME, uuencoded lines.
BEGINNINGS = (b"\x78\x9f\x3e\x22\x01\x00", b"0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02\xa0\x80", b"begin 644 a\n")


@cache
def read_sample(number: int) -> ParsedEmail:
    """One of the samples, read once."""
    return parse_email(SAMPLES[number])


def _cut(whole: Any, start: int, length: int) -> Any:
    start %= len(whole) + 1
    return whole[start : start + length]


def _part(root: MimePart, number: int) -> MimePart:
    parts = [*root.walk()]
    return parts[number % len(parts)]


def _pack_rich(text: str) -> bytes:
    """Rich text as Outlook packs it, uncompressed ([MS-OXRTFCP])."""
    body = text.encode()
    return struct.pack("<II", len(body) + 12, len(body)) + b"MELA" + bytes(4) + body


_number = st.integers(0, len(SAMPLES) - 1)
_start, _length = st.integers(0, 20_000), st.integers(0, 2_000)
_pieces = st.lists(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=20)), max_size=20).map(b"".join)
_cut_bytes = st.builds(_cut, st.sampled_from(SAMPLES), _start, _length)
_cut_text = st.builds(_cut, _number.map(lambda number: read_sample(number).text), _start, _length)
_cut_html = st.builds(_cut, _number.map(lambda number: read_sample(number).html or ""), _start, _length)

WORDY = st.lists(st.sampled_from([*WORDS, *TIMES, "\n", "\n\n", "> ", "."]), max_size=40).map(" ".join)
TEXT = st.one_of(
    _pieces.map(lambda raw: raw.decode("utf-8", "replace")), WORDY, st.text(max_size=80), _cut_text, _cut_html
).map(clean_text)
FOLDED = TEXT.map(fold)
# What a header carries before it is decoded: bytes above 127 stand as surrogates.
RAW_TEXT = (_pieces | _cut_bytes).map(lambda raw: raw.decode("ascii", "surrogateescape"))
BYTES = st.one_of(_pieces, _cut_bytes, st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), _pieces))
MAIL = st.sampled_from(SAMPLES) | st.integers(0, 10**9).map(lambda seed: mutate(SAMPLES, random.Random(seed))[:60_000])
PARSED = _number.map(read_sample) | MAIL.map(parse_email)
PART = st.builds(_part, MAIL.map(lambda raw: read_message(raw)[0]), st.integers(0, 50))
LINES = TEXT.map(lambda text: text.split("\n"))
# The years that a Date header is believed to be in.
MOMENTS = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)),  # noqa: DTZ001 - the zone comes in one line above
    st.integers(-1439, 1439),
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ZONES = st.sampled_from([ZoneInfo(each) for each in ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia")])
HOURS = st.builds(OpeningHours, ZONES, st.times(), st.times(), st.frozensets(st.integers(0, 6)))
_found_times = WORDY.map(lambda text: [*find_times(fold(text), text)]).filter(bool)
_yes_or_no: SearchStrategy[Callable[[str], bool]] = st.sampled_from(
    [lambda _: True, lambda _: False, lambda address: "ana" in address]
)
_kinds = st.frozensets(st.sampled_from(["clock", "minutes", "day", "date", "weekday", "part"]))


@st.composite
def lines_and_numbers(draw: st.DrawFn) -> tuple[list[str], list[int]]:
    """Lines, and the numbers of some of them in their order."""
    lines = draw(LINES)
    return lines, sorted(draw(st.sets(st.integers(0, len(lines) - 1))))


@st.composite
def places_in(draw: st.DrawFn, wholes: SearchStrategy[Any], last: int = 0) -> tuple[Any, int, int]:
    """Lines or a text, and two places in it, the second not before the first; the first at most `last` from its end."""
    whole = draw(wholes)
    start = draw(st.integers(0, max(0, len(whole) - last)))
    return whole, start, draw(st.integers(start, len(whole)))


BY_TYPE: dict[Any, SearchStrategy[Any]] = {
    str: TEXT, bytes: BYTES, bool: st.booleans(), int: st.integers(0, 300), float: st.floats(-1e10, 1e10),
    date: DAYS, datetime: MOMENTS, time: st.times(), tzinfo: ZONES, ZoneInfo: ZONES,
    list[str]: LINES, list[bytes]: BYTES.map(bytes.splitlines), tuple[str, ...]: LINES.map(tuple),
    frozenset[str]: LINES.map(frozenset), Iterable[str]: LINES, dict[str, str]: st.dictionaries(TEXT, TEXT, max_size=3),
    Mapping[str, str]: st.just({"cid": "/files/1"}), Callable[[str], bool]: _yes_or_no,
    Callable[[str, str], None]: st.just(lambda _name, _value: None), MimePart: PART, ParsedEmail: PARSED,
    Address: st.builds(Address, TEXT, TEXT), MailKind: st.sampled_from(MailKind),
    Appointment: st.builds(Appointment, TEXT, TEXT, TEXT, TEXT),
    Bounce: PARSED.map(read_bounce).filter(bool),
    Author: st.builds(lambda parsed, is_own, is_ours: find_author(parsed, is_own=is_own, is_ours=is_ours),
                      PARSED, _yes_or_no, _yes_or_no),
    tuple[DigestQuery, ...]: PARSED.map(split_digest), Verdicts: PARSED.map(read_verdicts),
    Witness: st.builds(Witness.of, PARSED, PART), ReportText: TEXT.map(ReportText), WirePolicy: st.just(WIRE_POLICY),
    Forward: st.builds(Forward, st.none() | st.builds(Address, TEXT, TEXT), TEXT, TEXT, st.none() | MOMENTS, TEXT,
                       TEXT),
    Tnef: st.builds(Tnef, text=st.just("") | TEXT, html=st.just("") | TEXT, rich=BYTES | TEXT.map(_pack_rich)),
    re.Pattern[str]: st.sampled_from([re.compile("id="), re.compile("class=gmail_quote"), re.compile("")]),
    Piece: st.builds(Piece, st.none() | TEXT, st.none() | TEXT),
    list[Piece]: st.lists(st.builds(Piece, st.none() | TEXT, st.none() | TEXT), max_size=4),
    TimeWords: _found_times.map(lambda found: found[0]), Span: st.sampled_from(Span),
    Surroundings: st.builds(Surroundings, FOLDED, FOLDED, FOLDED, FOLDED, st.booleans(), st.booleans(), _kinds,
                            st.booleans(), st.booleans()),
    OpeningHours: HOURS, OpenTimes: st.builds(lambda hours, day, days: hours.between(day, day + timedelta(days=days)),
                                              HOURS, DAYS, st.integers(-1, 30)),
    Period: st.builds(Period.holding, st.sampled_from(Span), DAYS) | st.builds(
        lambda day, days: Period.between(day, day + timedelta(days=days)), DAYS, st.integers(0, MOST_DAYS - 1)),
    MailReading: st.builds(
        lambda raw, at, is_own: read_mail(raw, received_at=at, zone=ZoneInfo("America/New_York"), is_own=is_own),
        MAIL, MOMENTS.map(lambda at: at.astimezone(UTC)), _yes_or_no),
}  # fmt: skip


def serve(wanted: Any) -> SearchStrategy[Any] | None:
    """Values of a type; None where nothing here makes such."""
    if wanted in BY_TYPE:
        return BY_TYPE[wanted]
    inner = typing.get_args(wanted)
    if type(None) not in inner:
        return None
    found = [serve(each) for each in inner if each is not type(None)]
    served = [each for each in found if each is not None]
    return st.none() | st.one_of(served) if len(served) == len(found) else None


def find_unserved(function: PureFunction, prepared: Prepared | None = None) -> list[str]:
    """Name the parameters that nothing here serves; where there are none it can be called with anything."""
    given = prepared[0].split() if prepared else []
    return [each for each in function.parameters if each not in given and serve(function.types.get(each)) is None]


def draw_arguments(function: PureFunction, prepared: Prepared | None = None) -> SearchStrategy[BoundArguments]:
    """All ways to call a function."""
    names, first = (prepared[0].split(), prepared[1]) if prepared else ([], st.just(()))
    others = {
        each: strategy.map(lambda value: (value,)) if parameter.kind is parameter.VAR_POSITIONAL else strategy
        for each, parameter in function.parameters.items()
        if each not in names and (strategy := serve(function.types[each])) is not None
    }

    def bind(values: tuple[Any, ...], rest: dict[str, Any]) -> BoundArguments:
        given = {**dict(zip(names, values, strict=True)), **rest}
        ordered = OrderedDict((each, given[each]) for each in function.parameters)
        return BoundArguments(inspect.signature(function.call), ordered)

    return st.builds(bind, first, st.fixed_dictionaries(others))
