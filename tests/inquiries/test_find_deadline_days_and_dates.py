"""Weekdays, dates, weeks and months as deadlines."""

import pytest

from tests.inquiries.deadline_reading import read, show

DAYS = [
    ("We go to print Thursday at 6 p.m. and would love a quote.", "10-15 18:00"),
    ("We have until Friday to get this done.", "10-16 17:00"),
    ("Deadline: Friday, October 16", "10-16 17:00"),
    ("Hoping to hear from you by COB Friday.", "10-16 17:00"),
    ("I would be grateful for a reply by close of business on Monday.", "10-19 17:00"),
    ("Would like to talk by Friday if possible.", "10-16 17:00"),
    ("The embargo lifts Thursday at noon. I'd like a comment by 5 p.m. today.", "10-14 17:00"),
    ("I need it by the end of the month.", "10-30 17:00"),
    ("Nominations are due by November 6.", "11-06 17:00"),
    ("Please fill in our survey by October 30.", "10-30 17:00"),
    ("Contest entries must be received by 5 p.m. on October 30.", "10-30 17:00"),
    ("With a Thursday deadline, I'd love to talk soon.", "10-15 17:00"),
    ("I need 3 sources by 5 p.m. Thursday.", "10-15 17:00"),
    ("Deadline is next Friday.", "10-23 17:00"),
    ("Deadline is this Friday.", "10-16 17:00"),
    ("Deadline is Wednesday.", "10-14 17:00"),
    ("Deadline is Wednesday at 9 a.m.", "10-21 09:00"),
    ("Please reply by Thursday, 10/15, noon.", "10-15 12:00"),
    ("We'd appreciate a response by end of business on October 15th.", "10-15 17:00"),
    ("I need an official who can talk. I am on deadline this Friday at 5 p.m. Thank you!", "10-16 17:00"),
    ("I'd like to interview her sometime before Friday.", "10-16 17:00"),
    ("I need this back by Monday, Oct. 19.", "10-19 17:00"),
    ("Could you please answer the following by Tuesday, October 20 at noon?", "10-20 12:00"),
    ("Please submit your answers before 11:59 p.m. on Oct. 31.", "10-31 23:59"),
    ("Deadline for comment: Thursday, 3 p.m.", "10-15 15:00"),
    ("The survey closes on October 30.", "10-30 17:00"),
    ("Our reader survey is open until October 30 at midnight.", "10-31 00:00"),
    ("Submissions close Friday at 5.", "10-16 17:00"),
    ("The deadline for nominations is Nov. 6.", "11-06 17:00"),
    ("Deadline is tomorrow, Thursday, at 10 a.m.", "10-15 10:00"),
    ("Deadline is tomorrow (Thursday) at 10 a.m.", "10-15 10:00"),
    ("My deadline is Thursday, but earlier is better.", "10-15 17:00"),
    ("I'd like to have your response by close of business Thursday, October 15, 2026.", "10-15 17:00"),
    ("Kindly respond on or before October 20.", "10-20 17:00"),
    ("Response requested by 10/20.", "10-20 17:00"),
    ("Please get me your answers before the end of the day Friday.", "10-16 17:00"),
    ("This is due Monday.", "10-19 17:00"),
    ("It's due first thing Monday morning.", "10-19 09:00"),
    ("Column due to my editor Thursday night.", "10-15 21:00"),
    ("Looking to wrap this up by Friday.", "10-16 17:00"),
    ("I want to turn the story in on Friday.", "10-16 17:00"),
    ("The call for op-eds closes November 1.", "11-01 17:00"),
    ("Please send nominations for our 40 Under 40 by Nov. 2.", "11-02 17:00"),
    ("Registration closes November 1. Please send a quote by Friday.", "10-16 17:00"),
    ("Can you do it Thursday by 5?", "10-15 17:00"),
    ("Before Thursday if you can.", "10-15 17:00"),
    ("Need it by end of week.", "10-16 17:00"),
    ("Need it by the end of next week.", "10-23 17:00"),
    ("Need it by Friday of next week.", "10-23 17:00"),
    ("Need it by a week from Friday.", "10-23 17:00"),
    ("I'd need it by this coming Monday.", "10-19 17:00"),
    ("I need it by Wednesday next week.", "10-21 17:00"),
    ("Deadline-wise, I'm looking at Thursday evening.", "10-15 21:00"),
    ("The piece has to be in by Thursday night.", "10-15 21:00"),
    ("The magazine closes on Friday.", "10-16 17:00"),
    ("We close the issue on Thursday at noon.", "10-15 12:00"),
    ("The newsletter goes out Friday at 6 a.m., and I need quotes by Thursday at 4 p.m.", "10-15 16:00"),
    ("Our photo contest deadline is Nov. 15.", "11-15 17:00"),
    ("We've set October 30 as the deadline for answers.", "10-30 17:00"),
    ("October 30 is the deadline for all survey responses.", "10-30 17:00"),
    ("Please complete the questionnaire by 11/2/2026.", "11-02 17:00"),
    ("Responses received by Oct. 20 will be included in the story.", "10-20 17:00"),
    ("The voter guide deadline is Monday, Oct. 19 at 5 p.m. Please have your members send answers.", "10-19 17:00"),
    ("The mayor's deadline for the police contract is Friday. Would you comment by 3pm today?", "10-14 15:00"),
    ("What happens if Congress misses the Friday deadline? I'd love a quote by tomorrow noon.", "10-15 12:00"),
    ("Happy to extend: you have until Friday at 5 to respond.", "10-16 17:00"),
    ("Forget Friday, I need it Thursday by 3.", "10-15 15:00"),
    ("Deadline: Oct 16th, 17:00 UTC", "10-16 13:00"),
    ("Deadline: Thu 10/15 @ 3pm", "10-15 15:00"),
    ("Deadline: 15 Oct 2026 15:00", "10-15 15:00"),
    ("Please respond by 10 a.m. on Thursday, the 15th.", "10-15 10:00"),
    ("Please respond by Thursday the 15th at 10 a.m.", "10-15 10:00"),
    ("Please respond by the morning of Oct. 16.", "10-16 12:00"),
    ("Please respond by the afternoon of Friday, Oct. 16.", "10-16 17:00"),
    ("The paper comes out Thursdays, so our deadline is Tuesday at 5 p.m.", "10-20 17:00"),
    ("Since the paper comes out Thursdays, we need everything in by Tuesday evening.", "10-20 21:00"),
    ("We have you down for Thursday at 5 p.m.; please confirm by tonight.", "10-14 21:00"),
    ("Due 10/20.", "10-20 17:00"),
    ("I'm to hand this in Friday before noon.", "10-16 12:00"),
    (
        "Your statement, dated Oct. 13, 2026, 4 p.m., mentions 12 cities by name. Could you list them by Friday?",
        "10-16 17:00",
    ),
    ("I'd want it no later than close of business, Monday the 19th.", "10-19 17:00"),
]


