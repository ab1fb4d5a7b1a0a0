"""What a pattern is looked for in is handed to it once: a pattern at work in C is one call, however long it takes.

Where only the clock of the process tells, twice the text may take at most 2.6 times as long.
"""

import re
import time
from collections.abc import Callable
from functools import partial

import pytest

from mailbox.body_versions import join_flowed
from mailbox.header_lines import read_header_lines
from mailbox.headers import read_addresses
from mailbox.history import find_history_by_html
from mailbox.html import search_tags
from mailbox.limits import states_limit
from mailbox.quotes import MAX_TAILS
from mailbox.trimming import trim_reply
from tests.mailbox.test_properties_of_size import count_calls

MOST, SLACK = 2.6, 0.05  # times, and seconds for what a busy machine does beside


def take_time(work: Callable[[], object]) -> float:
    """Seconds of this process alone, the least of three."""
    times: list[float] = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("delete_space", [True, False])
def test_one_paragraph_of_many_flowed_lines_is_joined_in_linear_time(delete_space: bool) -> None:
    small, large = (take_time(partial(join_flowed, "abc \n" * n, delete_space=delete_space)) for n in (30_000, 60_000))
    assert large < MOST * small + SLACK


def test_headers_behind_broken_lines_are_looked_for_once() -> None:
    def read(count: int) -> int:
        text = "D\n" * count + "Subject: x\n\nWho pays?"
        return read_header_lines(text, 0, len(text), lambda _name, _value: None)

    small, large = (take_time(partial(read, n)) for n in (900, 1_800))
    assert large < MOST * small + SLACK
    assert read(5) == len("D\n" * 5 + "Subject: x\n\n")


def test_an_address_in_front_of_many_colons_is_looked_at_once() -> None:
    small, large = (take_time(partial(read_addresses, ["dee@links.example " + "From: " * n])) for n in (10_000, 20_000))
    assert large < MOST * small + SLACK


@pytest.mark.parametrize("name", ["class=gmail_quote ", "type=cite", "<p class=gmail_quote ", "<p><p class=cite>"])
def test_text_beside_tags_is_no_container(name: str) -> None:
    """Looked at from each of its letters, twice the text takes four times as long."""
    small, large = (
        take_time(partial(find_history_by_html, ["Hello there", "a", "b"], f"<p>Hello there</p>{name * n} border-top:"))
        for n in (10_000, 20_000)
    )
    assert large < MOST * small + SLACK
    html = f"<p>Hello there</p>{name * 20} border-top:"
    assert find_history_by_html(["Hello there", "class=gmail_quote", "b"], html) is None


def test_each_tag_is_searched_by_itself() -> None:
    assert search_tags(re.compile("id=b"), "id=b <p id=a> id=b </p><DIV ID=B title>")[1] == "DIV"  # type: ignore[index]
    assert search_tags(re.compile("id=b"), f"<p id=b {'x' * 900}><p id=a") is None


@pytest.mark.parametrize("words", ["by do x1 ", "before do 1 ", "due need print live "])
def test_days_are_looked_for_once_not_behind_each_word(words: str) -> None:
    """Where each of them looked for its own it took forty times as long as where no such word stands."""
    text = words * (4_900 // len(words)) + " 1"
    plain = re.sub("[a-z]+", "zzzz", text) + " bis friday"
    assert take_time(lambda: [states_limit(text) for _ in range(10)]) < 12 * take_time(
        lambda: [states_limit(plain) for _ in range(10)]
    )


def test_a_moment_counts_at_most_twenty_characters_behind() -> None:
    assert states_limit("by " + "x" * 18 + " friday")
    assert not states_limit("by " + "x" * 19 + " friday")
    assert not states_limit("friday by x1")


def test_a_long_line_of_blanks_behind_a_name_is_no_name_and_number() -> None:
    small, large = (take_time(partial(trim_reply, f"Hi.\n\nAnn Lee{' ' * n}x\nBo\n")) for n in (8_000, 16_000))
    assert large < MOST * small + SLACK


def test_signatures_between_quotes_are_looked_at_some_dozens_of_times() -> None:
    unit = "> a\nConfidentiality notice by do x1\n"
    some, more = (count_calls(partial(trim_reply, "Hello\n" + unit * n)) for n in (2 * MAX_TAILS, 4 * MAX_TAILS))
    assert more - some < 100 * 2 * MAX_TAILS
