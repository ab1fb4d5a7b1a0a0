"""A time inside what is told, offered or asked about belongs to that; a request beside it keeps its own."""

import pytest

from tests.inquiries.deadline_reading import read, show

# Files to fetch, money to pay, the writer's own habits, duties of others, and what a reporter asks about them.
TOLD = [
    "The audio link is good for a week; please download it by October 21 if you'd like to keep it.",
    "You can stream the whole segment on our site; listen to it before Sunday, when we take it down.",
    "Two press passes are waiting for you at the front desk. Collect them by 4 p.m. on Friday.",
    "Here is your login for our archive. Please activate your account by Friday.",
    "Your photographs from the shoot are ready. Save them by the end of the month, as we clear the server then.",
    "The annual dues for our press association are payable by November 1.",
    "Your ad contract renews on October 30; the second instalment is due by October 23.",
    "Reminder: the membership fee is due Friday at noon. Kindly remit the balance by then.",
    "The permit renewal is due by Thursday, says the clerk. How do your member cities handle that?",
    "Your license expires Friday. Renew by 5 p.m. to keep reading.",
    "Hi, Lee here, new on the housing beat. I answer every note by the end of the day.",
    "I do my best to return calls by 6 p.m.",
    "Someone from our newsroom will get back to you by noon tomorrow.",
    "Our standards team will review your complaint by Friday.",
    "I check my messages by 9 a.m. most days, so write whenever you like.",
    "The attorney general ordered the county to release the tapes by Friday. Have you seen them?",
    "A judge has told the sheriffs to answer by Monday. I wonder what your people make of it.",
    "There's a memo going round instructing department heads to report back by Thursday. Did your members get it?",
    "HUD sent a notice requiring owners to reply by October 30. Is that on your radar?",
    "The bank must decide within 20 days under the statute, meaning by November 3. Curious what you think.",
    "They demand a reply from the mayor by Friday or they'll sue. Has that happened elsewhere?",
    "He wants an answer from the commission by Thursday. Would you know why?",
    "The appeal window was extended to Friday at 5 for tenants. Do you know who pushed for that?",
    "I saw that the filing period was moved to Monday noon for vendors. How come?",
    "The deadline was pushed back to October 30 for small businesses. Did your members ask for it?",
    "Could you tell me whether the shelter will shut by Friday?",
    "Please let me know when the measure takes effect; I hear by January 1.",
    "Can you confirm that the agency is going to pull its officers out by Monday?",
    "I'd like to find out if the council votes by Thursday.",
    "Any response to the threat that the funds will be frozen by Friday?",
    "What would you like the governor to do by Friday?",
    "What should the city change by October 30?",
    "Do you want a copy of the recording from us by Friday?",
    "Would you need my questions in writing by tomorrow?",
    "Descarguen las fotos antes del viernes, por favor; el enlace caduca.",
    "La cuota anual vence el 30 de octubre.",
    "Nuestro equipo les contestará antes del viernes.",
    "El gobernador ordenó a los alcaldes responder antes del viernes. ¿Qué les parece?",
    "¿Me puede confirmar que la alcaldesa renunciará antes del viernes?",
    "¿Necesitan algo de mí antes del viernes?",
    "The transcript is on our server until Monday; you can fetch it there by then.",
    "If you want the raw footage, pull it from our drive by Friday, we delete it after that.",
    "Use the code before October 30 to get half off the annual plan.",
    "Your trial ends Friday. Upgrade by 5 p.m. to keep access.",
    "Late fee applies if the account isn't settled by October 31.",
    "We usually turn corrections around by the end of the day.",
    "Expect a call from my producer by 3 p.m. tomorrow.",
    "My assistant will send over the questions by Thursday.",
    "You'll get the questions from me by tomorrow noon.",
    "The sheriff was ordered to hand over the files by Friday.",
    "The council was asked to respond by Friday and I'm curious how.",
    "Protesters are calling on the mayor to step down by Friday.",
    "The governor's letter gives cities until Friday to comply.",
    "Parents are demanding an answer from the school board by Monday.",
    "Do you expect the council to act by Friday?",
    "How many of your members will have adopted the policy by January 1?",
    "Is there any chance the bill gets out of committee by Friday?",
    "I'm trying to understand why the state wants the maps by October 30.",
    "Do your members think they'll reach an agreement by Friday?",
    "Would any of your members be ready to vote by Friday?",
    "¿Sabe si el concejo votará antes del viernes?",
    "El condado tiene que entregar los documentos antes del viernes. ¿Qué opinan?",
    "Le enviaré las preguntas antes del viernes.",
    "Paguen la cuota antes del 30 de octubre.",
]
ASKED_FOR = [
    ("Please let me know by Friday whether your members support the bill.", "10-16 17:00"),
    ("Can you confirm by noon tomorrow that the quote is accurate?", "10-15 12:00"),
    ("Please tell me if the figures are right by 3 p.m. today.", "10-14 15:00"),
    ("Let me know if anyone can talk by 4 p.m. today.", "10-14 16:00"),
    ("Please download the attached form, fill it in and send it back by Friday.", "10-16 17:00"),
    ("The survey is at the link below; please save your answers and submit them by October 20.", "10-20 17:00"),
    ("I'm writing about the letter asking tenants to leave, and I need a comment by 5 p.m. today.", "10-14 17:00"),
    ("The governor told the mayors to back off, and we would like your reaction by noon tomorrow.", "10-15 12:00"),
    ("They want to cut the program. Could you get me a statement by Thursday at 3?", "10-15 15:00"),
    ("Can you send me two lines on the order that camps be cleared, by 6 p.m.?", "10-14 18:00"),
    ("My editor told me to file by 5 p.m. today. Anything you can share?", "10-14 17:00"),
    ("The desk asked me to turn this in by Friday noon.", "10-16 12:00"),
    ("My deadline was moved to Friday at noon.", "10-16 12:00"),
    ("Could we have a quote on the membership fee increase by Friday?", "10-16 17:00"),
    ("I try to be fair, so please reply by the end of the day.", "10-14 17:00"),
    ("We'd love your answers by Monday for our voters guide.", "10-19 17:00"),
    ("Can you explain what the new rule means for tenants by tomorrow at 10 a.m.?", "10-15 10:00"),
    ("What do you think about the veto? I'd need a line by 2:30.", "10-14 14:30"),
    ("Would you want to respond by Friday?", "10-16 17:00"),
    ("We are asking every member of your group to answer by Friday.", "10-16 17:00"),
    ("I have a few questions on permit renewals; could you answer by Thursday?", "10-15 17:00"),
    ("Could I pick up a statement from you by noon Thursday?", "10-15 12:00"),
    ("¿Me pueden decir si apoyan la ley antes del viernes a las 3 de la tarde?", "10-16 15:00"),
    ("El gobernador pidió recortes; necesito su comentario antes de las 4 de la tarde de hoy.", "10-14 16:00"),
    ("Por favor descarguen el formulario y mándenlo antes del viernes.", "10-16 17:00"),
    ("Could you get your reaction to the mayor's ultimatum to me by 3 p.m. tomorrow?", "10-15 15:00"),
    ("The state told cities to stop the program. Thoughts by Friday, please?", "10-16 17:00"),
    ("Can any of your members say by Thursday how they'll vote?", "10-15 17:00"),
    ("I'd appreciate knowing by tomorrow at noon whether she'll join us.", "10-15 12:00"),
    ("Would your director comment on the order to close the shelters? I have until 5 p.m. today.", "10-14 17:00"),
    ("I'd be grateful for a reply to the letter by Friday.", "10-16 17:00"),
    ("Tell me if I got this wrong by 4 p.m. today.", "10-14 16:00"),
    ("Could you check the figures and confirm them by Friday?", "10-16 17:00"),
    ("We'll print what you send us by Thursday noon.", "10-15 12:00"),
    ("Please get me the statement by Friday at 10 a.m.", "10-16 10:00"),
    ("¿Me confirma antes del viernes si habrá entrevista?", "10-16 17:00"),
    ("Can you let me know who will be your spokesperson by noon tomorrow?", "10-15 12:00"),
    ("I've asked both sides to respond by Friday.", "10-16 17:00"),
    ("Can someone from your office get back to me by Thursday?", "10-15 17:00"),
    ("Please watch the clip and tell me what you think by Friday.", "10-16 17:00"),
    ("Could I get a quote on the order requiring landlords to register, by Thursday?", "10-15 17:00"),
    ("Can you get me your membership numbers by Friday?", "10-16 17:00"),
    ("What would you like to say to renters? I close at 5 p.m. today.", "10-14 17:00"),
    # A noun or a purpose that sounds like an order to fetch.
    ("Can Councilmember Diaz comment on the mayor's claim by 3 p.m. today?", "10-14 15:00"),
    ("Can you send us a source to back up that figure by 4 p.m.?", "10-14 16:00"),
    ("Could you comment on the $2 million transit upgrade by Thursday noon?", "10-15 12:00"),
    ("Can you comment on the effort to save the library by 4 p.m. today?", "10-14 16:00"),
    # What the writer herself was told, or offers.
    ("We've been asked to turn this around by 5 p.m. today, so could you send a line?", "10-14 17:00"),
    ("I've been told to file by 5 p.m. today.", "10-14 17:00"),
    ("Will your office be able to send a statement by 5 p.m. today?", "10-14 17:00"),
    ("Is the councilmember open to giving us a comment by noon Thursday?", "10-15 12:00"),
    ("Would you like a chance to respond by 5 p.m. today?", "10-14 17:00"),
    # Asked anew once the need was taken back.
    ("Got it, thanks! One more question: could she confirm the spelling by 3 p.m. today?", "10-14 15:00"),
    # Hour and day belong together however the hour is written.
    ("Mi cierre es el jueves a las 15 h.", "10-15 15:00"),
    ("Necesito su respuesta mañana antes de las 15:30 h.", "10-15 15:30"),
    ("Necesito su respuesta mañana antes de las 3pm.", "10-15 15:00"),
    ("El plazo es el viernes 16 de octubre a las 14h.", "10-16 14:00"),
]


