"""A later message that moves the deadline."""

import pytest

from tests.inquiries.deadline_reading import read, show

UPDATES = [
    ("Update: I now have until Monday noon.", "10-19 12:00"),
    ("My editor pulled it up to 2 today.", "10-14 14:00"),
    ("The deadline has been moved from Thursday to Friday at noon.", "10-16 12:00"),
    ("We pushed the deadline back to Monday.", "10-19 17:00"),
    ("Deadline extended: submissions now accepted until November 3.", "11-03 17:00"),
    ("I thought my deadline was 5 p.m. but it's now 3 p.m.", "10-14 15:00"),
    ("Earlier I said Thursday; I now need it by noon today.", "10-14 12:00"),
    ("Good news, my editor gave me until Friday morning.", "10-16 12:00"),
    ("They've moved my deadline up to 1 p.m.", "10-14 13:00"),
    ("Scratch that: deadline is 4 p.m., not 6 p.m.", "10-14 16:00"),
    ("New deadline: tomorrow 9am", "10-15 09:00"),
    ("My deadline was yesterday but I can still add a line until 3 p.m.", "10-14 15:00"),
    ("Extension! I now have till Thursday noon.", "10-15 12:00"),
    ("Change of plans: we need it by 1 instead of 4.", "10-14 13:00"),
    ("New deadline is Thursday 10 am (was Friday).", "10-15 10:00"),
    ("Story got bumped to Friday, so the new deadline is Thursday at 5.", "10-15 17:00"),
    ("Editor now wants it at 2 instead of 4.", "10-14 14:00"),
    ("The new deadline is Monday at 10; the old one, Friday, no longer holds.", "10-19 10:00"),
    ("My editor moved the story up, so I need it by 1 now.", "10-14 13:00"),
    ("My editor moved the story to Sunday, so my deadline is now Friday at 6 p.m.", "10-16 18:00"),
    ("My boss gave me until Friday EOD.", "10-16 17:00"),
    ("My deadline got moved up: 1 p.m. today.", "10-14 13:00"),
]


@pytest.mark.parametrize(("words", "due"), UPDATES)
def test_the_new_time_is_read_and_the_old_one_is_not(words: str, due: str) -> None:
    """Rule 10."""
    assert show(read(words).deadline) == due
