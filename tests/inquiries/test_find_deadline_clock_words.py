"""Hours and words for them, said of today, tomorrow or no day at all."""

import pytest

from tests.inquiries.deadline_reading import read, show

CLOCK_WORDS = [
    ("Could you get back to me by 3?", "10-14 15:00"),
    ("I'm filing at 3, any comment?", "10-14 15:00"),
    ("The issue goes to press tomorrow at noon.", "10-15 12:00"),
    ("My story is due tomorrow morning.", "10-15 12:00"),
    ("Story is due by 5 p.m. tomorrow.", "10-15 17:00"),
    ("I have until 2 p.m. to finish this.", "10-14 14:00"),
    ("My deadline's noon tomorrow.", "10-15 12:00"),
    ("Please send it by EOD.", "10-14 17:00"),
    ("Would love your thoughts by end of day tomorrow.", "10-15 17:00"),
    ("Any response needed by midnight tonight.", "10-15 00:00"),
    ("Looking for comment by first thing tomorrow.", "10-15 09:00"),
    ("Could you send something this afternoon?", "10-14 17:00"),
    ("Can you get me a quote today?", "10-14 17:00"),
    ("I need an answer tonight.", "10-14 21:00"),
    ("I'm on deadline at 4 p.m., please call me.", "10-14 16:00"),
    ("I'm on a tight deadline: 12:30 today.", "10-14 12:30"),
    ("Necesito hablar con alguien en dos horas.", "10-14 12:00"),
    ("We're hoping to speak with someone before our 5 p.m. deadline.", "10-14 17:00"),
    ("I'm working against a 3 p.m. deadline today.", "10-14 15:00"),
    ("If we don't hear from you by noon we will say you did not respond.", "10-14 12:00"),
    ("Please let me know by tomorrow whether you would like to comment.", "10-15 17:00"),
    ("I can hold the story until 6.", "10-14 18:00"),
    ("We need a comment on the voter registration deadline by 4 p.m.", "10-14 16:00"),
    ("Need quote EOD", "10-14 17:00"),
    ("Our deadline for comment is 6 tonight.", "10-14 18:00"),
    ("Filing tonight, would appreciate anything you have.", "10-14 21:00"),
    ("I need to turn this in by 9 p.m.", "10-14 21:00"),
    ("I have to file by 6.", "10-14 18:00"),
    ("I've got to file by 6 p.m. so anything before then helps.", "10-14 18:00"),
    ("We're going to press at 11 tonight.", "10-14 23:00"),
    ("My editor needs it by 8 a.m. tomorrow.", "10-15 08:00"),
    ("Anything you can share before 4 would be a big help.", "10-14 16:00"),
    ("If you could send something over by, say, 4:15, that'd be great.", "10-14 16:15"),
    ("I need the number of cities by population of 50,000 by 6 p.m.", "10-14 18:00"),
    ("The ordinance passed 5 to 3. I need a reaction by 4.", "10-14 16:00"),
    ("The federal deadline to spend the money is December 31. I'd like a comment by tomorrow noon.", "10-15 12:00"),
    ("Just checking in on this, I'm still hoping for something by 2 p.m.", "10-14 14:00"),
    ("Following up: deadline is EOD today.", "10-14 17:00"),
    ("Buenas tardes, quisiera un comentario antes del viernes.", "10-16 17:00"),
    ("If you'd like to respond, the deadline is 6 p.m. tonight.", "10-14 18:00"),
    ("I'll be filing this evening.", "10-14 21:00"),
    ("I plan to file by 5.", "10-14 17:00"),
    ("We're shooting tomorrow at 9 and need a yes or no today.", "10-14 17:00"),
    ("Need a yes/no by 1pm.", "10-14 13:00"),
    ("Pls call by 11:30.", "10-14 11:30"),
    ("call me back by noon @ 555-0102", "10-14 12:00"),
    ("I'm at 555-0102, my deadline is 5.", "10-14 17:00"),
    ("Deadline is today.", "10-14 17:00"),
    ("Deadline's tomorrow.", "10-15 17:00"),
    ("I have a 2 o'clock deadline.", "10-14 14:00"),
    ("My deadline is five o'clock.", "10-14 17:00"),
    ("My deadline is half past four.", "10-14 16:30"),
    ("On deadline for 5 pm today", "10-14 17:00"),
    ("Could you turn this around by tonight?", "10-14 21:00"),
    ("Council must pass a budget by midnight tonight. We need a comment by 6.", "10-14 18:00"),
    ("by eob tomorrow pls", "10-15 17:00"),
    ("Need by COB.", "10-14 17:00"),
    ("Can your office provide comment? We'd need it by tomorrow at noon to make the print edition.", "10-15 12:00"),
    ("My deadline for this is pretty tight - tomorrow by 10am.", "10-15 10:00"),
    ("Time is short: my editor wants copy by 4.", "10-14 16:00"),
    ("I am on deadline and hoping to speak with someone this afternoon.", "10-14 17:00"),
    ("Would anyone be available to chat before 4pm today?", "10-14 16:00"),
    ("Is anyone available for a quick call this afternoon? I file tonight.", "10-14 21:00"),
    ("Please reply as soon as you can, and no later than 5pm tomorrow.", "10-15 17:00"),
    ("Sorry for the short notice! My deadline is 11:30 AM.", "10-14 11:30"),
    ("I need to get this to my editor by 2.", "10-14 14:00"),
    ("I've got to have this wrapped up by tomorrow night.", "10-15 21:00"),
    ("We're locking the page at 7 tonight.", "10-14 19:00"),
    ("I can give you until 6 tonight.", "10-14 18:00"),
    ("Deadline: 2026-10-15 15:00", "10-15 15:00"),
    ("deadline: tmrw 3p", "10-15 15:00"),
    ("need asap, no later than 3:30pm", "10-14 15:30"),
    ("before EOD if poss", "10-14 17:00"),
    ("by 3ish?", "10-14 15:00"),
    ("Please respond before noon on the 20th.", "10-20 12:00"),
    ("Favor de responder antes del martes 20.", "10-20 17:00"),
    ("Would you be able to send the press release by 9 a.m. tomorrow?", "10-15 09:00"),
    ("I'm at the airport until 5, then filing at 8 tonight.", "10-14 20:00"),
    ("Correction: my deadline is 2 p.m., sorry, I wrote 4 p.m. earlier.", "10-14 14:00"),
    ("My copy is due at 6.", "10-14 18:00"),
    ("Copy due 6pm.", "10-14 18:00"),
    ("I turn it in tomorrow at 8 a.m.", "10-15 08:00"),
    ("We record at 2 p.m. tomorrow, so I need to know by today.", "10-14 17:00"),
    ("Cierre: jueves 15, 6 p.m.", "10-15 18:00"),
]


