"""Which mails want an answer now."""

import pytest

from tests.inquiries.deadline_reading import read

HASTE = [
    ("", "I need something in a few hours."),
    ("", "This is urgent, please call."),
    ("", "I'm on deadline, please call me."),
    ("BREAKING: mayor resigns", "Any comment?"),
    ("", "Por favor contesten lo antes posible."),
    ("[URGENT] comment", "Please call."),
    ("TIME SENSITIVE", "Statement on ruling?"),
    ("", "Time-sensitive, 2 hours."),
    ("", "Anything in the next few hours would help."),
]


@pytest.mark.parametrize(("subject", "words"), HASTE)
def test_haste_without_a_time_is_urgent_and_no_deadline(subject: str, words: str) -> None:
    """Rule 9."""
    reading = read(words, subject)
    assert (reading.deadline, reading.offered, reading.urgent) == (None, None, True)


@pytest.mark.parametrize(
    ("sent", "urgent"),
    [
        ("2026-10-14T13:59:00-04:00", False),
        ("2026-10-14T14:00:00-04:00", False),
        ("2026-10-14T14:01:00-04:00", True),
    ],
)
def test_a_deadline_under_three_hours_away_is_urgent(sent: str, urgent: bool) -> None:
    assert read("My deadline is 5 p.m.", sent=sent).urgent is urgent


@pytest.mark.parametrize(
    "words",
    [
        "This is not urgent at all.",
        "No rush, we're not on deadline.",
        "My urgent care story ran. Thanks!",
        "The order took effect immediately. What do you make of it?",
        "Got it, thanks, no longer urgent.",
    ],
)
def test_haste_denied_or_spoken_of_is_not_urgent(words: str) -> None:
    assert read(words).urgent is False


def test_a_stated_time_says_how_urgent_it_is() -> None:
    assert read("Urgent: my deadline is Friday at 5 p.m.").urgent is False
