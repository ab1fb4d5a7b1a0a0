"""People's mail is told from robots', bounces and our own."""

from pathlib import Path

import pytest

from mailbox.bounce_reports import read_bounce
from mailbox.classify import MailKind, classify
from mailbox.parsing import parse_email

SAMPLES = Path(__file__).parent.parent / "samples"


def is_own(address: str) -> bool:
    return address == "press@desk.example"


def classify_headers(headers: str, *, sender: str = "ana@herald.example") -> MailKind:
    parsed = parse_email(f"From: Ana <{sender}>\r\n{headers}\r\n\r\nWho pays?".encode())
    found = classify(parsed, bounce=read_bounce(parsed), is_own=is_own)
    assert bool(found.reasons) is (found.kind is not MailKind.INQUIRY)
    return found.kind


@pytest.mark.parametrize(
    "headers",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "auto-submitted: AUTO-NOTIFIED (vacation)",
        "X-Auto-Response-Suppress: All",
        "X-Autoreply: ",
        "X-Autorespond: vacation",
        "Precedence: auto_reply",
        "X-POST-MessageClass: 9; Autoresponder",
        "Subject: Automatic reply: your question",
        "Subject: Re: Out of Office: back Monday",
        "Subject: Automatische Antwort: Frage",
        "Subject: Réponse automatique : question",
        "Subject: Respuesta automática: pregunta",
        "Subject: Risposta automatica: domanda",
        "Subject: Resposta automática: pergunta",
        "Subject: Automatisch antwoord: vraag",
        "Subject: Automatyczna odpowiedź: pytanie",
    ],
)
def test_robots_are_told_by_their_signs(headers: str) -> None:
    """Lesson 19."""
    assert classify_headers(headers) is MailKind.AUTO_REPLY


@pytest.mark.parametrize(
    "headers",
    [
        "Subject: Question",
        "Auto-Submitted: no",
        "Precedence: bulk",
        "List-Id: <press.x.example>\r\nPrecedence: list",
        "X-Auto-Response-Suppress: None",
        "Subject: Why is the mayor out of office so often?",
        "Subject: Question about your automatic reply",
        "Subject: Undelivered mail returned to sender",
        "Return-Path: <ana@herald.example>",
    ],
)
def test_people_are_people(headers: str) -> None:
    assert classify_headers(headers) is MailKind.INQUIRY


def test_our_own_mail_is_known_by_its_header() -> None:
    headers = "X-Press-Desk: anything\r\nAuto-Submitted: auto-replied"
    assert classify_headers(headers, sender="press@desk.example") is MailKind.OWN


def test_another_press_office_that_uses_the_same_desk_is_not_us() -> None:
    assert classify_headers("X-Press-Desk: reply", sender="press@elsewhere.example") is MailKind.INQUIRY
    notice = "X-Press-Desk: notification\r\nAuto-Submitted: auto-generated"
    assert classify_headers(notice, sender="press@elsewhere.example") is MailKind.AUTO_REPLY


def test_a_bounce_that_calls_itself_auto_replied_is_a_bounce() -> None:
    parsed = parse_email((SAMPLES / "bounce-exim-free-form.eml").read_bytes())
    assert classify(parsed, bounce=read_bounce(parsed), is_own=is_own).kind is MailKind.BOUNCE
