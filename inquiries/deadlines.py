"""Reads a reporter's deadline out of the words of her mail.

Silence is preferred to a guess. A time counts only where words around it make it a limit for an answer
(`deadline_cues`); which moment it means is worked out by `deadline_times`; what is the writer's own fresh text,
by `deadline_text`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import islice, pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from inquiries.deadline_anaphora import lean_on
from inquiries.deadline_cues import Surroundings, Weight, is_doubtful, is_no_limit, weigh
from inquiries.deadline_haste import find_withdrawal, sounds_urgent, turns_back
from inquiries.deadline_marks import take_in
from inquiries.deadline_moments import read_zone, resolve
from inquiries.deadline_text import find_forwarded, fold, is_forward, keep_fresh
from inquiries.deadline_times import TimeWords, find_times
from mailbox.folded import cut_reply_prefix
from mailbox.forward_dates import read_forward_date

# Nobody states a deadline after so much text, or among so many times; a program's output may have both.
READ_AT_MOST = 50_000
SUBJECT_AT_MOST = 1_000
TIMES_AT_MOST = 200
# How much of a sentence is weighed on either side of a time, in characters.
LOOK_BACK, LOOK_AHEAD = 300, 200
# A deadline nearer than this makes an inquiry urgent.
URGENT_WITHIN = timedelta(hours=3)
# Offsets of a Date header that name the wall clock of a place on the US mainland.
MAINLAND = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
MAINLAND_OFFSETS = (timedelta(hours=-8), timedelta(hours=-4))

_SENTENCE_END = re.compile(r"[\n!?]|\.(?=[\s\"')]|\Z)")
_ABBREVIATION = re.compile(
    r"(?:\b[ap]\.? ?m|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|mr"
    r"|mrs|ms|dr|st|no|vs|approx|gov|sen|rep"
    r"|sr|sra|lic|i\.e|e\.g|e\.o\.d|c\.o\.b|u\.s|d\.c|e\.t|p\.t|c\.t))\Z"
)
_GOES_ON = re.compile(
    r"[\s(]*(?:[a-z0-9(]|[-–—]\s?\d|E[SD]?T\b|C[SD]?T\b|P[SD]?T\b|M[SD]?T\b|Eastern|Central|Pacific|Mountain|Mon|Tue"
    r"|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar"
    r"|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_OR = re.compile(r"\s+(?:or|o)\s+(?:by |on |el )?")
# "3 p.m. PT ... sorry, 6 p.m. PT": the second is meant.
_CORRECTION = re.compile(
    r"[\s.,;:!()-]*(?:i'd[\s.]+)?(?:(?:sorry|no|wait|correction|i meant?|make (?:that|it)|scratch that|oops"
    r"|or rather|perdon|digo|mejor dicho)\b[\s.,;:!-]*){1,4}(?:by |at |before |a las? )?"
)
_OR_DAY = re.compile(r"\s+(?:or|o)\s+(?:the )?\d{1,2}(?:st|nd|rd|th)\b")
_INNER_LIMIT = re.compile(r"\b(?:by|before|no later than|antes del?)\b")
_INNER_DEADLINE = re.compile(r"\b(?:deadline|cut-?off)\b")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment, and the exact words it was read from: the first place where they stand is theirs.

    `at` is aware, in the zone the words were read in; `zone_name` is that zone's IANA name, or a label like
    "UTC-04:00" where the mail's own offset belongs to no known place. `start` and `end` are character offsets of
    `phrase` in the subject or body as given.
    """

    at: datetime
    phrase: str
    place: Literal["subject", "body"]
    start: int
    end: int
    zone_name: str


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a mail says about time.

    At most one of `deadline` (sure enough to set) and `offered` (a person is asked) is given. `urgent` is true
    where the deadline is under three hours away, or where none is stated but haste is.
    """

    deadline: Deadline | None
    offered: Deadline | None
    urgent: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    deadline: Deadline
    weight: Weight
    is_sure: bool
    names_time_of_day: bool
    sent_at: datetime  # what it counts from


def find_deadline(
    subject: str, text: str, *, sent_at: datetime, zone: ZoneInfo, day_first: bool = False
) -> DeadlineReading:
    """Return the reporter's own deadline as her mail states it, or none where no words make one plain.

    `sent_at` is the reference time and must be aware, with the offset of the Date header: a US mainland offset
    is read as that place's wall clock, any other as `zone`, the office's. A zone named beside the time wins. `text`
    may be a whole mail; quoted history, header blocks and signatures are not read, nor is what follows its first
    READ_AT_MOST characters. Words of a forwarded mail count from the Date line inside it, those above it from
    `sent_at`; where that line cannot be read, what they say is only offered. Dates like 10/4 are month and day
    unless `day_first`. Never raises on any text.
    """
    subject, text = subject[:SUBJECT_AT_MOST], text[:READ_AT_MOST]
    low_subject, low = fold(subject), fold(text)
    forward = is_forward(low_subject, low)
    fresh = keep_fresh(text, low, forward=forward)
    reader = _Reader(zone=zone, sent_at=sent_at, day_first=day_first)
    if forward and (inner := find_forwarded(low)) is not None:
        reader.inner_from, said = inner
        written_at = read_forward_date(said, zone=_writer_zone(sent_at, zone), day_first=day_first)
        # Nobody passes on what is not yet written.
        reader.inner_sent_at = written_at if written_at is not None and written_at <= sent_at else None
    if cut_reply_prefix(low_subject)[1]:
        # The subject of an answer was written by someone else, on another day.
        low_subject = ""

    candidates = [*reader.read(fresh, text, "body"), *reader.read(low_subject, subject, "subject")]
    is_hasty = sounds_urgent(fresh) or sounds_urgent(low_subject, is_subject=True)
    if (candidates or is_hasty) and (withdrawn := find_withdrawal(fresh)) is not None:
        candidates = [c for c in candidates if _renews(c, fresh, withdrawn)]
        is_hasty = False
    chosen = _choose(candidates)
    if chosen is None:
        return DeadlineReading(deadline=None, offered=None, urgent=is_hasty)
    is_near = chosen.deadline.at - chosen.sent_at < URGENT_WITHIN
    shown, low_shown = (text, low) if chosen.deadline.place == "body" else (subject, low_subject)
    start, end = take_in(low_shown, chosen.deadline.start, chosen.deadline.end)
    found = replace(chosen.deadline, start=start, end=end, phrase=shown[start:end])
    if chosen.is_sure:
        return DeadlineReading(deadline=found, offered=None, urgent=is_near)
    return DeadlineReading(deadline=None, offered=found, urgent=is_hasty)


def _renews(candidate: _Candidate, fresh: str, withdrawn: int) -> bool:
    """Return whether the deadline is stated anew after the need was taken back: "got it, thanks, but by noon …"."""
    deadline = candidate.deadline
    is_stated = candidate.weight >= Weight.ASKED and deadline.place == "body"
    return is_stated and turns_back(fresh, withdrawn, deadline.start)


def _choose(candidates: list[_Candidate]) -> _Candidate | None:
    """Return the firmest; of equally firm ones the earliest; of a bare day and a time on that day, the time."""
    candidates = [c for c in candidates if c.is_sure] or candidates
    if not candidates:
        return None
    firmest = max(c.weight for c in candidates)
    chosen = min((c for c in candidates if c.weight is firmest), key=lambda c: c.deadline.at)
    if chosen.names_time_of_day:
        return chosen
    on = chosen.deadline.at.date()
    # A subject only names what the mail says with more care.
    least = Weight.WISHED if chosen.deadline.place == "subject" else Weight.ASKED
    same_day = [c for c in candidates if c.names_time_of_day and c.deadline.at.date() == on and c.weight >= least]
    return min(same_day, key=lambda c: c.deadline.at, default=chosen)


class _Reader:
    """Reads the times of one mail against one reference time."""

    def __init__(self, *, zone: ZoneInfo, sent_at: datetime, day_first: bool) -> None:
        self.office_zone = zone
        self.sent_at = sent_at
        self.day_first = day_first
        # Where the words of a forwarded mail begin, and when they were written; None where that cannot be read.
        self.inner_from: int | None = None
        self.inner_sent_at: datetime | None = None

    def read(self, low: str, text: str, place: Literal["subject", "body"]) -> Iterator[_Candidate]:
        times = list(islice(find_times(low, text), TIMES_AT_MOST))
        ends = _find_sentence_ends(low, text) if times else []
        corrected = Weight.NONE
        for number, words in enumerate(times):
            previous = times[number - 1].end if number else 0
            around = _look_around(low, words, previous, ends, is_subject=place == "subject")
            weight, is_leant_on = weigh(around), False
            if weight is Weight.NONE and not is_no_limit(around):
                following = times[number + 1].start if number + 1 < len(times) else len(low)
                weight, is_leant_on = lean_on(low, words.end, following), True
            if corrected > weight:
                weight, is_leant_on = corrected, False
            corrected = Weight.NONE
            if number + 1 < len(times) and _CORRECTION.fullmatch(low, words.end, times[number + 1].start):
                corrected = weight
                continue
            if weight is Weight.NONE:
                continue
            is_inner = place == "body" and self.inner_from is not None and words.start > self.inner_from
            sent_at = self.inner_sent_at or self.sent_at if is_inner else self.sent_at
            zone = self._zone_of(words, sent_at)
            moment = resolve(words, sent_at.astimezone(zone), day_first=self.day_first)
            if moment is None:
                continue
            deadline = Deadline(
                at=moment.at,
                phrase=text[words.start : words.end],
                place=place,
                start=words.start,
                end=words.end,
                zone_name=zone.key if isinstance(zone, ZoneInfo) else str(zone),
            )
            is_sure = not (is_leant_on and weight is Weight.ASKED) and moment.is_sure
            is_sure = is_sure and not (_is_one_of_two(low, times, number) or is_doubtful(around))
            is_sure = is_sure and (not is_inner or self.inner_sent_at is not None)
            yield _Candidate(deadline, weight, is_sure, words.names_time_of_day(), sent_at)

    def _zone_of(self, words: TimeWords, sent_at: datetime) -> tzinfo:
        name = read_zone(words.parts["zone"][1]) if "zone" in words.parts else "own"
        if name == "office":
            return self.office_zone
        return _writer_zone(sent_at, self.office_zone) if name in ("own", None) else ZoneInfo(name)


def _is_one_of_two(low: str, times: list[TimeWords], number: int) -> bool:
    """Return whether another time is given as good for this one: "by Monday or Tuesday", "the 14th or 15th"."""
    this = times[number]
    if _OR_DAY.match(low, this.end):
        return True
    neighbours = pairwise(times[max(0, number - 1) : number + 2])
    return any(_OR.fullmatch(low, each.end, following.start) is not None for each, following in neighbours)


def _writer_zone(sent_at: datetime, office_zone: ZoneInfo) -> tzinfo:
    offset = sent_at.utcoffset()
    least, most = MAINLAND_OFFSETS
    if offset is None or not least <= offset <= most or offset.total_seconds() % 3600:
        return office_zone
    for zone in (office_zone, *map(ZoneInfo, MAINLAND)):
        if sent_at.astimezone(zone).utcoffset() == offset:
            return zone
    return timezone(offset)


def _find_sentence_ends(low: str, text: str) -> list[int]:
    ends = []
    for found in _SENTENCE_END.finditer(low):
        at = found.start()
        if found.group() == "." and _ABBREVIATION.search(low, max(0, at - 8), at) and _GOES_ON.match(text, at + 1):
            continue
        ends.append(at)
    return ends


def _look_around(low: str, words: TimeWords, previous: int, ends: list[int], *, is_subject: bool) -> Surroundings:
    """Return the words around a time within its sentence; `previous` is where the time before it ended."""
    index = bisect_left(ends, words.start)
    start = max(ends[index - 1] + 1 if index else 0, words.start - LOOK_BACK)
    index = bisect_left(ends, max(words.start, words.end - 1))
    end = min(ends[index] if index < len(ends) else len(low), words.end + LOOK_AHEAD)
    end = max(end, words.end)
    return Surroundings(
        sentence=low[start:end],
        before=low[start : words.start],
        near=low[max(start, previous) : words.start],
        after=low[words.end : end],
        has_clock=words.parts.get("clock", ("",))[0] in ("clock", "bare", "noon"),
        is_relative="relative" in words.parts,
        kinds=frozenset(kind for kind, _ in words.parts.values()),
        has_inner_limit=_INNER_LIMIT.search(low, words.start, words.end) is not None,
        names_deadline=_INNER_DEADLINE.search(low, words.start, words.end) is not None,
        in_subject=is_subject,
    )
