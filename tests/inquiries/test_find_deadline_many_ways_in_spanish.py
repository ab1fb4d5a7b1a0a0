"""More ways to state a deadline in Spanish, and times that are none; and updates that move one."""

import pytest

from tests.inquiries.deadline_reading import read, show

DICHO = [
    ("¿Me mandan algo para hoy a las 5?", "10-14 17:00"),
    ("La nota se sube a las 5 y quisiera incluir su versión antes.", "10-14 17:00"),
    ("Mi límite es a las 5.", "10-14 17:00"),
    ("Tengo que tener todo listo a las 5.", "10-14 17:00"),
    ("Se cierra la edición a las 5.", "10-14 17:00"),
    ("Necesito su postura antes de las 17 hrs.", "10-14 17:00"),
    ("Necesito su postura antes de las 17:00 h.", "10-14 17:00"),
    ("¿Podrían contestar antes de las 5pm?", "10-14 17:00"),
    ("Respuesta requerida: hoy 5 pm", "10-14 17:00"),
    ("Estoy cerrando a las 5.", "10-14 17:00"),
    ("Lo tengo que entregar a las 5.", "10-14 17:00"),
    ("Si me responden antes de las 5, lo incluyo.", "10-14 17:00"),
    ("A más tardar a las 5 de la tarde, por favor.", "10-14 17:00"),
    ("Como máximo a las 5.", "10-14 17:00"),
    ("Me gustaría contar con su respuesta antes de las 5.", "10-14 17:00"),
    ("Les agradezco la respuesta hoy.", "10-14 17:00"),
    ("¿Alguien puede hablar conmigo hoy antes de las cinco de la tarde?", "10-14 17:00"),
    ("Me lo piden para mañana.", "10-15 17:00"),
    ("Mi editor lo quiere mañana.", "10-15 17:00"),
    ("Es para mañana, ¿me ayudan?", "10-15 17:00"),
    ("Lo ocupo mañana a primera hora.", "10-15 09:00"),
    ("¿Me podrían contestar mañana antes del mediodía?", "10-15 12:00"),
    ("La fecha límite es mañana 12 del día.", "10-15 12:00"),
    ("Entrego mañana a las diez y media.", "10-15 10:30"),
    ("Cierro a las cinco menos cuarto.", "10-14 16:45"),
    ("Me quedan dos horas, ¿me ayudan?", "10-14 12:00"),
    ("Recibimos respuestas hasta el viernes.", "10-16 17:00"),
    ("Pueden mandarlo hasta el viernes.", "10-16 17:00"),
    ("El viernes es mi fecha límite.", "10-16 17:00"),
    ("El viernes cierro.", "10-16 17:00"),
    ("Tienen hasta el viernes para responder.", "10-16 17:00"),
    ("Entrego el viernes.", "10-16 17:00"),
    ("Mi plazo vence el viernes.", "10-16 17:00"),
    ("Quedo a la espera de su respuesta antes del viernes.", "10-16 17:00"),
    ("La tarea es para el viernes.", "10-16 17:00"),
    ("El trabajo se entrega el viernes.", "10-16 17:00"),
    ("Ahora es para el lunes, me dieron más tiempo.", "10-19 17:00"),
]
MOVIDO = [
    ("New time: need it by 3, not 5.", "10-14 15:00"),
    ("Correction, 3pm.\nDeadline is 3pm.", "10-14 15:00"),
    ("They bumped me up to 3.", "10-14 15:00"),
    ("My slot got moved earlier, so I need it at 3 instead.", "10-14 15:00"),
    ("Turns out I have till 3.", "10-14 15:00"),
    ("Actually 3 p.m. would be the deadline now.", "10-14 15:00"),
    ("I've been given an extension until Friday at noon.", "10-16 12:00"),
    ("Good news: extension to Friday noon.", "10-16 12:00"),
    ("The new deadline's Friday noon.", "10-16 12:00"),
    ("We're now running it Saturday, so Friday noon is fine for your answer.", "10-16 12:00"),
    ("You can take until Friday noon.", "10-16 12:00"),
    ("Take your time, Friday noon is the new deadline.", "10-16 12:00"),
    ("Ok, I can give you until Friday at noon, but not later.", "10-16 12:00"),
    ("The desk pushed it to Friday noon.", "10-16 12:00"),
    ("Deadline pushed to Friday noon.", "10-16 12:00"),
    ("Story's held, new deadline Fri noon.", "10-16 12:00"),
]
DE_OTROS = [
    "El lunes es feriado y no trabajamos.",
    "El programa se transmite el lunes a las 8.",
    "La reunión termina a las 5.",
    "La biblioteca cierra a las 5.",
    "La ciudad quiere terminar antes de diciembre.",
    "El juez le dio hasta el viernes a la ciudad.",
    "El plazo de la ciudad vence el viernes.",
    "Nos vemos el viernes a las 5.",
    "Les escribo el viernes con más detalles.",
    "Hablamos mañana a las 10.",
    "¿Pueden mañana a las 10 para la entrevista?",
    "La entrevista quedó para mañana a las 10.",
    "El plan estará listo para el viernes, dijo la alcaldesa.",
    "Salió publicado ayer a las 5.",
]


@pytest.mark.parametrize(("words", "due"), DICHO)
def test_a_spanish_deadline_is_read_however_it_is_said(words: str, due: str) -> None:
    """Rule 11."""
    assert show(read(words).deadline) == due


@pytest.mark.parametrize(("words", "due"), MOVIDO)
def test_an_answer_that_moves_the_deadline_is_read(words: str, due: str) -> None:
    """Rule 10."""
    assert show(read(words, "Re: comment").deadline) == due


@pytest.mark.parametrize("words", DE_OTROS)
def test_spanish_times_of_others_are_left_alone(words: str) -> None:
    """Rules 8 and 13."""
    reading = read(words)
    assert (show(reading.deadline), show(reading.offered), reading.urgent) == (None, None, False)
