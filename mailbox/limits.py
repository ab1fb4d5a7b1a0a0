"""Whether someone says until when she needs something: such words are her own wherever they stand. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left

from mailbox.attributions import any_of
from mailbox.folded import holds
from mailbox.limit_words import (
    BEFORE_WORDS,
    CLOCK_WORDS,
    DAY_WORDS,
    HOURS_STARTS,
    LIMIT_UNSPACED,
    LIMIT_WORDS,
    RANGE_WORDS,
    SHORT_DAYS,
)

MAX_LOOKED_AT = 5_000  # characters

DAY = rf"(?<!\w)(?:{any_of(DAY_WORDS)})(?!\w)"
CLOCK = (
    rf"(?<![\d.])\d{{1,2}}(?:[:.h]\d\d(?![\d.]|-\d)|\s?(?:{any_of(CLOCK_WORDS)})(?!\w)|/\d{{1,2}}(?!\d))"
    r"|\d{4}-\d\d-\d\d(?!\d)"
)
# "by 5", "antes de las 5", "by March 3", "before the 15th", "bis 3. Mai"
BARE_FIGURE = r"\s(?:\w{1,9}\.?\s)?\d{1,2}(?:st|nd|rd|th|er|º|\.)?(?!\w|[-./ ]?\d)"
LIMIT = re.compile(rf"(?<![\w@./-])(?:{any_of(LIMIT_WORDS)})(?!\w|\.\w)|{any_of(LIMIT_UNSPACED)}", re.I)
ANY_LIMIT = LIMIT_WORDS + LIMIT_UNSPACED
DIGIT = re.compile(r"\d")
LIMIT_LABEL = re.compile(rf"\W{{0,4}}(?:\w{{1,20}}\s)?(?:{any_of(LIMIT_WORDS)})\b[^:：]{{0,20}}[:：]", re.I)
# "9 bis 17 Uhr" is when an office is open.
BEFORE = re.compile(rf"(?<!\d )(?<!uhr )(?<!\w)(?:{any_of(BEFORE_WORDS)})(?!\w)({BARE_FIGURE})?")
MOMENT = re.compile(rf"(?={DAY}|{CLOCK})")  # in lower case: looking for both takes long
MAX_BETWEEN = 20  # characters from "before" to the moment
WEEKDAY = rf"(?:{any_of(DAY_WORDS + SHORT_DAYS)})\b"
HOURS = re.compile(
    rf"\W{{0,4}}(?:(?:{any_of(HOURS_STARTS)})\b"
    rf"|{WEEKDAY}\.?(?:\s?[-–—]\s?|\s(?:{any_of(RANGE_WORDS)})\s){WEEKDAY})",
    re.I,
)


def states_limit(text: str) -> bool:
    """Whether words say until when something is needed: "Deadline: noon", "call before 5 pm", "cierre a las 5".

    Lines are to be joined by their ends: "by" and its clock may stand on two.
    """
    text = text[:MAX_LOOKED_AT]
    low = text.lower()
    if holds(low, ANY_LIMIT) and LIMIT.search(text):
        return True
    if not (DIGIT.search(text) or holds(low, DAY_WORDS)):
        return False  # whatever it is before, no moment is named
    return _names_moment_behind(low) and not HOURS.match(text)


def _names_moment_behind(text: str) -> bool:
    """Whether a moment stands close behind one of BEFORE_WORDS. All moments are found once: who looks for one behind
    each word looks at the same characters again.
    """
    ends: list[int] = []
    for match in BEFORE.finditer(text):
        if match[1]:
            return True
        ends.append(match.end())
    moments = [match.start() for match in MOMENT.finditer(text)] if ends else []
    following = (bisect_left(moments, end) for end in ends)
    return any(at < len(moments) and moments[at] - end <= MAX_BETWEEN for at, end in zip(following, ends, strict=False))


def is_limit_label(line: str) -> bool:
    """Whether a line of a form gives the limit: "Deadline: 5 pm today"; no mail program writes one."""
    return (":" in line or "：" in line) and bool(LIMIT_LABEL.match(line))
