"""History under a block of header lines or a line of dashes is folded, in every language and form of it."""

import pytest

from mailbox.header_blocks import measure_header_block
from mailbox.trimming import trim_reply

ANSWER = "The vote was moved to Thursday."
HISTORY = "Dear colleague,\n\nWhen is the vote?\n\nAna"

LANGUAGES = {
    "en": ("From", "Sent", "To", "Subject"),
    "es": ("De", "Enviado el", "Para", "Asunto"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "it": ("Da", "Inviato", "A", "Oggetto"),
    "pt": ("De", "Enviada em", "Para", "Assunto"),
    "nl": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "pl": ("Od", "Wysłano", "Do", "Temat"),
    "sv": ("Från", "Skickat", "Till", "Ämne"),
    "da": ("Fra", "Sendt", "Til", "Emne"),
    "no": ("Fra", "Dato", "Til", "Emne"),
    "fi": ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
    "ru": ("От", "Отправлено", "Кому", "Тема"),
    "uk": ("Від", "Надіслано", "Кому", "Тема"),
    "cs": ("Od", "Odesláno", "Komu", "Předmět"),
    "hu": ("Feladó", "Elküldve", "Címzett", "Tárgy"),
    "ro": ("De la", "Trimis", "Către", "Subiect"),
    "tr": ("Kimden", "Gönderilen", "Kime", "Konu"),
    "ja": ("差出人", "送信日時", "宛先", "件名"),
    "zh": ("发件人", "发送时间", "收件人", "主题"),
    "zh-tw": ("寄件者", "寄件日期", "收件者", "主旨"),
    "ko": ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
}
VALUES = ("Ana Ruiz <ana@herald.example>", "3 March 2025 10:12", "Press Office <press@pressdesk.example>", "The vote")
FORMS = {
    "plain": "{0}: {1}",
    "bold stars": "*{0}:* {1}",
    "markdown": "**{0}:** {1}",
    "space before the colon": "{0} : {1}",
    "indented": "    {0}: {1}",
    "tab": "{0}:\t{1}",
    "wide colon": "{0}：{1}",
}
RULES = {
    "none": "",
    "underscores": "________________________________\n",
    "dashes": "-----\n\n",
    "stars": "* * *\n\n",
    "equals": "=====\n",
}


def write_block(labels: tuple[str, ...], form: str) -> str:
    return "\n".join(form.format(label, value) for label, value in zip(labels, VALUES, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_history_under_header_lines_is_folded(language: str, form: str) -> None:
    block = write_block(LANGUAGES[language], FORMS[form])
    trimmed = trim_reply(f"{ANSWER}\n\n{block}\n\n{HISTORY}\n")
    assert (trimmed.fresh, trimmed.quoted.endswith(HISTORY)) == (ANSWER, True)


def test_the_end_of_a_signature_announces_nothing() -> None:
    block = write_block(LANGUAGES["en"], FORMS["plain"])
    assert trim_reply(f"{ANSWER}\n\nBen Ode\nFax:\n\n{block}\n\n{HISTORY}\n").fresh.startswith(ANSWER)
    assert trim_reply(f"{ANSWER}\n\nBen Ode\nFax:\n\n{block}\n\n{HISTORY}\n").quoted.endswith(HISTORY)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_above_the_header_lines_goes_with_them(rule: str) -> None:
    block = write_block(LANGUAGES["en"], FORMS["plain"])
    assert trim_reply(f"{ANSWER}\n\n{RULES[rule]}{block}\n\n{HISTORY}\n").fresh == ANSWER


@pytest.mark.parametrize(
    "block",
    [
        # Hotmail begins with the date, Orange with who wrote, Samsung has its lines in another order
        "Date: Mon, 3 Mar 2025 10:12:33\nSubject: The vote\nFrom: ana@herald.example\nTo: press@desk.example",
        "Message du : 03/03/2025 10:12\nDe : Ana Ruiz <ana@herald.example>\nA : press@desk.example\nSujet : The vote",
        "From: Ana Ruiz <ana@herald.example>\nDate: 3/3/25 10:12 AM (GMT+01:00)\nTo: Press Office\nSubject: The vote",
        "From: 12345678@mail.example\nSent: 3 March 2025\nTo: Press Office\nSubject: The vote",
        # addresses wrap
        "From: Ana Ruiz\n<ana.ruiz.of.the.herald@herald.example>\nSent: March 3\nTo: Press Office\nSubject: The vote",
        "*From:* Ana Ruiz [mailto:\nana@herald.example]\n*Sent:* Monday, March 3\n*To:* Press\n*Subject:* The vote",
        "From: Ana Ruiz\nSent: 3 March\nTo: Press Office; Ben Ode; Cleo Park;\n Dan Ito; Eva Moss\nSubject: The vote",
        "From: Ana Ruiz\nSent:\nMonday, March 3, 2025 10:12 AM\nTo: Press Office\nSubject: The vote",
        # all on one line, as some HTML comes out
        "From: Ana Ruiz <ana@herald.example> Sent: Monday, March 3, 2025 10:12 To: Press Office Subject: The vote",
    ],
)
def test_other_forms_of_the_block_are_known(block: str) -> None:
    assert trim_reply(f"{ANSWER}\n\n{block}\n\n{HISTORY}\n").fresh == ANSWER


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "----- Original Message -----",
        "-------- Original Message --------",
        "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
        "--------------- Original Message ---------------",
        "*----- Original Message -----*",
        "-----Original Appointment-----",
        "----- Reply message -----",
        "-----Mensaje original-----",
        "-------- Mensaje original --------",
        "-----Message d'origine-----",
        "----- Mail original -----",
        "-----Ursprüngliche Nachricht-----",
        "-------- Original-Nachricht --------",
        "----- Messaggio originale -----",
        "-----Mensagem original-----",
        "-----Oorspronkelijk bericht-----",
        "-----Wiadomość oryginalna-----",
        "-----Ursprungligt meddelande-----",
        "-------- Oprindelig besked --------",
        "-----Opprinnelig melding-----",
        "-----Alkuperäinen viesti-----",
        "-----Исходное сообщение-----",
        "-----Původní zpráva-----",
        "-----Eredeti üzenet-----",
        "-----Orijinal Mesaj-----",
        "-----元のメッセージ-----",
        "------------------ 原始邮件 ------------------",
        "-----원본 메시지-----",
        "-----Ana Ruiz <ana@herald.example> wrote: -----",
        "-----Ana Ruiz schrieb: -----",
        ">>> Ana Ruiz <ana@herald.example> 3/3/2025 10:12 AM >>>",
        ">>> On 3/3/2025 at 10:12 AM, in message <67C5.1@herald.example>, Ana Ruiz wrote:",
        "##- Please type your reply above this line -##",
        "=-=-=-= Reply above this line =-=-=-=",
        "## Bitte antworten Sie oberhalb dieser Zeile ##",
        "*Previous Replies*",
    ],
)
def test_history_under_a_line_that_says_so_is_folded(line: str) -> None:
    assert trim_reply(f"{ANSWER}\n\n{line}\n{HISTORY}\n").fresh == ANSWER
    assert trim_reply(f"{ANSWER}\n{line}\n\n{HISTORY}\n").fresh == ANSWER


@pytest.mark.parametrize(
    "words",
    [
        "Which is it?\n\nFrom: the city budget\nTo: the builder",
        "Train times\n\nFrom: Central\nDate: Monday\n\nthen a bus.",
        "The original message was lost.\n\nCan you send it again?",
        "First part.\n\n-----\n\nSecond part, with a question: who pays?",
        "Please reply above.\n\nThanks",
        "Come to our panel.\n\nDate: October 3, 2026\nTo: all members\nFrom: 3 pm to 5 pm\n\nWho could come?",
        "React to this exchange:\n\nFrom: Mayor Dunn\nSent: March 2, 2026\nTo: Council\n\nNever.\n\nWhat do you say?",
        "Here is my request:\n\nFrom: Ana Ruiz\nDate: October 3, 2026\nSubject: rents\nTo: press\n\nHow many have one?",
        "The desk says so:\n\nFrom: A\nI wonder what it means and whom to ask about it.\nCan you tell?\nTo: nobody",
    ],
)
def test_a_persons_own_lines_are_no_header_block(words: str) -> None:
    assert trim_reply(words).fresh == words


FORM = "From: Ana Ruiz, The Ledger\nTo: Press Desk\nSubject: Rent caps\n"


@pytest.mark.parametrize(
    "form",
    [
        f"{FORM}Deadline: 5 pm today",
        f"{FORM}Date: Friday",
        f"{FORM}Date: March 3, 2025\nDeadline: 5 pm today",
        f"{FORM}Date: March 3, 2025\nYour deadline: 5 pm",
        f"Deadline: noon\n{FORM}Date: March 3, 2025",
        "From: Ana Ruiz To: Press Desk Subject: Rent caps Deadline: 5 pm today",
        "De: Ana Ruiz\nPara: Press Desk\nAsunto: Alquileres\nCierre: hoy a las 5",
        "De: Ana Ruiz\nPara: Press Desk\nFecha: 3 de marzo\nAsunto: Alquileres\nFecha límite: las 5",
        "Von: Ana Ruiz\nAn: Press Desk\nDatum: 3. März\nBetreff: Mieten\nRedaktionsschluss: 17 Uhr",
        "De : Ana Ruiz\nÀ : Press Desk\nDate : 3 mars\nObjet : Loyers\nBouclage : 17 h",
        "Subject: rent caps\nDate: Friday\nFrom: the Ledger\nMy deadline is 5 pm.",
    ],
)
@pytest.mark.parametrize("questions", ["", "\n\nQuestions: do members support caps?"])
def test_a_reporters_own_form_is_no_history(form: str, questions: str) -> None:
    text = f"Hi press team,\n\n{form}{questions}"
    assert trim_reply(text).fresh == text


def test_a_block_may_be_set_in_from_the_margin() -> None:
    block = (
        "        De : Ana Ruiz <ana@herald.example>\n À : Bureau\n Envoyé le : Lundi 3 mars 2025 10h12\n Objet : Vote"
    )
    trimmed = trim_reply(f"Le vote est jeudi.\n\n{block}\n\nQuand est le vote ?\n")
    assert trimmed.fresh == "Le vote est jeudi."
    assert "Quand est le vote ?" in trimmed.quoted


@pytest.mark.parametrize(("filling", "length"), [(100, 4), (3_000, 0)])
def test_only_the_beginning_of_an_endless_line_is_looked_at(filling: int, length: int) -> None:
    lines = ["From: Ana Ruiz", f"Date: {'x' * filling} 3 March 2025 10:12", "To: Dana", "Subject: Transit"]
    assert measure_header_block(lines, 0, len(lines)) == length
