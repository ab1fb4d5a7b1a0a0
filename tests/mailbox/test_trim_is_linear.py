"""Twice the text takes no more than about twice the work, whatever the text is; and no word of it is lost.

Work is counted in calls, for a clock lies on a busy machine.
"""

import sys
from collections import Counter
from types import FrameType

import pytest

from mailbox.trimming import trim_reply

UNITS = [
    "> q\n",
    ">\na\n",
    "> a long quoted line of some eighty characters that was wrapped by the program at\nits end\n",
    "On a\n",
    "On Mon, 3 Mar 2025 at 10:12, Ana\n",
    "On Mon, 3 Mar 2025 at 10:12, Ana Ruiz <ana@herald.example> wrote:\n",
    "You wrote:\n> a\n",
    "ana@herald.example\n",
    "From: a\nTo: b\n",
    "Best,\n",
    "--\n",
    "-----\n",
    "_" * 30 + "\n",
    "Sent from my phone\n",
    "CAUTION: external email\n",
    "Ana Ruiz\nHerald\n555-0123\n\n",
    "This message is confidential. Delete it if it came in error, and notify us.\n\n",
    "---------- Forwarded by\n",
    "words of a letter that goes on and on, as of 3 March 2025\n",
    "\n",
    " ",
    "(1 ",
    ">",
    "-",
    "schrieb 10:12 ",
]
SMALL, LARGE = 6_000, 12_000  # characters


def count_calls(text: str) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        trim_reply(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_at_most_about_twice_the_work(unit: str) -> None:
    small, large = (count_calls(unit * (size // len(unit))) for size in (SMALL, LARGE))
    assert large < 2.5 * small + 2_000


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_keeps_every_word(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    trimmed = trim_reply(text)
    kept = Counter(trimmed.fresh.split()) + Counter(trimmed.quoted.split()) + Counter(trimmed.signature.split())
    assert kept == Counter(text.split())


def test_a_hundred_thousand_quoted_lines_are_quoted() -> None:
    quote = "> what was said before\n" * 100_000
    trimmed = trim_reply(f"Yes.\n\nOn 3 March 2025, Ana Ruiz wrote:\n{quote}")
    assert (trimmed.fresh, trimmed.quoted.count("\n")) == ("Yes.", 100_000)
    assert trim_reply("Yes.\n\n-----Original Message-----\n" + "a line\n" * 100_000).fresh == "Yes."


def test_own_words_far_below_are_not_taken_for_a_quote() -> None:
    words = "A line of my own.\n" * 30_000
    assert trim_reply(words).fresh.count("\n") == 29_999
