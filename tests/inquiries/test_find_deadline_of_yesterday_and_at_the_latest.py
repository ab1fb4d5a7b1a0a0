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
    ("We move the brief at 3:15 ET. A line from your group by then would go into the first version.", "10-14 15:15"),
    ("The story moves on the wire at 3:15 p.m., so please answer before that.", "10-14 15:15"),
    ("I hand the checked proof back at close of business tomorrow.", "10-15 17:00"),
    ("I told you 5, but the desk wants my copy at 2 now.", "10-14 14:00"),
    ("Friday would be a dream, though I can take it as late as Monday at 9 in the morning.", "10-19 09:00"),
    ("I'd like to speak with a city forester by week's end.", "10-16 17:00"),
    ("Space is short, so what reaches me by Tuesday at 6 p.m. gets in.", "10-20 18:00"),
    ("It has to be in hand by 11:20.", "10-14 11:20"),
    ("The hard stop for everything in part one is Monday at 5:30 p.m.", "10-19 17:30"),
    ("Habría que entregarla para el próximo viernes.", "10-16 17:00"),
    ("¿Me lo pueden pasar mañana por la mañana?", "10-15 12:00"),
    ("Agradeceremos que nos la devuelvan al final de la semana laboral.", "10-16 17:00"),
    ("Tienen 24 horas para hacernos llegar sus comentarios.", "10-15 10:00"),
    ("Dispone de 48 horas para contestar.", "10-16 10:00"),
    ("Voy a cerrar la lista a fin de mes.", "10-30 17:00"),
    ("Me gustaría contar con las respuestas a primera hora del lunes.", "10-19 09:00"),
    ("Your letters of support must reach me by Friday.", "10-16 17:00"),
    ("You can reach me during business hours at 212-555-0100, deadline is Friday 5 p.m.", "10-16 17:00"),
    ("Our office hours are 9 to 5, but I need your answer by 3 p.m. tomorrow.", "10-15 15:00"),
    ("We need the opening hours of all 12 branches by 5 p.m. Thursday.", "10-15 17:00"),
    ("Necesito los horarios de los 12 parques antes del viernes.", "10-16 17:00"),
    ("Your office hours page says 9 to 5; my deadline is 6 p.m.", "10-14 18:00"),
    ("Please send a statement by 5 p.m., Daily News reporter Jane Doe", "10-14 17:00"),
    ("Please reply by noon (Daily Herald).", "10-14 12:00"),
    ("Like I said last night 6 p.m. is my deadline.", "10-14 18:00"),
    ("We need a comment on the vote tomorrow.", "10-15 17:00"),
    ("Can you send a statement on the arrests today?", "10-14 17:00"),
    ("Newsroom hours are 9 to 5, so please answer by 4 p.m.", "10-14 16:00"),
    ("Please reply by 5 p.m. yesterday was too busy for the desk.", "10-14 17:00"),
    ("Listings should be confirmed with me by 5 p.m. today.", "10-14 17:00"),
    ("Letters must reach me by Friday.", "10-16 17:00"),
    ("Hard stop for copy 6 p.m.", "10-14 18:00"),
    ("Looking for comment on the closures Friday at the latest.", "10-16 17:00"),
    ("Can you get me a statement about the fire today?", "10-14 17:00"),
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
    "Letters to the editor must be received by Wednesday at noon to be considered for Sunday's paper.",
    "Obituaries are due by 4 p.m. Friday.",
    "La ciudad cuenta con 24 horas para responder al juez. ¿Qué va a hacer?",
    "Los vecinos disponen de 10 días para responder.",
    "El alcalde dijo: vamos a cerrar la planta el viernes.",
    "Habría que aprobar el presupuesto antes del viernes, dice la oposición. ¿Qué opina?",
    "Me pidieron una nota sobre el desfile del viernes.",
    "Ballots: what comes in by Tuesday at 8 p.m. counts. Can you confirm?",
    "The alert posts at 6 a.m. tomorrow. Will residents get a call by then?",
    "The last time I could reach her is Friday.",
    "The latest is 5 p.m. at City Hall.",
    "Lo más tarde que abren es a las 8 p.m.",
    "A los vecinos nos piden entregar la basura a las 8 p.m.",
    "La alcaldía nos pide entregar la acreditación antes del viernes.",
    "For our meeting tomorrow, anything before 5 p.m. works.",
    "We'd like a comment on why residents of the district must vote by Thursday.",
    "Press releases must be received by Friday.",
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
