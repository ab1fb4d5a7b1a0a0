"""Hours of a day that is over, of the house and of what happens beside it; the latest that still helps."""

import pytest

from tests.inquiries.deadline_reading import read, show

SAID = [
    ("The absolute latest I can take changes is tomorrow at 11 a.m.", "10-15 11:00"),
    ("The latest is 4 p.m.", "10-14 16:00"),
    ("The latest I can hear from you is 4 p.m.", "10-14 16:00"),
    ("The last moment we can add a quote is 4 p.m.", "10-14 16:00"),
    ("Lo más tarde que puedo recibirlo es mañana a las 11.", "10-15 11:00"),
    ("I'm at my desk until 6, so anything before 6 works.", "10-14 18:00"),
    ("That's when my story locks, so anything before 6 p.m. will do.", "10-14 18:00"),
    ("I'm up until midnight and that's when it locks, so anything before midnight works.", "10-15 00:00"),
    ("Can I get a comment on the council vote by Thursday?", "10-15 17:00"),
    ("Could you send a comment on tonight's school board vote by 4 p.m.?", "10-14 16:00"),
    ("Me pidieron la nota al final del día.", "10-14 17:00"),
    ("Me piden el texto para mañana al mediodía.", "10-15 12:00"),
    ("Nos pidieron entregar la nota al final del día.", "10-14 17:00"),
    ("As I said yesterday my deadline is 5 p.m.", "10-14 17:00"),
    ("I need the comment you promised yesterday by 5 p.m.", "10-14 17:00"),
    ("Can I get a comment on yesterday's vote by 5 p.m.?", "10-14 17:00"),
    ("Please reply during business hours by Friday 5 p.m.", "10-16 17:00"),
    ("Could we get a statement on last night's shooting within the hour?", "10-14 11:00"),
    ("Could I get a comment today on the ruling?", "10-14 17:00"),
    ("The tenants are demanding a response by Friday; I need your comment by 5 today.", "10-14 17:00"),
    ("The agency is seeking comments by Friday and I'd like yours by Thursday.", "10-15 17:00"),
    ("My editor wants an answer by Friday.", "10-16 17:00"),
]
NOT_SAID = [
    "My deadline was yesterday at 5, so the piece is already out.",
    "The deadline was yesterday at 3 p.m.",
    "You missed my deadline of 5 p.m. yesterday.",
    "We had to file yesterday by 5 p.m.",
    "La fecha límite era ayer a las 5.",
    "El cierre era ayer a las 6 p.m.",
    "Can someone comment?\n\nMaría Paz\nRedacción, El Puente\nHorario de atención: 10 a 19 h, cierre de edición 20 h\n",
    "Desk hours 10 a.m. to 7 p.m., copy deadline 8 p.m.",
    "Print deadline: 8 p.m. daily",
    "The latest figures are from Tuesday.",
    "The latest on the shelter is that it opens Friday.",
    "I need to know how residents vote by Friday.",
    "Nos piden la entrevista para el viernes.",
    "The union demanded an answer by Friday. Could you comment?",
    "The council has called for a reply by Monday. What is your view?",
    "El sindicato exigió una respuesta antes del viernes.",
]
OFFERED = [
    ("Do you have any reaction to the mayor's arrest tonight?", "10-14 21:00"),
    ("Can we get a statement on the shooting this afternoon?", "10-14 17:00"),
    ("Could you send a comment on the protest Saturday?", "10-17 17:00"),
    ("Any reaction to the verdict Tuesday?", "10-20 17:00"),
]


@pytest.mark.parametrize(("words", "due"), SAID)
def test_the_latest_that_still_helps_is_the_deadline(words: str, due: str) -> None:
    """Rules 3, 6 and 7."""
    assert show(read(words).deadline) == due


@pytest.mark.parametrize("words", NOT_SAID)
def test_what_is_over_or_holds_on_any_day_is_none(words: str) -> None:
    """Rule 8."""
    reading = read(words)
    assert (show(reading.deadline), show(reading.offered)) == (None, None)


@pytest.mark.parametrize(("words", "due"), OFFERED)
def test_a_day_beside_what_the_comment_is_on_is_only_offered(words: str, due: str) -> None:
    """Rules 8 and 12: it may as well be the day of what happened."""
    reading = read(words)
    assert reading.deadline is None
    assert show(reading.offered) == due
