"""The subject counts as text."""

import pytest

from tests.inquiries.deadline_reading import read, show

SUBJECTS = [
    ("Comment by 5pm today?", "What do you think of the order?", "10-14 17:00"),
    ("DEADLINE TODAY 5PM: rent control", "Do you have a comment?", "10-14 17:00"),
    ("Media inquiry - deadline Friday", "Hi, see questions below.", "10-16 17:00"),
    ("Deadline today", "I need a comment by 4 p.m.", "10-14 16:00"),
    ("Comment request (due 10/15 at 10am)", "Questions attached.", "10-15 10:00"),
    ("Query: rents - need by Fri", "Questions attached.", "10-16 17:00"),
    ("Deadline: noon", "Statement on ruling?", "10-14 12:00"),
    (
        "Interview request: transit (deadline Oct. 21)",
        "Hi, could we set up 15 minutes with someone on October 19 or 20?",
        "10-21 17:00",
    ),
]


@pytest.mark.parametrize(("subject", "words", "due"), SUBJECTS)
def test_a_deadline_in_the_subject_is_read(subject: str, words: str, due: str) -> None:
    """Rule 11."""
    assert show(read(words, subject).deadline) == due
