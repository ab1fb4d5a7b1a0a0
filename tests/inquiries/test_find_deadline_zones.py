"""Whose noon it is."""

import pytest

from tests.inquiries.deadline_reading import read, show

ZONES = [
    ("Please respond no later than Friday, Oct. 16, at 5 p.m. ET.", "10-16 17:00"),
    ("Deadline: 10/16/2026, 5:00 PM EST", "10-16 17:00"),
    ("Deadline - 7:00 PM ET - 15 October", "10-15 19:00"),
    ("My deadline is 5 p.m. Pacific.", "10-14 20:00"),
    ("Deadline 4 p.m. CT today", "10-14 17:00"),
    ("I need it by 6 p.m. London time tomorrow.", "10-15 13:00"),
    ("Comment needed by tomorrow, 10 a.m. Eastern.", "10-15 10:00"),
    ("Deadline 12 p.m. EST.", "10-14 12:00"),
    ("need by noon PT", "10-14 15:00"),
    ("I'm in Denver, so 5 p.m. Mountain is my deadline.", "10-14 19:00"),
    ("Can you respond by 5 p.m. my time (Central)?", "10-14 18:00"),
    ("By 2pm your time, please.", "10-14 14:00"),
    ("We'll need to hear from you by 6pm EST in order to include your comment.", "10-14 18:00"),
    ("Deadline for entries is November 13 at 11:59 p.m. PT.", "11-14 02:59"),
    ("Please respond. Our deadline for a response is 5 p.m. ET, Friday, October 16.", "10-16 17:00"),
    ("We can give you more time, until Monday at 10 a.m.", "10-19 10:00"),
    ("Need comment by 5 p.m. EST/2 p.m. PST", "10-14 17:00"),
    ("Deadline: 5 PM Eastern / 2 PM Pacific", "10-14 17:00"),
    ("Deadline 9 a.m. Hawaii time", "10-14 15:00"),
    ("I'd need it by noon (Pacific)", "10-14 15:00"),
    ("I need your answer by tomorrow at 3pm, Chicago time.", "10-15 16:00"),
    ("Deadline is end of business today, Pacific time.", "10-14 20:00"),
    ("Deadline is noon ET tomorrow (9 a.m. PT).", "10-15 12:00"),
]


@pytest.mark.parametrize(("words", "due"), ZONES)
def test_a_zone_named_in_the_text_wins(words: str, due: str) -> None:
    """Rule 2."""
    assert show(read(words).deadline) == due


@pytest.mark.parametrize(
    ("sent", "zone_name", "due"),
    [
        ("2026-10-14T10:00:00-04:00", "America/New_York", "10-15 12:00"),
        ("2026-10-14T10:00:00-05:00", "America/Chicago", "10-15 13:00"),
        ("2026-10-14T10:00:00-06:00", "America/Denver", "10-15 14:00"),
        ("2026-10-14T10:00:00-07:00", "America/Los_Angeles", "10-15 15:00"),
        ("2026-12-02T10:00:00-07:00", "America/Denver", "12-03 14:00"),
        ("2026-12-02T10:00:00-08:00", "America/Los_Angeles", "12-03 15:00"),
        ("2026-10-14T10:00:00+00:00", "America/New_York", "10-15 12:00"),
        ("2026-10-14T10:00:00+02:00", "America/New_York", "10-15 12:00"),
        ("2026-12-02T10:00:00-04:00", "UTC-04:00", "12-03 11:00"),
    ],
)
def test_noon_is_the_writers_own_where_her_mail_tells_it(sent: str, zone_name: str, due: str) -> None:
    """Lesson 29: "noon" in whose zone. An offset of zero says nothing: then it is the office's."""
    deadline = read("My deadline is noon tomorrow.", sent=sent).deadline
    assert deadline is not None
    assert (deadline.zone_name, show(deadline)) == (zone_name, due)


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("My deadline is 5 p.m. EST on July 10.", "-04:00"),
        ("My deadline is 5 p.m. EDT on January 10.", "-05:00"),
        ("My deadline is 5 p.m. PDT on January 10.", "-08:00"),
    ],
)
def test_standard_or_daylight_is_not_taken_literally(words: str, offset: str) -> None:
    deadline = read(words, sent="2027-01-04T10:00:00-05:00").deadline
    assert deadline is not None
    assert deadline.at.isoformat().endswith("T17:00:00" + offset)


@pytest.mark.parametrize(
    ("sent", "words", "at"),
    [
        ("2026-10-30T10:00:00-04:00", "I need it by Sunday at noon.", "2026-11-01T12:00:00-05:00"),
        ("2026-10-30T10:00:00-04:00", "I need it by midnight on Saturday.", "2026-11-01T00:00:00-04:00"),
        ("2026-10-30T10:00:00-04:00", "I need it by 1:30 a.m. Sunday.", "2026-11-01T01:30:00-04:00"),
        ("2027-03-12T10:00:00-05:00", "I need it by Sunday at noon.", "2027-03-14T12:00:00-04:00"),
        ("2027-03-12T10:00:00-05:00", "I need it by 2:30 a.m. Sunday.", "2027-03-14T03:30:00-04:00"),
        ("2027-03-12T10:00:00-05:00", "I need it by midnight on Sunday.", "2027-03-15T00:00:00-04:00"),
    ],
)
def test_days_keep_their_wall_clock_across_a_clock_change(sent: str, words: str, at: str) -> None:
    """Lesson 29: DST night. An hour that spring skips is read an hour later."""
    deadline = read(words, sent=sent).deadline
    assert deadline is not None
    assert deadline.at.isoformat() == at


def test_your_time_is_the_offices_and_my_time_the_writers() -> None:
    sent = "2026-10-14T09:00:00-07:00"
    assert show(read("I need it by 5 p.m. your time.", sent=sent).deadline) == "10-14 17:00"
    assert show(read("I need it by 5 p.m. my time.", sent=sent).deadline) == "10-14 20:00"
