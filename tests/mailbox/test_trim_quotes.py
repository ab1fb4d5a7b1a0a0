"""Quoted history is folded; what was written this time is not."""

import pytest

from mailbox.trimming import trim_reply

ATTRIBUTIONS = [
    "On Mon, 6 Jan 2025 at 10:00, Press Office <press@pressdesk.example> wrote:",
    "On Mon, 6 Jan 2025 at 10:00, Press Office <press@pressdesk.example>\nwrote:",
    "El lun, 6 ene 2025 a las 10:00, Prensa (<press@pressdesk.example>) escribió:",
    "Le lun. 6 janv. 2025 à 10:00, Presse <press@pressdesk.example> a écrit :",
    "Am Mo., 6. Jan. 2025 um 10:00 Uhr schrieb Presse <press@pressdesk.example>:",
    "Il giorno lun 6 gen 2025 alle ore 10:00 Stampa <press@pressdesk.example> ha scritto:",
    "Em seg., 6 de jan. de 2025 às 10:00, Imprensa <press@pressdesk.example> escreveu:",
    "Op ma 6 jan 2025 om 10:00 schreef Pers <press@pressdesk.example>:",
    "pon., 6 sty 2025 o 10:00 Prasa <press@pressdesk.example> napisał(a):",
    "Den mån 6 jan. 2025 kl 10:00 skrev Press <press@pressdesk.example>:",
    "пн, 6 янв. 2025 г. в 10:00, Пресса <press@pressdesk.example>:",
]
HEADER_BLOCKS = [
    "From: Press Office <press@pressdesk.example>\nSent: Monday, January 6, 2025 10:00 AM\nTo: Ana\nSubject: RE: q",
    "-----Original Message-----\nFrom: Press Office\nSent: Monday\nTo: Ana\nSubject: RE: q",
    "________________________________\nVon: Presse\nGesendet: Montag, 6. Januar 2025\nAn: Ana\nBetreff: AW: q",
    "De : Presse\nEnvoyé : lundi 6 janvier 2025\nÀ : Ana\nObjet : RE: q",
    "De: Prensa\nEnviado el: lunes, 6 de enero de 2025\nPara: Ana\nAsunto: RE: q",
    "Da: Stampa\nInviato: lunedì 6 gennaio 2025\nA: Ana\nOggetto: R: q",
    "Van: Pers\nVerzonden: maandag 6 januari 2025\nAan: Ana\nOnderwerp: RE: q",
    "Od: Prasa\nWysłano: poniedziałek, 6 stycznia 2025\nDo: Ana\nTemat: RE: q",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_marked_history_is_folded_in_every_language(attribution: str) -> None:
    trimmed = trim_reply(f"Thursday works.\n\n{attribution}\n\n> Thursday?\n> Press\n")
    assert trimmed.fresh == "Thursday works."
    assert trimmed.quoted == f"{attribution}\n\n> Thursday?\n> Press"


@pytest.mark.parametrize("attribution", ATTRIBUTIONS[:-1])
def test_unmarked_history_is_folded_in_every_language(attribution: str) -> None:
    assert trim_reply(f"Thursday works.\n\n{attribution}\n\nThursday?\nPress\n").fresh == "Thursday works."


@pytest.mark.parametrize("block", HEADER_BLOCKS)
def test_history_under_a_header_block_is_folded(block: str) -> None:
    trimmed = trim_reply(f"Thursday works.\n\n{block}\n\nThursday?\n")
    assert trimmed.fresh == "Thursday works."
    assert trimmed.quoted.endswith("Thursday?")


def test_an_answer_below_the_whole_quoted_mail_stands_alone() -> None:
    assert trim_reply(f"{ATTRIBUTIONS[0]}\n> Hello,\n> Thursday?\n> Press\n\nYes.\n\nAna\n").fresh == "Yes.\n\nAna"


def test_inline_answers_keep_the_lines_they_answer() -> None:
    """Lesson 20."""
    text = f"{ATTRIBUTIONS[0]}\n> Who decides?\n\nThe council.\n\n> When?\n\nIn March.\n\n> Thanks\n> Press\n"
    trimmed = trim_reply(text)
    assert trimmed.fresh == "> Who decides?\n\nThe council.\n\n> When?\n\nIn March."
    assert trimmed.quoted.endswith("> Thanks\n> Press")


def test_an_inline_answer_under_a_greeting_keeps_its_question() -> None:
    """Lesson 20."""
    trimmed = trim_reply(f"Hi, answer below.\n\n{ATTRIBUTIONS[0]}\n> Who decides?\n\nThe council.\n\n-- \nAna\n")
    assert trimmed.fresh == "Hi, answer below.\n\n> Who decides?\n\nThe council."


def test_initials_may_stand_before_the_mark() -> None:
    quote = "Monday, March 3, 2025, 10:12:33 AM, you wrote:\n\nAR> Who decides?\nAR> When?"
    assert trim_reply(f"The council, in March.\n\n{quote}\n").fresh == "The council, in March."


def test_what_was_wrapped_off_a_quoted_line_is_quoted_with_it() -> None:
    quote = "> this is a quoted line of so many words that a program broke it in\ntwo, and one has no mark\n> end"
    assert trim_reply(f"Yes.\n\n{ATTRIBUTIONS[0]}\n{quote}\n").fresh == "Yes."


def test_a_signature_under_the_quote_is_no_answer() -> None:
    trimmed = trim_reply(f"Yes.\n\n{ATTRIBUTIONS[0]}\n> Thursday?\n\n-- \nAna\nHerald\n")
    assert (trimmed.fresh, trimmed.signature) == ("Yes.", "--\nAna\nHerald")


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
        "---------- Mensaje reenviado ---------",
        "---------- Message transféré ---------",
        "Inizio messaggio inoltrato:",
        "---------- Mensagem encaminhada ---------",
        "Begin doorgestuurd bericht:",
    ],
)
@pytest.mark.parametrize("above", ["", "Please see below.\n\n"])
def test_what_is_forwarded_is_no_quote(above: str, marker: str) -> None:
    text = f"{above}{marker}\nFrom: Ben <ben@x.example>\nDate: Monday\nSubject: q\nTo: Ana\n\n> Who pays?\n"
    assert trim_reply(text).fresh == text.strip()


