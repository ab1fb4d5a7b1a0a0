"""A delivery report names whom it is about, which mail, and whether for good."""

from pathlib import Path
from time import process_time

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


@pytest.mark.parametrize(
    ("sample", "addresses", "message_id"),
    [
        ("bounce-postfix-without-status", ["ana@herald.example"], "<out-11@pressdesk.example>"),
        ("bounce-exchange-did-not-reach", ["ben@ledger.example"], "<out-12@pressdesk.example>"),
        ("bounce-office365-spanish-no-status", ["carla@diario.example"], "<out-13@pressdesk.example>"),
        ("bounce-imail-two-unknown-users", ["emil@weekly.example", "fay@weekly.example"], "<out-15@pressdesk.example>"),
        ("bounce-domino-not-listed", ["gil@courant.example"], None),
        ("bounce-status-torn-into-text", ["hal@tribune.example"], None),
        ("bounce-rejected-by-receipt", ["ida@gazette.example"], None),
        ("bounce-from-a-noreply-gateway", ["kim@phone.example"], None),
    ],
)
def test_each_server_says_it_in_its_own_words(sample: str, addresses: list[str], message_id: str | None) -> None:
    bounce = read_bounce(parse_email(read_sample(sample)))
    assert bounce is not None
    assert [item.address for item in bounce.recipients] == addresses
    assert bounce.original_message_id == message_id
    assert bounce.is_permanent


@pytest.mark.parametrize(
    ("sample", "message_id"),
    [("bounce-gmail-delivery-incomplete", "<out-14@pressdesk.example>"), ("bounce-sendmail-warning-only", None)],
)
def test_a_warning_in_plain_words_is_no_failure(sample: str, message_id: str | None) -> None:
    bounce = read_bounce(parse_email(read_sample(sample)))
    assert bounce is not None
    assert [(item.address, item.action) for item in bounce.recipients] == [("dora@slow.example", "delayed")]
    assert (bounce.is_delay, bounce.is_permanent, bounce.original_message_id) == (True, False, message_id)


def test_a_full_mailbox_that_was_given_up_is_a_temporary_failure() -> None:
    bounce = read_bounce(parse_email(read_sample("bounce-mailbox-full-given-up")))
    assert bounce is not None
    assert (bounce.is_permanent, bounce.is_temporary, bounce.is_delay) == (True, True, False)
    gone = read_bounce(parse_email(read_sample("bounce-rfc3464-failed")))
    assert gone is not None
    assert not gone.is_temporary


def test_a_server_that_does_not_say_for_whom_still_bounced() -> None:
    raw = b"From: MAILER-DAEMON@mx.example\r\nSubject: Undeliverable mail\r\n\r\nYour mail cannot be delivered."
    bounce = read_bounce(parse_email(raw))
    assert bounce is not None
    assert (bounce.recipients, bounce.is_permanent) == ((), True)


@pytest.mark.parametrize(
    "sample",
    [
        "person-forwards-a-bounce",
        "person-quotes-a-bounce-without-forwarding",
        "receipt-of-reading",
        "challenge-asks-who-writes",
        "out-of-office-english-headers",
        "ticket-system-receipt",
        "newsletter",
    ],
)
def test_people_and_other_robots_who_use_the_words_bounce_nothing(sample: str) -> None:
    assert read_bounce(parse_email(read_sample(sample))) is None


def test_a_long_line_costs_no_more_than_a_long_text() -> None:
    head = b"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n"
    for line in (b"a" * 400_000, b"a@" * 200_000, b"<" * 400_000, b"to:" * 130_000, b"final-recipient: " * 20_000):
        parsed = parse_email(head + line)
        started = process_time()
        read_bounce(parsed)
        assert process_time() - started < 1


def test_the_address_that_was_written_to_is_named_where_a_server_forwarded() -> None:
    raw = read_sample("bounce-rfc3464-failed").replace(
        b"Final-Recipient: rfc822; ana@herald.example",
        b"Original-Recipient: rfc822;ana@herald.example\r\nFinal-Recipient: rfc822; a.ruiz@inner.example",
    )
    bounce = read_bounce(parse_email(raw))
    assert bounce is not None
    assert [item.address for item in bounce.recipients] == ["ana@herald.example"]


@pytest.mark.parametrize(
    ("action", "status", "expected"),
    [
        (b"error", b"5.0.0", "failed"),
        (b"failed (no such mailbox)", b"5.1.1", "failed"),
        (b"deferred", b"4.4.1", "delayed"),
        (b"", b"5.0.0", "failed"),
    ],
)
def test_a_server_with_a_word_of_its_own_is_read_by_its_status(action: bytes, status: bytes, expected: str) -> None:
    raw = read_sample("bounce-rfc3464-failed").replace(b"Action: failed", b"Action: " + action)
    bounce = read_bounce(parse_email(raw.replace(b"Status: 5.1.1", b"Status: " + status)))
    assert bounce is not None
    assert [item.action for item in bounce.recipients] == [expected]


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


