"""Twice the mail is at most about twice the work, and what Python holds while it reads one stays within its size.

Work is counted in calls, for a clock lies on a busy machine.
"""

import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from mailbox.parsing import parse_email
from tests.fuzz.judging import read
from tests.mailbox.bombs import BOMBS, sign_again

SMALL, LARGE = 20_000, 40_000  # bytes
SOME_CALLS = 5_000
# A mail is held as bytes, as text and as what it is made into; the rest is the reading itself.
MOST_A_BYTE, MOST_BESIDE = 40, 3_000_000


def count_calls(work: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def measure_peak(raw: bytes) -> int:
    tracemalloc.start()
    try:
        read(raw)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", BOMBS)
def test_twice_the_mail_is_at_most_about_twice_the_work(name: str) -> None:
    small, large = (count_calls(partial(read, BOMBS[name](size))) for size in (SMALL, LARGE))
    assert large < 2.5 * small + SOME_CALLS


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_held_stays_within_its_size(name: str) -> None:
    raw = BOMBS[name](LARGE)
    assert read(raw)["error"] is None
    assert measure_peak(raw) < MOST_A_BYTE * len(raw) + MOST_BESIDE


@pytest.mark.parametrize("name", ["signed in signed", "winmail.dat in winmail.dat", "encoded in encoded"])
def test_what_stands_in_two_hundred_shells_is_held_a_few_times(name: str) -> None:
    raw = BOMBS[name](200_000)
    assert measure_peak(raw) < 5_000_000


def test_what_was_left_closed_is_told() -> None:
    assert "containers in containers, the rest is unread" in parse_email(BOMBS["signed in signed"](50_000)).notes


def test_a_signed_mail_in_a_signed_mail_is_read() -> None:
    """RFC 2634 signs what was signed and encrypted; lists sign what members signed."""
    assert parse_email(sign_again(b"\r\nWho pays?\r\n", 3)).text.strip() == "Who pays?"