@pytest.mark.parametrize(("words", "due"), DAYS)
def test_days_are_the_ones_a_reader_of_that_wednesday_would_take(words: str, due: str) -> None:
    """Rules 4 and 5."""
    assert show(read(words).deadline) == due


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-10-15T16:59:00-04:00", "10-15 17:00"),
        ("2026-10-15T17:00:00-04:00", "10-22 17:00"),
        ("2026-10-15T17:01:00-04:00", "10-22 17:00"),
    ],
)
def test_thursday_written_on_thursday_is_today_while_its_time_is_ahead(sent: str, due: str) -> None:
    """Lesson 29: "Thursday" sent on Thursday."""
    assert show(read("My deadline is Thursday.", sent=sent).deadline) == due


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-10-16T10:00:00-04:00", "10-16 17:00"),
        ("2026-10-17T10:00:00-04:00", None),
        ("2026-10-12T10:00:00-04:00", "10-16 17:00"),
    ],
)
def test_this_friday_lies_in_the_current_week(sent: str, due: str | None) -> None:
    assert show(read("My deadline is this Friday.", sent=sent).deadline) == due


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-10-11T10:00:00-04:00", "10-16 17:00"),
        ("2026-10-12T10:00:00-04:00", "10-23 17:00"),
        ("2026-10-18T10:00:00-04:00", "10-23 17:00"),
    ],
)
def test_next_friday_lies_in_the_week_after(sent: str, due: str) -> None:
    assert show(read("My deadline is next Friday.", sent=sent).deadline) == due


def test_a_date_without_a_year_is_the_nearest_future_one() -> None:
    reading = read("I need it by January 8.", sent="2026-12-28T10:00:00-05:00")
    assert reading.deadline is not None
    assert reading.deadline.at.isoformat() == "2027-01-08T17:00:00-05:00"


def test_a_date_just_past_is_no_deadline_of_next_year() -> None:
    reading = read("I asked for it by October 8. Can you still comment by October 8?")
    assert (reading.deadline, reading.offered) == (None, None)


def test_the_setting_turns_day_and_month_round() -> None:
    assert show(read("I need it by 6/11.", day_first=True).deadline) == "11-06 17:00"
    assert show(read("I need it by 11/6.").deadline) == "11-06 17:00"


def test_a_day_no_calendar_has_is_no_deadline() -> None:
    assert read("Deadline: 13/45. I need it by February 31.").deadline is None
