"""What a calendar says of an invitation is no inquiry, and what somebody writes beside it is hers."""

import pytest

from mailbox.classify import classify
from mailbox.parsing import parse_email

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:{0}\r\nBEGIN:VEVENT\r\nSUMMARY:Briefing\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def answer(text: str, *, method: str = "REPLY") -> bytes:
    return (
        "From: Dana <dana@herald.example>\r\nTo: press@pressdesk.example\r\nSubject: Accepted: Briefing\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{text}\r\n"
        f"--b\r\nContent-Type: text/calendar; method={method}\r\n\r\n{CALENDAR.format(method)}--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("mail", "is_automatic"),
    [
        (answer(""), True),
        (answer("Dana Whitcomb has accepted this invitation.\r\n\r\nBriefing, Tuesday 10:00"), True),
        (answer("Dana Whitcomb has declined this invitation with a note:\r\n\r\nI am in court."), False),
        (answer("I bring a photographer."), False),
        (answer("", method="REQUEST"), False),
    ],
)
def test_who_comes(mail: bytes, is_automatic: bool) -> None:
    assert classify(parse_email(mail), bounce=None, is_own=lambda address: False).kind.is_automatic is is_automatic
