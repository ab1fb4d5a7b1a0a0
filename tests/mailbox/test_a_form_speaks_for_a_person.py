"""A form on a page sends a person's question: it is hers, though a machine's headers stand over it."""

import pytest

from mailbox.bounce_reports import read_bounce
from mailbox.classify import MailKind, classify
from mailbox.parsing import parse_email


def tell(text: str, *, headers: str = "Auto-Submitted: auto-generated", sender: str = "forms@desk.example") -> MailKind:
    head = f"From: Desk <{sender}>\nSubject: New submission\n{headers}\nContent-Type: text/plain; charset=utf-8"
    parsed = parse_email(f"{head}\n\n{text}\n".encode())
    return classify(parsed, bounce=read_bounce(parsed), is_own=lambda address: False).kind


@pytest.mark.parametrize(
    "text",
    [
        "Name: Ana Ruiz\nEmail: ana@herald.example\nMessage: Who voted against the rent cap?",
        "Name\nAna Ruiz\nE-mail address\nana@herald.example\nMessage\nI need a statement by 5 pm.",
        "From: Ana Ruiz <ana@herald.example>\nSubject: rents\n\nMessage Body:\nWill a member comment?",
        "* Nombre: Ana Ruiz\n* Correo electrónico: ana@diario.example\n* Mensaje: ¿Quién puede hablar?",
        "Nom : Ana Ruiz\nCourriel : ana@courrier.example\nMessage : Nous avons besoin d'une réaction.",
        "Name: Ana Ruiz\nAbsender: ana@blatt.example\nNachricht: Wir brauchen eine Stellungnahme.",
        "Name: Ana Ruiz\nEmail: ana@herald.example\nMessage: Hello, the list of member cities by mail would be great.",
        "Nombre: Ana Ruiz\nCorreo: ana@diario.example\nMensaje: Solicito los datos de la encuesta.",
    ],
)
@pytest.mark.parametrize(
    "headers",
    [
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "Auto-Submitted: auto-generated\nReply-To: no-answer@desk.example",
    ],
)
def test_a_question_with_an_address_to_answer_is_an_inquiry(headers: str, text: str) -> None:
    assert tell(text, headers=headers) is MailKind.INQUIRY


@pytest.mark.parametrize(
    "text",
    [
        "Disk 91% full on web1.\nContact: root@host.example",
        "Name: Ana Ruiz\nMessage: Who voted against?",
        "Name: Ana Ruiz\nEmail: ana@desk.example\nMessage: Who voted against?",
        "Ana wrote that ana@herald.example is her address. Who voted against?",
        "",
    ],
)
def test_what_asks_nothing_or_names_nobody_is_a_robots(text: str) -> None:
    assert tell(text) is MailKind.AUTO_REPLY


def test_an_answer_is_no_form() -> None:
    text = "Email: ana@herald.example\nMessage: Who voted against?"
    assert tell(text, headers="Auto-Submitted: auto-generated\nIn-Reply-To: <1@desk.example>") is MailKind.AUTO_REPLY
    assert tell(text, headers="Auto-Submitted: auto-replied") is MailKind.AUTO_REPLY
