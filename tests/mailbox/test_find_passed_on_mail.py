"""A mail that was passed on is found as each program and language writes it: who, when, about what, her words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from mailbox.forward_dates import read_forward_date
from mailbox.forward_subjects import cut_forward_prefix, is_forward_subject
from mailbox.forwards import Forward, read_inline
from mailbox.parsing import parse_email

EAST = timezone(timedelta(hours=-5))
WORDS = "¿Quién puede hablar?\n\nSecond paragraph: with a colon."
DANA = "Dana Whitcomb <dana@piedmontcourier.example>"
# Marker, header lines in the program's order, the day the third of March 2025 at 10:12, the subject always Rents.
BLOCKS = {
    "gmail en": f"---------- Forwarded message ---------\nFrom: {DANA}\nDate: Mon, Mar 3, 2025 at 10:12 AM\n"
    "Subject: Rents\nTo: <press@office.example>",
    "gmail es": f"---------- Forwarded message ---------\nDe: {DANA}\nDate: lun, 3 mar 2025 a las 10:12\n"
    "Subject: Rents\nTo: <press@office.example>",
    "gmail fr": f"---------- Forwarded message ---------\nDe : {DANA}\nDate: lun. 3 mars 2025 à 10:12\n"
    "Subject: Rents\nTo: <press@office.example>",
    "gmail de": f"---------- Forwarded message ---------\nVon: {DANA}\nDate: Mo., 3. März 2025 um 10:12 Uhr\n"
    "Subject: Rents\nTo: <press@office.example>",
    "gmail it": f"---------- Forwarded message ---------\nDa: {DANA}\nDate: lun 3 mar 2025 alle ore 10:12\n"
    "Subject: Rents\nTo: <press@office.example>",
    "gmail pt": f"---------- Forwarded message ---------\nDe: {DANA}\nDate: seg., 3 de mar. de 2025 às 10:12\n"
    "Subject: Rents\nTo: <press@office.example>",
    "gmail nl": f"---------- Forwarded message ---------\nVan: {DANA}\nDate: ma 3 mrt 2025 om 10:12\n"
    "Subject: Rents\nTo: <press@office.example>",
    "apple en": f"Begin forwarded message:\n\nFrom: {DANA}\nSubject: Rents\nDate: March 3, 2025 at 10:12:33 AM EST\n"
    "To: press@office.example",
    "apple es": f"Inicio del mensaje reenviado:\n\nDe: {DANA}\nAsunto: Rents\n"
    "Fecha: 3 de marzo de 2025, 10:12:33 GMT-5\nPara: press@office.example",
    "apple fr": f"Début du message réexpédié :\n\nDe: {DANA}\nObjet: Rents\nDate: 3 mars 2025 à 10:12:33 UTC−5\n"
    "À: press@office.example",
    "apple de": f"Anfang der weitergeleiteten Nachricht:\n\nVon: {DANA}\nBetreff: Rents\n"
    "Datum: 3. März 2025 um 16:12:33 MEZ\nAn: press@office.example",
    "apple it": f"Inizio messaggio inoltrato:\n\nDa: {DANA}\nOggetto: Rents\nData: 3 marzo 2025 alle ore 16:12:33 CET\n"
    "A: press@office.example",
    "apple pt": f"Início da mensagem reencaminhada:\n\nDe: {DANA}\nAssunto: Rents\n"
    "Data: 3 de março de 2025 às 15:12:33 WET\nPara: press@office.example",
    "apple nl": f"Begin doorgestuurd bericht:\n\nVan: {DANA}\nOnderwerp: Rents\n"
    "Datum: 3 maart 2025 om 16:12:33 CET\nAan: press@office.example",
    "thunderbird en": "-------- Forwarded Message --------\nSubject: \tRents\nDate: \tMon, 3 Mar 2025 10:12:33 -0500\n"
    f"From: \t{DANA}\nTo: \tpress@office.example",
    "thunderbird de": "-------- Weitergeleitete Nachricht --------\nBetreff: Rents\n"
    f"Datum: Mon, 3 Mar 2025 10:12:33 -0500\nVon: {DANA}\nAn: press@office.example",
    "thunderbird fr": "-------- Message transféré --------\nSujet : Rents\nDate : Mon, 3 Mar 2025 10:12:33 -0500\n"
    f"De : {DANA}\nPour : press@office.example",
    "thunderbird es": "-------- Mensaje reenviado --------\nAsunto: Rents\nFecha: Mon, 3 Mar 2025 10:12:33 -0500\n"
    f"De: {DANA}\nPara: press@office.example",
    "outlook en": f"________________________________\nFrom: {DANA}\nSent: Monday, March 3, 2025 10:12 AM\n"
    "To: Press <press@office.example>; Ana Ruiz <ana@office.example>\nSubject: Rents",
    "outlook en stars": f"*From:* {DANA}\n*Sent:* Monday, March 3, 2025 10:12 AM\n*To:* Press\n*Subject:* Rents",
    "outlook en old": "-----Original Message-----\nFrom: Dana Whitcomb [mailto:dana@piedmontcourier.example]\n"
    "Sent: Monday, March 03, 2025 10:12 AM\nTo: Press\nSubject: Rents",
    "outlook es": f"De: {DANA}\nEnviado: lunes, 3 de marzo de 2025 10:12\nPara: Press\nAsunto: Rents",
    "outlook fr": f"De : {DANA}\nEnvoyé : lundi 3 mars 2025 10:12\nÀ : Press\nObjet : Rents",
    "outlook de": f"Von: {DANA}\nGesendet: Montag, 3. März 2025 10:12\nAn: Press\nBetreff: Rents",
    "outlook it": f"Da: {DANA}\nInviato: lunedì 3 marzo 2025 10:12\nA: Press\nOggetto: Rents",
    "outlook pt": f"De: {DANA}\nEnviada em: segunda-feira, 3 de março de 2025 10:12\nPara: Press\nAssunto: Rents",
    "outlook nl": f"Van: {DANA}\nVerzonden: maandag 3 maart 2025 10:12\nAan: Press\nOnderwerp: Rents",
    "proton": f"------- Forwarded Message -------\nFrom: {DANA}\nDate: On Monday, March 3rd, 2025 at 10:12 AM\n"
    "Subject: Rents\nTo: press@office.example",
    "zoho": f"============ Forwarded message ============\nFrom: {DANA}\nTo: <press@office.example>\n"
    "Date: Mon, 03 Mar 2025 10:12:33 -0500\nSubject: Rents\n============ Forwarded message ============",
    "gmx": 'Gesendet: Montag, 03. März 2025 um 10:12 Uhr\nVon: "Dana Whitcomb" <dana@piedmontcourier.example>\n'
    "An: press@office.example\nBetreff: Rents",
    "notes": "----- Forwarded by Ana Ruiz/Office on 03/04/2025 08:00 AM -----\n\n"
    f"From:        {DANA}\nTo:          Press/Office\nDate:        03/03/2025 10:12 AM\nSubject:     Rents",
    "yahoo": f"----- Forwarded Message -----\nFrom: {DANA}\nTo: press@office.example\n"
    "Sent: Monday, March 3, 2025 at 10:12:33 AM EST\nSubject: Rents",
    "each line a paragraph": f"Begin forwarded message:\n\nFrom: {DANA}\n\nSubject: Rents\n\n"
    "Date: March 3, 2025 at 10:12:33 AM EST\n\nTo: press@office.example",
    "wrapped": "---------- Forwarded message ---------\nFrom: Dana Whitcomb\n<dana@piedmontcourier.example>\n"
    "Date: Mon, Mar 3, 2025 at 10:12 AM\nSubject: Rents\nTo: Press <press@office.example>,\n Ana <ana@office.example>",
    "link in the address": "-----Original Message-----\n"
    "From: Dana Whitcomb <dana@piedmontcourier.example<mailto:dana@piedmontcourier.example>>\n"
    "Sent: Monday, March 3, 2025 10:12 AM\nTo: Press\nSubject: Rents",
}


def passed_on(text: str, *, subject: str = "Fwd: Rents") -> list[Forward]:
    raw = f"From: Ana <ana@office.example>\nSubject: {subject}\nDate: Tue, 4 Mar 2025 09:00:00 -0500\n"
    raw += f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    return list(read_inline(parse_email(raw.encode())))


@pytest.mark.parametrize("name", BLOCKS)
def test_lesson_11_it_is_found_as_each_program_writes_it(name: str) -> None:
    found = passed_on(f"Look at this, please.\n\n{BLOCKS[name]}\n\n{WORDS}\n")[0]
    assert found.author is not None
    assert (found.author.name, found.author.address) == ("Dana Whitcomb", "dana@piedmontcourier.example")
    assert found.date is not None
    assert found.date.astimezone(EAST).replace(second=0) == datetime(2025, 3, 3, 10, 12, tzinfo=EAST)
    assert (found.subject, found.text, found.remark) == ("Rents", WORDS, "Look at this, please.")


HTML = """<div>Look at this, please.</div><hr><div><b>From:</b> Dana Whitcomb &lt;dana@piedmontcourier.example&gt;<br>
<b>Sent:</b> Monday, March 3, 2025 10:12 AM<br><b>To:</b> Press<br><b>Subject:</b> Rents</div>
<p>&iquest;Qui&eacute;n puede hablar?</p><p>Second paragraph: with a colon.</p>"""
TABLE = """<p>Look at this, please.</p><br>-------- Forwarded Message --------<table><tbody>
<tr><th>Subject: </th><td>Rents</td></tr><tr><th>Date: </th><td>Mon, 3 Mar 2025 10:12:33 -0500</td></tr>
<tr><th>From: </th><td>Dana Whitcomb &lt;dana@piedmontcourier.example&gt;</td></tr>
<tr><th>To: </th><td>press@office.example</td></tr></tbody></table><br>
<p>&iquest;Qui&eacute;n puede hablar?</p><p>Second paragraph: with a colon.</p>"""


@pytest.mark.parametrize("html", [HTML, TABLE])
def test_lesson_11_it_is_found_in_html_alone(html: str) -> None:
    raw = "From: Ana <ana@office.example>\nSubject: FW: Rents\nDate: Tue, 4 Mar 2025 09:00:00 -0500\n"
    raw += f"Content-Type: text/html; charset=utf-8\n\n{html}\n"
    found = next(read_inline(parse_email(raw.encode())))
    assert found.author is not None
    assert found.author.address == "dana@piedmontcourier.example"
    assert found.date is not None
    assert (found.subject, found.date.day, found.remark) == ("Rents", 3, "Look at this, please.")
    assert found.text.split() == WORDS.split()


@pytest.mark.parametrize("name", [name for name in BLOCKS if name.startswith("apple")])
def test_a_quoted_one_is_read_without_its_marks(name: str) -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in f"{BLOCKS[name]}\n\n{WORDS}\n\n> what she quoted".split("\n"))
    found = passed_on(f"FYI\n\n{quoted}\n\nAna Ruiz\n")[0]
    assert found.author is not None
    assert found.text == f"{WORDS}\n\n> what she quoted"


def test_body_lines_directly_below_the_header_are_hers() -> None:
    found = passed_on(
        f"From: {DANA}\nDate: Monday, March 3, 2025 at 10:12\nTo: Press\nSubject: Rents\nHello there,\nhow"
    )
    assert found[0].text == "Hello there,\nhow"


@pytest.mark.parametrize(
    "text",
    [
        "I read your forwarded message and have a question.",
        "Forwarded message",
        "From: the city council\nTo: everybody\n\nA press release.",
        f"---------- Forwarded message ---------\n{DANA}\nhello",
        "Begin forwarded message:\n\n\n\n\n\nFrom: x",
    ],
)
def test_words_that_only_sound_like_it_are_none(text: str) -> None:
    assert passed_on(text, subject="Rents") == []


@pytest.mark.parametrize("name", [name for name in BLOCKS if name.startswith("outlook")])
def test_below_an_answer_the_same_lines_are_history(name: str) -> None:
    assert passed_on(f"I will ask.\n\n{BLOCKS[name]}\n\n{WORDS}", subject="RE: Rents") == []


def test_passed_on_twice_the_outer_one_comes_first() -> None:
    inner = BLOCKS["gmail en"]
    outer = inner.replace(DANA, "Mateo Osei <mateo@office.example>").replace("Rents", "Fwd: Rents")
    found = passed_on(f"You?\n\n{outer}\n\nMine no more.\n\n{inner}\n\n{WORDS}", subject="Fwd: Fwd: Rents")
    assert [each.author and each.author.name for each in found] == ["Mateo Osei", "Dana Whitcomb"]
    assert (found[1].text, found[1].remark) == (WORDS, "You?")


def test_a_name_without_an_address_is_kept_as_a_name() -> None:
    found = passed_on(
        f"From: Dana Whitcomb\nSent: Monday, March 3, 2025 10:12 AM\nTo: Press\nSubject: Rents\n\n{WORDS}"
    )
    assert (found[0].author, found[0].name) == (None, "Dana Whitcomb")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Fwd: Rents", "Rents"),
        ("FW: RV: WG: Rents", "Rents"),
        ("TR : Rents", "Rents"),
        ("I: Rents", "Rents"),
        ("Doorst: Rents", "Rents"),
        ("ENC: Rents", "Rents"),
        ("[press] Fwd: Rents", "Rents"),
    ],
)
def test_what_programs_put_before_a_subject(subject: str, expected: str) -> None:
    assert is_forward_subject(subject)
    assert cut_forward_prefix(subject) == expected


@pytest.mark.parametrize(
    "subject", ["Re: Rents", "Inquiry: rents", "Trust: rents", "I have a question", "", "Fwdly: x"]
)
def test_other_beginnings_are_no_such_words(subject: str) -> None:
    assert not is_forward_subject(subject)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03.03.2025 10:12", (2025, 3, 3, 10, 12)),
        ("2025-03-04T10:12", (2025, 3, 4, 10, 12)),
        ("3/4/2025 10:12 PM", (2025, 3, 4, 22, 12)),
        ("26/10/2025 10:12", (2025, 10, 26, 10, 12)),
        ("mar. 4 mars 2025 à 12:05", (2025, 3, 4, 12, 5)),
        ("Tue, May 6, 2025 at 12:05\u202fAM", (2025, 5, 6, 0, 5)),
        ("26. lokakuuta 2021 klo 14.25.08", (2021, 10, 26, 14, 25)),
        ("6 May 2025", None),
        ("yesterday at 10:12", None),
        ("31 February 2025 10:12", None),
        ("", None),
    ],
)
def test_dates_in_odd_forms(text: str, expected: tuple[int, int, int, int, int] | None) -> None:
    found = read_forward_date(text, zone=UTC)
    assert found == (datetime(*expected, tzinfo=UTC) if expected else None)


def test_the_4th_of_march_where_the_office_writes_the_day_first() -> None:
    assert read_forward_date("4/3/2025 10:12", zone=UTC, day_first=True) == datetime(2025, 3, 4, 10, 12, tzinfo=UTC)


def test_a_text_of_nothing_but_header_lines_is_read_in_bounded_steps() -> None:
    found = passed_on("From: a@x.example\n" * 100_000 + "Fwd: " * 50_000)
    assert len(found) <= 5
