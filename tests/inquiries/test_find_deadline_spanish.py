"""Deadlines written in Spanish."""

import pytest

from tests.inquiries.deadline_reading import read, show

PLAZOS = [
    ("¿Pueden enviarnos un comentario antes de las 3?", "10-14 15:00"),
    ("Necesito una respuesta para el viernes.", "10-16 17:00"),
    ("Necesitamos su declaración a más tardar el jueves a las 10 de la mañana.", "10-15 10:00"),
    ("La fecha límite es el 20 de octubre.", "10-20 17:00"),
    ("El cierre es a las 4 de la tarde.", "10-14 16:00"),
    ("Nuestro cierre es mañana al mediodía.", "10-15 12:00"),
    ("Cerramos edición hoy a las 6 p.m.", "10-14 18:00"),
    ("Tengo hasta el lunes a las 9 de la mañana.", "10-19 09:00"),
    ("¿Podrían responder antes del mediodía, hora del Este?", "10-14 12:00"),
    ("Agradecería su respuesta antes del final del día.", "10-14 17:00"),
    ("Ojalá me contesten mañana, pero la fecha límite es el viernes a las 5 de la tarde.", "10-16 17:00"),
    ("Me adelantaron el cierre a las 2 de la tarde.", "10-14 14:00"),
    ("Ahora tengo hasta el lunes al mediodía.", "10-19 12:00"),
    ("Necesito la respuesta esta noche.", "10-14 21:00"),
    ("Necesito los datos para fin de mes.", "10-30 17:00"),
    ("Para el próximo viernes necesito el nombre de su vocero.", "10-16 17:00"),
    ("Lo necesito mañana a primera hora.", "10-15 09:00"),
    ("Mándenlo antes de las 17:00 horas, por favor.", "10-14 17:00"),
    ("Les agradecería mucho si me contestan hoy mismo.", "10-14 17:00"),
    ("¿Me pueden mandar la declaración hoy antes de las 4 p.m.?", "10-14 16:00"),
    ("Mi editora necesita el texto el jueves por la tarde.", "10-15 17:00"),
    ("El plazo para entregar la nota vence el lunes 19 de octubre a las 12 del mediodía.", "10-19 12:00"),
    ("La fecha límite se movió del jueves al viernes a las 3 de la tarde.", "10-16 15:00"),
    ("Tenemos que cerrar a las 5:30 de la tarde.", "10-14 17:30"),
    ("Cierro a las 8 de la noche.", "10-14 20:00"),
    ("Para la nota de mañana necesito un comentario de la concejala a más tardar a las 6.", "10-14 18:00"),
    ("Entrego la nota mañana al mediodía.", "10-15 12:00"),
    ("¿Podrían confirmarme en las próximas dos horas?", "10-14 12:00"),
    ("Lo necesitamos dentro de 45 minutos.", "10-14 10:45"),
    ("Lo necesito para mañana por la mañana.", "10-15 12:00"),
    ("Lo necesito antes de medianoche.", "10-15 00:00"),
    ("Lo necesito al final de la semana.", "10-16 17:00"),
    ("¿Me ayudan con un comentario? Mi hora límite es la 1 de la tarde.", "10-14 13:00"),
    ("Necesitaría la respuesta antes de las cinco.", "10-14 17:00"),
    ("Si pudieran responder antes del jueves 15 de octubre a las 12:00 se lo agradecería.", "10-15 12:00"),
    ("Me urge para hoy a las 3.", "10-14 15:00"),
    ("Nos urge tener su respuesta hoy.", "10-14 17:00"),
    ("La convocatoria cierra el 30 de octubre.", "10-30 17:00"),
    ("El plazo para responder la encuesta termina el 30 de octubre a medianoche.", "10-31 00:00"),
    ("Tienen hasta las 6 de la tarde para contestar.", "10-14 18:00"),
    ("¿Podemos hablar antes del viernes?", "10-16 17:00"),
    ("Nueva fecha límite: lunes 19 de octubre, 10 a.m.", "10-19 10:00"),
    ("El cierre ya no es el jueves, ahora es el viernes al mediodía.", "10-16 12:00"),
    ("Se extendió el plazo hasta el viernes a las 5 p.m.", "10-16 17:00"),
    ("Mándenme la respuesta mañana antes de las 10 a.m., por favor.", "10-15 10:00"),
    ("Quisiera su respuesta a más tardar mañana.", "10-15 17:00"),
    ("Mi cierre es hoy a las 17:30, hora del centro.", "10-14 18:30"),
    ("Urge respuesta hoy, antes de las 13 horas.", "10-14 13:00"),
    ("Publicamos mañana. Necesitamos su postura hoy antes de las 8 p.m.", "10-14 20:00"),
    ("Tengo que entregar mañana a las 10 de la mañana.", "10-15 10:00"),
    ("Mi deadline es a las 5 pm.", "10-14 17:00"),
    ("Necesito un comentario para hoy a las 4 p.m.", "10-14 16:00"),
    ("Agradeceremos su respuesta a más tardar el viernes 16 de octubre.", "10-16 17:00"),
    ("La nota cierra a las 7 de la noche.", "10-14 19:00"),
    ("La nota se va a imprenta el jueves por la noche.", "10-15 21:00"),
    ("Es para la edición del domingo, entrego el viernes a las 2.", "10-16 14:00"),
    ("La fecha de entrega es el lunes.", "10-19 17:00"),
    ("Necesito su comentario en menos de una hora.", "10-14 11:00"),
    ("Favor de contestar en un plazo de 24 horas.", "10-15 10:00"),
    ("Me movieron la entrega para el lunes a mediodía.", "10-19 12:00"),
    (
        "Escribo para El Faro. La nota sale mañana, así que necesito sus respuestas hoy antes de las 7 de la noche.",
        "10-14 19:00",
    ),
    ("¿Podrían enviarnos los datos a más tardar el 19 de octubre a las 15:00?", "10-19 15:00"),
    ("Tengo que mandar el texto a mi editor a las 4.", "10-14 16:00"),
    ("Mi hora de cierre son las 9 p.m.", "10-14 21:00"),
    ("Buenos días, ¿me podrían responder para el mediodía?", "10-14 12:00"),
    ("Tenemos de plazo hasta mañana a las 12.", "10-15 12:00"),
]
SIN_PLAZO = [
    ("Es urgente, ¿me llaman?", True),
    ("La audiencia es el martes a las 10 de la mañana.", False),
    ("La nota sale el domingo.", False),
    ("No hay prisa.", False),
    ("Ya no necesito el comentario, gracias.", False),
    ("Salimos al aire a las 6 de la tarde.", False),
    ("¿Tiene tiempo el jueves a las 10 para una entrevista?", False),
    ("La conferencia de prensa será mañana a las 11 de la mañana.", False),
    ("Los votantes tienen hasta el 20 de octubre para registrarse.", False),
    ("La fecha límite para inscribirse para votar es el 20 de octubre.", False),
    ("El gobernador debe firmar la ley antes del viernes.", False),
    ("Estoy contra reloj, por favor llámenme.", True),
    ("Lo necesito antes de fin de semana.", False),
    ("Ya tenemos lo que necesitábamos, gracias.", False),
    ("No tengo fecha límite.", False),
    ("Entrevista pedida para el jueves 15 de octubre, 9 a.m., en el estudio.", False),
    ("El cierre de la escuela es el viernes. ¿Tienen comentario?", False),
    ("El concejo vota el martes a las 6 de la tarde. ¿Qué opinan?", False),
    ("La ciudad tiene hasta el viernes para responder a la demanda. ¿Algún comentario?", False),
    ("Gracias, ya tengo la información. Feliz viernes.", False),
    ("La entrevista sería el jueves a las 9 de la mañana.", False),
    ("Estamos cerrando edición, por favor respondan cuanto antes.", True),
    ("El evento será el 20 de octubre de 9 a 11 de la mañana.", False),
    ("Estamos disponibles hasta las 6 de la tarde.", False),
    ("Nuestro horario es de 9 a 5.", False),
    ("La factura vence el 30 de octubre.", False),
    ("Ya entregué la nota, gracias por todo.", False),
    ("La reunión del concejo es hoy a las 7 de la noche y me gustaría tener su comentario antes.", False),
    ("Es para una nota de la próxima semana, no hay apuro.", False),
]


@pytest.mark.parametrize(("words", "due"), PLAZOS)
def test_spanish_deadlines_are_read_like_english_ones(words: str, due: str) -> None:
    """Rule 11."""
    assert show(read(words).deadline) == due


@pytest.mark.parametrize(("words", "urgent"), SIN_PLAZO)
def test_spanish_times_of_other_things_are_left_alone(words: str, urgent: bool) -> None:
    reading = read(words)
    assert (show(reading.deadline), show(reading.offered), reading.urgent) == (None, None, urgent)


def test_words_without_their_accents_are_read_the_same() -> None:
    assert show(read("La fecha limite es manana al mediodia.").deadline) == "10-15 12:00"
