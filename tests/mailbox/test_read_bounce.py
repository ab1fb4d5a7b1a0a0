"""A delivery report names whom it is about, which mail, and whether for good."""

from pathlib import Path

import pytest

from mailbox.bounce_reports import BouncedRecipient, read_bounce
from mailbox.parsing import parse_email

SAMPLES = Path(__file__).parent.parent / "samples"


def read_sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.eml").read_bytes()


def test_a_report_of_failure_is_read_to_the_diagnostic() -> None:
    """RFC 3464."""
    bounce = read_bounce(parse_email(read_sample("bounce-rfc3464-failed")))
    assert bounce is not None
    assert bounce.recipients == (BouncedRecipient("ana@herald.example", "failed", "5.1.1", "550 5.1.1 User unknown"),)
    assert bounce.original_message_id == "<out-1@pressdesk.example>"
    assert (bounce.is_permanent, bounce.is_delay) == (True, False)


def test_a_delay_warning_is_no_failure() -> None:
    bounce = read_bounce(parse_email(read_sample("bounce-rfc3464-delayed")))
    assert bounce is not None
    assert (bounce.is_permanent, bounce.is_delay) == (False, True)
    assert bounce.original_message_id == "<out-1@pressdesk.example>"


def test_a_report_of_success_is_no_bounce() -> None:
    assert read_bounce(parse_email(read_sample("bounce-rfc3464-delivered"))) is None


@pytest.mark.parametrize(
    ("sample", "message_id"),
    [
        ("bounce-exim-free-form", "<out-2@pressdesk.example>"),
        ("bounce-qmail-free-form", "<out-3@pressdesk.example>"),
    ],
)
def test_free_form_bounces_are_read_with_the_message_id_they_quote(sample: str, message_id: str) -> None:
    bounce = read_bounce(parse_email(read_sample(sample)))
    assert bounce is not None
    assert [(item.address, item.action, item.status) for item in bounce.recipients] == [
        ("ana@herald.example", "failed", "5.1.1")
    ]
    assert bounce.original_message_id == message_id
    assert bounce.is_permanent


def test_the_address_that_was_written_to_is_named_where_a_server_forwarded() -> None:
    raw = read_sample("bounce-rfc3464-failed").replace(
        b"Final-Recipient: rfc822; ana@herald.example",
        b"Original-Recipient: rfc822;ana@herald.example\r\nFinal-Recipient: rfc822; a.ruiz@inner.example",
    )
    bounce = read_bounce(parse_email(raw))
    assert bounce is not None
    assert [item.address for item in bounce.recipients] == ["ana@herald.example"]


def test_one_failure_among_delays_is_permanent() -> None:
    more = (
        b"5.1.1 User unknown\r\n\r\nFinal-Recipient: rfc822; ben@herald.example\r\nAction: delayed\r\nStatus: 4.0.0\r\n"
    )
    bounce = read_bounce(parse_email(read_sample("bounce-rfc3464-failed").replace(b"5.1.1 User unknown\r\n", more)))
    assert bounce is not None
    assert [(item.address, item.action) for item in bounce.recipients] == [
        ("ana@herald.example", "failed"),
        ("ben@herald.example", "delayed"),
    ]
    assert bounce.is_permanent


def test_a_reporter_who_asks_about_undeliverable_mail_is_no_bounce() -> None:
    assert read_bounce(parse_email(read_sample("question-about-undeliverable-mail"))) is None


@pytest.mark.parametrize(
    "head",
    [
        b"Return-Path: <>\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nBack Monday. user@x.example",
        b"Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n--b\r\n\r\nread",
        b"From: postmaster@x.example\r\nSubject: Which budget?\r\n\r\nWho pays for it?",
        b"",
    ],
)
def test_other_robots_and_receipts_are_no_bounces(head: bytes) -> None:
    assert read_bounce(parse_email(head)) is None


@pytest.mark.parametrize("odd", [b"From: ", b"From: <>", b"From: \xff\xfe", b"To: =?x?b?", b"Date: x"])
def test_odd_headers_in_a_bounce_do_no_harm(odd: bytes) -> None:
    parsed = parse_email(odd + b"\r\n" + read_sample("bounce-qmail-free-form").partition(b"\r\n")[2])
    head = b"Return-Path: <>\r\n" + odd + b"\r\nSubject: failure notice\r\n\r\n"
    found = read_bounce(parse_email(head + parsed.text.encode()))
    assert found is None or found.is_permanent