def write_report(kind: str, *parts: tuple[str, str]) -> bytes:
    head = f"From: Mail <mail@relay.example>\nSubject: Notice\nContent-Type: multipart/report; report-type={kind}"
    body = "".join(f"--b\nContent-Type: {content_type}\n\n{text}\n\n" for content_type, text in parts)
    return f'{head}; boundary="b"\n\n{body}--b--\n'.encode()


HELD = "Reporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; ana@herald.example\nAction: failed\nStatus: {}"


def test_a_filter_that_wants_to_know_who_writes_has_returned_nothing() -> None:
    """A challenge in the form of RFC 3464, its status a passing one."""
    words = ("text/plain", "Your mail waits. Click the link below to confirm that you wrote it.")
    assert (
        read_bounce(
            parse_email(write_report("delivery-status", words, ("message/delivery-status", HELD.format("4.7.0"))))
        )
        is None
    )
    refused = read_bounce(
        parse_email(write_report("delivery-status", words, ("message/delivery-status", HELD.format("5.7.1"))))
    )
    assert refused is not None
    assert refused.is_permanent


@pytest.mark.parametrize(
    "words",
    [
        "451 4.7.1 greylisted: ask ana@herald.example to whitelist your server.",
        "Your mail could not be delivered within 5 days. Click on the link for help.",
        "Delivery failed: the mail is being held by no server any more.",
    ],
)
def test_lesson_23_a_mail_that_was_given_up_came_back_whatever_its_report_advises(words: str) -> None:
    fields = ("message/delivery-status", HELD.format("4.4.7"))
    found = read_bounce(parse_email(write_report("delivery-status", ("text/plain", words), fields)))
    assert found is not None
    assert found.is_permanent
    assert found.is_temporary
    held = ("message/delivery-status", HELD.format("4.7.1"))
    given_up = f"Your mail could not be delivered within 5 days. {words}"
    found = read_bounce(parse_email(write_report("delivery-status", ("text/plain", given_up), held)))
    assert found is not None


def test_a_complaint_is_no_bounce_whatever_it_calls_itself() -> None:
    """RFC 5965."""
    words = ("text/plain", "The mail was not delivered to the inbox: its reader calls it spam.")
    complaint = ("message/feedback-report", "Feedback-Type: abuse\nOriginal-Rcpt-To: ana@herald.example")
    for kind in ("feedback-report", "delivery-status"):
        assert read_bounce(parse_email(write_report(kind, words, complaint))) is None


def test_an_address_that_was_handed_on_is_named_beside_the_one_that_failed() -> None:
    text = (
        "   ----- The following addresses had permanent fatal errors -----\n"
        "ana@old.example\n    (expanded from: ana@herald.example)\n\n   ----- Transcript -----\n554 Too many hops\n"
    )
    raw = f"From: MAILER-DAEMON@relay.example\nSubject: Returned mail: Too many hops\n\n{text}".encode()
    bounce = read_bounce(parse_email(raw))
    assert bounce is not None
    assert {each.address for each in bounce.recipients} == {"ana@old.example", "ana@herald.example"}


def return_mail(
    *, written_by: str, said: str, subject: str = "Mail delivery failed: returning message to sender"
) -> bytes:
    """A mail of nobody known, without a word of a machine in its head, that encloses another."""
    return (
        f"From: ndr@relay.example\r\nTo: press@pressdesk.example\r\nSubject: {subject}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{said}\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: {written_by}\r\nTo: ana@herald.example\r\n"
        "Subject: Re: Transit\r\nMessage-ID: <out-9@pressdesk.example>\r\n\r\nYes.\r\n--b--\r\n"
    ).encode()


SAID = "A message that you sent could not be delivered to one or more of its recipients."


def test_what_comes_back_to_whoever_wrote_it_is_a_report_whoever_sends_it() -> None:
    bounce = read_bounce(parse_email(return_mail(written_by="Press <press@pressdesk.example>", said=SAID)))
    assert bounce is not None
    assert [item.address for item in bounce.recipients] == ["ana@herald.example"]
    assert bounce.original_message_id == "<out-9@pressdesk.example>"


@pytest.mark.parametrize(
    "mail",
    [
        {"written_by": "Mail system <mailer-daemon@herald.example>", "said": SAID},
        {"written_by": "Press <press@pressdesk.example>", "said": f"{SAID} Could you send it again, please?"},
        {"written_by": "Press <press@pressdesk.example>", "said": f"{SAID} I got this.", "subject": "Fwd: Mail failed"},
        {"written_by": "Press <press@pressdesk.example>", "said": "Here is what you sent.", "subject": "Re: Transit"},
    ],
)
def test_a_person_who_encloses_a_mail_is_no_report(mail: dict[str, str]) -> None:
    assert read_bounce(parse_email(return_mail(**mail))) is None


def test_what_a_server_writes_on_behind_an_address_is_none_of_it() -> None:
    text = (
        "Delivery has failed to these recipients:\r\n[ana@herald.example]: 550 ana@herald.example...User is over quota"
    )
    head = "From: Mail Delivery System <mailer-daemon@mx.example>\r\nSubject: Undeliverable: Transit\r\n\r\n"
    bounce = read_bounce(parse_email(f"{head}{text}\r\n".encode()))
    assert bounce is not None
    assert [item.address for item in bounce.recipients] == ["ana@herald.example"]