def test_a_header_block_with_nothing_above_it_is_what_was_sent() -> None:
    assert trim_reply(f"{HEADER_BLOCKS[0]}\n\nThe words.").fresh == f"{HEADER_BLOCKS[0]}\n\nThe words."


@pytest.mark.parametrize(
    "text",
    [
        'On 3 March 2024 the mayor wrote:\n\n"We will build."\n\nIs that still so?',
        "You wrote:\n\nno comment. Why?",
        "From: which budget line does it come?\nTo: whom was it paid?",
        "The report says:\n\nrents rose by 10:30 am standards.",
    ],
)
def test_a_reporter_who_quotes_in_her_own_words_loses_nothing(text: str) -> None:
    assert trim_reply(text).fresh == text


def test_a_quote_marked_only_in_the_html_is_folded() -> None:
    text = "Thursday works.\n\nPress Office, Monday\nThursday?\n"
    html = '<p>Thursday works.</p><div class="gmail_quote"><div>Press Office, Monday</div><div>Thursday?</div></div>'
    assert trim_reply(text).fresh == text.strip()
    assert trim_reply(text, html).fresh == "Thursday works."


@pytest.mark.parametrize("text", ["> only\n> quotes", "--\nAna", "Sent from my iPhone", ATTRIBUTIONS[0], ">", "--"])
def test_a_mail_that_would_be_empty_is_shown_whole(text: str) -> None:
    """Lesson 20."""
    assert trim_reply(text).fresh == text


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_blank_mail_is_blank(text: str) -> None:
    assert trim_reply(text).fresh == ""
