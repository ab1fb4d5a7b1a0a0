"""When somebody who is away will be back, out of her own notice. Pure.

No guess: no date beside such a word, no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from mailbox.folded import fold, holds
from mailbox.return_words import (
    AWAY_BEHIND,
    BEGINS_FROM,
    MONTHS,
    RETURN_CUES,
    RETURN_CUES_BEHIND,
    TOMORROW,
    UNTIL_CUES,
    UNTIL_CUES_BEHIND,
    WEEKDAYS,
)

HEAD_LENGTH = 1_500  # characters of a notice that are read
CUE_WITHIN = 42  # characters before the date: "back in the office on Monday, the 5th of May"
CUE_BEHIND = 24  # characters behind it: "until" stands there in Finnish, Hungarian, Turkish, Japanese
LONGEST_AWAY = timedelta(days=400)
MAY_BE_PAST = timedelta(days=3)  # a notice is left on over the weekend
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})\. |[!;] |[。！]")  # "d. 12. maj" is one day


def _number(table: dict[str, str]) -> dict[str, int]:
    return {
        form.casefold().replace("_", " "): number
        for names in table.values()
        for number, forms in enumerate(names.split(), start=1)
        for form in forms.split(",")
    }


MONTH_NUMBERS = _number(MONTHS)
WEEKDAY_NUMBERS = _number(WEEKDAYS)
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
_TAIL = r"(?:st|nd|rd|th|er|º|ª|°|\.|:e|:a)?"
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2})|\.)?(?![\d/])")
DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_TAIL} ?(?:of |de |du |d')?(?<![^\W\d_])({_MONTH})\b\.?"
    r"(?:,? ?(?:de |del |of |năm )?(20\d\d))?"
)
MONTH_DAY = re.compile(
    rf"\b({_MONTH})\b\.? (\d{{1,2}}){_TAIL}(?![\d:])"
    rf"(?: ?(?:-|–|to|through) ?(\d{{1,2}}){_TAIL}(?![\d:]))?(?:,? (20\d\d))?"
)
# 5月6日, 2025年5月6日, 5월 6일
EAST_ASIAN = re.compile(r"(?:(20\d\d) ?[年년] ?)?(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]")
DAY_ALONE = re.compile(rf"\b({_WEEKDAY}|{'|'.join(TOMORROW)})\b")


def find_return(text: str, *, sent_on: date, day_first: bool = False) -> date | None:
    """Find the day the writer names as her return, else the day she is away until; None where she names none.

    `sent_on` is the mail's own date in its own zone: days without a year are the next such days after it, and bare
    weekdays are those that follow it. `day_first` reads 5/6 as 5 June; 5.6. always is, so is what is no month.
    """
    head = fold(text[:HEAD_LENGTH])
    found: list[tuple[int, int, date]] = []
    days = sorted(_find_days(head, sent_on, day_first=day_first))
    nexts = [start for start, _, _ in days[1:]] + [len(head)]
    for (start, end, day), next_start in zip(days, nexts, strict=False):
        before = f" {SENTENCE_END.split(head[max(0, start - CUE_WITHIN) : start])[-1]}"
        behind = SENTENCE_END.split(head[end : min(end + CUE_BEHIND, next_start)])[0]
        begins = next((each for each in BEGINS_FROM if before.rstrip().endswith(each)), None)
        if begins and holds(behind, AWAY_BEHIND) and not holds(before.rstrip().removesuffix(begins), RETURN_CUES):
            continue  # "ab 2. November nicht im Büro": it begins then
        if holds(behind, UNTIL_CUES_BEHIND) and not holds(before, RETURN_CUES):
            found.append((1, -start, day))
        elif holds(before, RETURN_CUES):
            found.append((0, start, day))
        elif holds(before, UNTIL_CUES) or before.rstrip().endswith(("-", "–", "~", "〜")):
            found.append((1, -start, day))
        elif holds(behind, RETURN_CUES_BEHIND):
            found.append((0, start, day))
    found = [item for item in found if -MAY_BE_PAST <= item[2] - sent_on <= LONGEST_AWAY]
    return min(found)[2] if found else None


def _find_days(head: str, sent_on: date, *, day_first: bool) -> Iterator[tuple[int, int, date]]:
    """Every day that is named, with the places where its name begins and ends."""
    taken: list[tuple[int, int]] = []
    for match in ISO.finditer(head):
        taken.append(match.span())
        yield from _place(match.span(), sent_on, match[1], int(match[2]), int(match[3]))
    for match in EAST_ASIAN.finditer(head):
        taken.append(match.span())
        yield from _place(match.span(), sent_on, match[1], int(match[2]), int(match[3]))
    for match in DAY_MONTH.finditer(head):
        taken.append(match.span())
        yield from _place(match.span(), sent_on, match[3], MONTH_NUMBERS[match[2]], int(match[1]))
    for match in MONTH_DAY.finditer(head):
        if not _overlaps(match.span(), taken):
            taken.append(match.span())
            is_range = match[3] is not None
            place = (match.start(3) if is_range else match.start(), match.end())
            yield from _place(place, sent_on, match[4], MONTH_NUMBERS[match[1]], int(match[3] or match[2]))
    for match in NUMERIC.finditer(head):
        if not _overlaps(match.span(), taken):
            taken.append(match.span())
            first, second = int(match[1]), int(match[3])
            is_day_first = day_first or match[2] == "." or first > 12
            day, month = (first, second) if is_day_first and second <= 12 else (second, first)
            yield from _place(match.span(), sent_on, match[4], month, day)
    for match in DAY_ALONE.finditer(head):
        # "Monday, 5 May", "5 May, Monday": the date says it better.
        if not any(0 <= start - match.end() <= 12 or start - 1 <= match.start() < end + 3 for start, end in taken):
            yield *match.span(), _next_day(match[1], sent_on)


def _place(
    span: tuple[int, int], sent_on: date, year: str | None, month: int, day: int
) -> Iterator[tuple[int, int, date]]:
    try:
        if year is not None:
            found = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        else:
            found = date(sent_on.year, month, day)
            if found < sent_on - MAY_BE_PAST:
                found = date(sent_on.year + 1, month, day)
    except ValueError:
        return
    yield *span, found


def _next_day(name: str, sent_on: date) -> date:
    if name in TOMORROW:
        return sent_on + timedelta(days=1)
    ahead = (WEEKDAY_NUMBERS[name] - 1 - sent_on.weekday()) % 7
    return sent_on + timedelta(days=ahead or 7)


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
