"""What read_mail prints of who wrote a mail: the checks, and a deadline by the words and Date of whose mail it was."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from inquiries.mail_lines import describe_mail

BLOCK = (
    "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@piedmontcourier.example>\n"
    "Date: Mon, Oct 12, 2026 at 10:05 AM\nSubject: Crisis teams\nTo: Ana Ruiz\n\nI need it by 5 pm tomorrow.\n"
)


def describe(text: str, *, sender: str, **headers: str) -> dict[str, Any]:
    lines = [f"From: {sender}", "To: press@office.example", "Subject: Fwd: Crisis teams"]
    lines += ["Date: Wed, 14 Oct 2026 09:00:00 -0400", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
    raw = "\r\n".join([*lines, "", text]).encode()
    zone = ZoneInfo("America/New_York")
    kept_at = datetime(2026, 10, 14, 13, tzinfo=UTC)
    return describe_mail(
        raw, mail_id="x", kept_at=kept_at, zone=zone, is_own=lambda each: each == "press@office.example"
    )


def test_the_receiving_servers_words_stand_in_the_line() -> None:
    found = describe("hello", sender="a@b.example", Authentication_Results="mx; spf=softfail; dkim=none; dmarc=fail")
    assert found["authentication"] == {"spf": "softfail", "dkim": "none", "dmarc": "fail"}
    assert describe("hello", sender="a@b.example")["authentication"] == {"spf": None, "dkim": None, "dmarc": None}


def test_a_colleagues_forward_has_the_reporters_deadline() -> None:
    found = describe("Can you?\n\n" + BLOCK, sender="Ana Ruiz <ana@office.example>")
    assert found["deadline"] == "2026-10-13T17:00:00-04:00"
    assert found["from_address"] == "ana@office.example", "the header is said as it is"
    assert "Can you?" in found["reply_text"], "what is passed on is no quote, and what stands before it is hers"
    assert "by 5 pm tomorrow" in found["reply_text"]


@pytest.mark.parametrize("sender", ["Lee Marsh <lee@elsewhere.example>", "Lee Marsh <lee@gmail.com>"])
def test_a_strangers_forward_is_the_strangers_own_mail(sender: str) -> None:
    found = describe("We file on Friday at noon.\n\n" + BLOCK.replace(" by 5 pm tomorrow", ""), sender=sender)
    assert found["deadline"] == "2026-10-16T12:00:00-04:00"
    assert found["reply_text"].startswith("We file on Friday at noon.")