@pytest.mark.parametrize(
    "words",
    [
        "Could you comment on the city's plan to close two libraries by Friday?",
        "Any reaction to the council's vote to end the program by December 1?",
    ],
)
def test_what_a_plan_of_somebodys_sets_for_itself_is_at_most_asked_about(words: str) -> None:
    assert read(words).deadline is None


@pytest.mark.parametrize("words", TOLD)
def test_a_time_inside_what_is_told_or_asked_about_is_no_deadline(words: str) -> None:
    """Rules 8 and 13."""
    reading = read(words)
    assert (show(reading.deadline), show(reading.offered), reading.urgent) == (None, None, False)


@pytest.mark.parametrize(("words", "due"), ASKED_FOR)
def test_a_request_in_much_the_same_words_keeps_its_deadline(words: str, due: str) -> None:
    assert show(read(words).deadline) == due


@pytest.mark.parametrize("prefix", ["Re: ", "AW: ", "Antw: ", "Re[2]: ", "SV: Re: "])
def test_the_subject_of_an_answer_states_no_deadline_in_any_language(prefix: str) -> None:
    assert show(read("Thank you!", f"{prefix}Deadline Friday: overtime rule").deadline) is None


@pytest.mark.parametrize("prefix", ["Fwd: ", "RV: ", "WG: ", "TR: "])
def test_the_subject_of_a_mail_passed_on_states_one_in_any_language(prefix: str) -> None:
    assert show(read("For you?", f"{prefix}Deadline Friday: overtime rule").deadline) == "10-16 17:00"
