"""Whatever a mail says, reading it neither fails nor marks words that are not there."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.inquiries.deadline_reading import read

WORDS = st.sampled_from(
    [
        *("by", "before", "deadline", "is", "need", "5", "p.m.", "13:75", "24:00", "99", "noon", "tomorrow", "Friday"),
        *("2/30", "Feb. 31", "0/0", "the 0th", "in 999 weeks", "a las 25", "hasta el 32", "from", "to", "-", ">", "On"),
        *("wrote:", "\n", "\n\n", "From:", "Date:", "Fwd:", "now", "not", "end of the month", "ET", "İ", "ﬁ", "0"),
        *("00:00", "am", "in 99999999 days", "9999-12-31", "12/31/9999", "within 999 hours"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
@example("Deadline: 24:30 on 0/0/00, by 12 am the 31st in 0 days")
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    for reading in (read(text), read("", text), read(text, "Fwd: " + text[:40])):
        for deadline in (reading.deadline, reading.offered):
            if deadline is not None and deadline.place == "body":
                assert text[deadline.start : deadline.end] == deadline.phrase


@pytest.mark.parametrize(
    ("unit", "is_found"),
    [
        ("by 5 pm ", True),
        ("in the next ", False),
        ("\n", False),
        ("> need it by 5 pm\n", False),
        ("1/", False),
        ("(", False),
        ("From: a\n", False),
        ("May ", False),
    ],
)
def test_a_huge_mail_is_read_like_a_small_one(unit: str, *, is_found: bool) -> None:
    assert (read(unit * (200_000 // len(unit))).deadline is not None) is is_found


def test_a_deadline_late_in_a_long_mail_is_found() -> None:
    assert read("The council talked and talked. \n" * 1000 + "\nMy deadline is 5 p.m.").deadline is not None
