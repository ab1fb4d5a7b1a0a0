"""Who wrote, to whom, when, about what, in answer to which mail."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mailbox.headers import decode_header_text, read_addresses
from mailbox.parsing import Address, parse_email

SAMPLES = Path(__file__).parent.parent / "samples"


def test_brackets_in_a_display_name_do_not_cost_the_address() -> None:
    parsed = parse_email((SAMPLES / "brackets-in-display-name.eml").read_bytes())
    assert parsed.from_ == Address("Test User [#12]", "press+tok@x.example")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ana@x.example", [("", "ana@x.example")]),
        ('"Ruiz, Ana" <ana@x.example>', [("Ruiz, Ana", "ana@x.example")]),
        ("ana@x.example (Ana Ruiz)", [("Ana Ruiz", "ana@x.example")]),
        ("Ana Ruiz <ana@x.example>; Ben <b@y.example>", [("Ana Ruiz", "ana@x.example"), ("Ben", "b@y.example")]),
        ("Friends: a@x.example, B <b@y.example>;", [("", "a@x.example"), ("B", "b@y.example")]),
        ("=?utf-8?q?Ana_Mu=C3=B1oz?= <ana@x.example>", [("Ana Muñoz", "ana@x.example")]),
        (
            "=?utf-8?q?Mu=C3=B1oz=2C_Ana?= <ana@x.example>, b@y.example",
            [("Muñoz, Ana", "ana@x.example"), ("", "b@y.example")],
        ),
        ('"=?utf-8?b?w4E=?=" <a@x.example>', [("Á", "a@x.example")]),
        ("Ana <ana@x.example", [("Ana", "ana@x.example")]),
        ("Ana <mailto:ana@x.example>", [("Ana", "ana@x.example")]),
        ('"press@city.example" <mallory@evil.example>', [("press@city.example", "mallory@evil.example")]),
        ('"john doe"@x.example', [("", '"john doe"@x.example')]),
        ("Ana\u202e <ana@x.example>", [("Ana", "ana@x.example")]),
        ("undisclosed-recipients:;", []),
        ('"Newsroom, Desk <desk@@example..org', []),
        ("a@b@c.example", []),
        ("", []),
    ],
)
def test_addresses_are_read_as_people_write_them(value: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.name, item.address) for item in read_addresses([value])] == expected


@pytest.mark.parametrize(
    ("sample", "address"),
    [("no-from-no-message-id", None), ("two-froms", "ana@herald.example"), ("from-in-a-group", "ana@herald.example")],
)
def test_odd_froms_give_the_best_address_or_none(sample: str, address: str | None) -> None:
    """Lesson 9."""
    sender = parse_email((SAMPLES / f"{sample}.eml").read_bytes()).from_
    assert (sender.address if sender else None) == address


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?Q?caf=C3=A9?=", "café"),
        ("=?utf-8?b?Y2Fmw6k?=", "café"),  # padding forgotten
        ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"),  # one character in two words
        ("=?utf-8?q?a?=\r\n =?utf-8?q?b?=", "ab"),
        ("Re: =?iso-8859-1*fr?q?caf=E9?= au lait", "Re: café au lait"),
        ("=?utf-8?Q?Comment??=", "Comment?"),
        ("=?no-such-charset?q?x=E9?=", "xé"),
        ("=?utf-8?x?broken?=", "=?utf-8?x?broken?="),
        ("folded\r\n line", "folded line"),
        ("a\x00b\x1bc\r\nBcc: d", "ab cBcc: d"),
    ],
)
def test_subjects_are_one_decoded_line(value: str, expected: str) -> None:
    assert decode_header_text(value) == expected


def test_message_ids_are_normalised_and_keep_their_order() -> None:
    parsed = parse_email(
        b"Message-ID:  abc@x.example \r\nIn-Reply-To: Your mail of <a b@x.example>\r\n"
        b"References: <1@x.example>\r\n <2@x.example><1@x.example> (see) <3@x.example>\r\n\r\n"
    )
    assert parsed.message_id == "<abc@x.example>"
    assert parsed.in_reply_to == ("<ab@x.example>",)
    assert parsed.references == ("<1@x.example>", "<2@x.example>", "<3@x.example>")


def test_references_written_as_an_encoded_word_are_read() -> None:
    parsed = parse_email(b"References: =?utf-8?Q?=3C1=40x=2Eexample=3E_=3C2=40x=2Eexample=3E?=\r\n\r\n")
    assert parsed.references == ("<1@x.example>", "<2@x.example>")


@pytest.mark.parametrize(("count", "first"), [(99, 0), (100, 0), (101, 1)])
def test_the_last_hundred_references_are_kept(count: int, first: int) -> None:
    value = " ".join(f"<{number}@x.example>" for number in range(count))
    references = parse_email(f"References: {value}\r\n\r\n".encode()).references
    assert references[0] == f"<{first}@x.example>"
    assert references[-1] == f"<{count - 1}@x.example>"


def test_a_mail_without_message_id_has_none() -> None:
    """Lesson 4."""
    assert parse_email((SAMPLES / "no-from-no-message-id.eml").read_bytes()).message_id is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 6 Jan 2025 10:00:00 -0500", datetime(2025, 1, 6, 10, tzinfo=timezone(timedelta(hours=-5)))),
        ("Mon, 6 Jan 2025 10:00:00 -0000", datetime(2025, 1, 6, 10, tzinfo=UTC)),
        ("Thu, 1 Jan 1970 00:00:00 +0000", datetime(1970, 1, 1, tzinfo=UTC)),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("Mon, 6 Jan 2025 10:00:00 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_keep_their_own_offset(value: str, expected: datetime | None) -> None:
    date = parse_email(f"Date: {value}\r\n\r\n".encode()).date
    assert date == expected
    assert date is None or expected is None or date.utcoffset() == expected.utcoffset()


def test_headers_are_given_decoded_and_unfolded_by_any_case() -> None:
    parsed = parse_email(b"X-List: one\r\nx-list: =?utf-8?q?caf=C3=A9?=\r\n two\r\n\r\n")
    assert parsed.headers("X-LIST") == ("one", "café two")
    assert parsed.header("x-list") == "one"
    assert parsed.header("X-None") is None


def test_a_broken_line_among_the_headers_does_not_end_them() -> None:
    parsed = parse_email(b"From: a@b.example\r\nbroken by a gateway\r\nSubject: still here\r\n\r\nbody\r\n")
    assert (parsed.subject, parsed.text) == ("still here", "body\n")
