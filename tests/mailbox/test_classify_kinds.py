"""People's mail is told from robots', bounces and our own."""

from datetime import date
from pathlib import Path

import pytest

from mailbox.bounce_reports import read_bounce
from mailbox.classify import MailKind, classify
from mailbox.parsing import parse_email

SAMPLES = Path(__file__).parent.parent / "samples"


def is_own(address: str) -> bool:
    return address == "press@desk.example"


def classify_headers(headers: str, *, sender: str = "ana@herald.example", text: str = "Who pays?") -> MailKind:
    parsed = parse_email(f"From: Ana <{sender}>\r\n{headers}\r\n\r\n{text}".encode())
    found = classify(parsed, bounce=read_bounce(parsed), is_own=is_own)
    assert bool(found.reasons) is (found.kind is not MailKind.INQUIRY)
    return found.kind


@pytest.mark.parametrize(
    "headers",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "auto-submitted: AUTO-NOTIFIED (vacation)",
        "X-Autoreply: ",
        "X-Autorespond: vacation",
        "Precedence: auto_reply",
        "Subject: Automatic reply: your question",
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
    assert classify_headers(headers, text="Gone.") is MailKind.AUTO_REPLY


@pytest.mark.parametrize(
    "headers",
    [
        "Subject: Question",
        "Auto-Submitted: no",
        "Auto-Submitted: auto-generated\r\nReply-To: ben@ledger.example\r\nSubject: Contact form",
        "X-Auto-Response-Suppress: All\r\nReply-To: ben@ledger.example",
        "Return-Path: <>\r\nSubject: Re: budget\r\nIn-Reply-To: <1@desk.example>",
        "Precedence: bulk",
        "List-Id: <press.x.example>\r\nPrecedence: list",
        "X-Auto-Response-Suppress: None",
        "X-Auto-Response-Suppress: All",
        "Subject: Why is the mayor out of office so often?",
        "Subject: Question about your automatic reply",
        "Subject: Undelivered mail returned to sender",
        "Subject: Re: Out of Office: back Monday",
        "Subject: Annual leave for city workers",
        "Subject: Press release of Tuesday",
        "Subject: Re: FOR IMMEDIATE RELEASE: lamps",
        "Return-Path: <ana@herald.example>",
    ],
)
def test_people_are_people(headers: str) -> None:
    assert classify_headers(headers) is MailKind.INQUIRY


def test_what_only_suppresses_answers_is_a_robots_where_something_else_says_so() -> None:
    """Some offices' servers put it into people's mail."""
    header = "X-Auto-Response-Suppress: All"
    assert classify_headers(header, text="Gone.") is MailKind.INQUIRY
    assert classify_headers(header, text="Gone.", sender="noreply@herald.example") is MailKind.AUTO_REPLY
    away = "I am out of the office. For urgent matters please contact Jo."
    assert classify_headers(header, text=away) is MailKind.OUT_OF_OFFICE
    receipt = "We have received your request and will respond within 2 business days."
    assert classify_headers(header, text=receipt) is MailKind.AUTO_REPLY


@pytest.mark.parametrize(
    "headers",
    ["X-POST-MessageClass: 9; Autoresponder", "Subject: Out of Office: back Monday", "Subject: Fuera de la oficina"],
)
def test_absences_are_told_from_other_robots(headers: str) -> None:
    assert classify_headers(headers, text="Gone.") is MailKind.OUT_OF_OFFICE


SAMPLE_KINDS = {
    MailKind.INQUIRY: (
        "person-forwards-a-bounce",
        "person-quotes-a-bounce-without-forwarding",
        "reporter-thanks-and-promises",
        "reporter-mentions-her-vacation",
        "reporter-answers-our-absence-notice",
        "reporter-asks-about-a-press-release",
        "list-mail-by-a-person",
        "calendar-invitation",
    ),
    MailKind.AUTO_REPLY: (
        "receipt-of-reading",
        "challenge-asks-who-writes",
        "ticket-system-receipt",
        "bounce-rfc3464-delivered",
    ),
    MailKind.DIGEST: ("digest-numbered-with-summaries", "digest-titles-without-labels", "digest-call-outs"),
    MailKind.NEWSLETTER: ("newsletter",),
    MailKind.PRESS_RELEASE: ("press-release-pitched-at-us",),
    MailKind.SPAM: ("spam-wants-a-link",),
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in SAMPLE_KINDS.items() for name in names])
def test_each_kind_is_known_by_its_signs_and_a_doubtful_mail_is_an_inquiry(kind: MailKind, name: str) -> None:
    parsed = parse_email((SAMPLES / f"{name}.eml").read_bytes())
    found = classify(parsed, bounce=read_bounce(parsed), is_own=is_own)
    assert found.kind is kind
    assert bool(found.reasons) is (kind is not MailKind.INQUIRY)


@pytest.mark.parametrize(
    ("name", "back_on"),
    [
        ("out-of-office-english-headers", date(2025, 5, 5)),
        ("out-of-office-spanish-no-headers", date(2025, 5, 13)),
        ("out-of-office-german-until", date(2025, 5, 9)),
        ("out-of-office-french-from-to", date(2025, 5, 9)),
    ],
)
def test_lesson_19_an_absence_says_when_it_ends(name: str, back_on: date) -> None:
    parsed = parse_email((SAMPLES / f"{name}.eml").read_bytes())
    found = classify(parsed, bounce=read_bounce(parsed), is_own=is_own)
    assert (found.kind, found.back_on) == (MailKind.OUT_OF_OFFICE, back_on)


def test_machines_answer_nothing_and_all_that_people_may_want_opens_an_inquiry() -> None:
    assert [kind for kind in MailKind if kind.is_automatic] == [MailKind.AUTO_REPLY, MailKind.OUT_OF_OFFICE]
    assert {kind for kind in MailKind if kind.may_ask} == {
        MailKind.INQUIRY,
        MailKind.NEWSLETTER,
        MailKind.PRESS_RELEASE,
        MailKind.SPAM,
    }


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