@pytest.mark.parametrize(("words", "due"), CLOCK_WORDS)
def test_clock_words_mean_the_hours_the_office_agreed_on(words: str, due: str) -> None:
    """Rule 3."""
    assert show(read(words).deadline) == due


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-10-14T14:59:00-04:00", "10-14 15:00"),
        ("2026-10-14T18:01:00-04:00", "10-15 15:00"),
        ("2026-10-14T23:30:00-04:00", "10-15 15:00"),
    ],
)
def test_a_bare_hour_is_the_next_such_time_of_a_working_day(sent: str, due: str) -> None:
    assert show(read("I'm filing at 3.", sent=sent).deadline) == due


def test_an_hour_just_gone_by_is_only_offered_for_tomorrow() -> None:
    reading = read("I'm filing at 3.", sent="2026-10-14T15:00:00-04:00")
    assert reading.deadline is None
    assert show(reading.offered) == "10-15 15:00"


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-10-14T16:59:00-04:00", "10-14 17:00"),
        ("2026-10-14T17:00:00-04:00", "10-15 00:00"),
        ("2026-10-14T17:01:00-04:00", "10-15 00:00"),
    ],
)
def test_end_of_day_asked_for_after_five_is_the_end_of_that_day(sent: str, due: str) -> None:
    """Rule 12."""
    assert show(read("I need it by EOD.", sent=sent).deadline) == due
