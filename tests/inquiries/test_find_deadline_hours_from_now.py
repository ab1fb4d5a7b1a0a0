"""Deadlines counted from the moment of writing."""

import pytest

from tests.inquiries.deadline_reading import read, show

FROM_NOW = [
    ("Is there any way to get a statement within the hour?", "10-14 11:00"),
    ("Can someone call me in the next 90 minutes?", "10-14 11:30"),
    ("We need a response in two hours.", "10-14 12:00"),
    ("I need something in a couple of hours.", "10-14 12:00"),
    ("Please get back to me within 24 hours.", "10-15 10:00"),
    ("Need this turned around in 45 min.", "10-14 10:45"),
    ("Our deadline is in 3 hours.", "10-14 13:00"),
    ("Turnaround is tight, I need to hear back in 30 minutes.", "10-14 10:30"),
    ("We need your response within 48 hours.", "10-16 10:00"),
    ("Please respond within two business days.", "10-16 17:00"),
    ("Would it be possible to get it over the next two hours?", "10-14 12:00"),
    ("Can I get something in the next hour or so?", "10-14 11:00"),
    ("I need this within an hour.", "10-14 11:00"),
    ("Anything you can say in the next hour and a half?", "10-14 11:30"),
    ("Could you respond in the next two days?", "10-16 17:00"),
    ("Please respond in a week.", "10-21 17:00"),
    ("Could you send the photos within 10 days?", "10-24 17:00"),
    (
        "Quick q for a story running later today: how many members do you have? Need it in the "
        "next 45 minutes if you can.",
        "10-14 10:45",
    ),
]


@pytest.mark.parametrize(("words", "due"), FROM_NOW)
def test_hours_and_days_count_from_the_date_header(words: str, due: str) -> None:
    """Rule 6."""
    assert show(read(words).deadline) == due


def test_hours_are_elapsed_time_across_the_night_the_clock_goes_back() -> None:
    """Lesson 29: DST night."""
    reading = read("I need it within 24 hours.", sent="2026-10-31T12:00:00-04:00")
    assert reading.deadline is not None
    assert reading.deadline.at.isoformat() == "2026-11-01T11:00:00-05:00"
