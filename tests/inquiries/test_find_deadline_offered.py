"""Readings too doubtful to set: a person is asked."""

import pytest

from tests.inquiries.deadline_reading import read, show

DOUBTFUL = [
    ("Need this sometime next week.", "10-23 17:00"),
    ("Deadline is Thursday, October 16.", "10-16 17:00"),
    ("Can you answer by Monday or Tuesday?", "10-19 17:00"),
    ("My editor wants this by lunchtime tomorrow.", "10-15 12:00"),
    ("I'd need it by 8.", "10-15 08:00"),
    ("Any chance you could reply by lunch?", "10-14 12:00"),
    # Asked for, not needed, and by a time that is another thing's own.
    (
        "The story will be published on Monday, October 19. If you want to respond, please do so before then.",
        "10-19 17:00",
    ),
    ("Publishing tomorrow at noon. Happy to include a statement if you get it to me before that.", "10-15 12:00"),
    # Asked by then, or closed by then?
    ("Could I get a comment on the plan to close two libraries by Friday?", "10-16 17:00"),
    ("I have a hard out at 3 pm today so please send before then.", "10-14 15:00"),
    (
        "Hi! Would someone have 20 minutes on Monday afternoon? My deadline isn't until the following Friday.",
        "10-23 17:00",
    ),
]


@pytest.mark.parametrize(("words", "due"), DOUBTFUL)
def test_a_doubtful_reading_is_offered_and_not_set(words: str, due: str) -> None:
    """Rule 12."""
    reading = read(words)
    assert reading.deadline is None
    assert show(reading.offered) == due


def test_by_eight_in_the_evening_may_be_tonight_or_tomorrow() -> None:
    reading = read("I need it by 8.", sent="2026-10-14T18:30:00-04:00")
    assert reading.deadline is None
    assert reading.offered is not None


def test_a_sure_reading_is_not_also_offered() -> None:
    reading = read("Sometime next week is fine for the photos. My deadline is Friday.")
    assert show(reading.deadline) == "10-16 17:00"
    assert reading.offered is None
