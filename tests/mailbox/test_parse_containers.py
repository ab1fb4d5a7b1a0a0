"""Words and files inside containers are taken out of them: S/MIME, PGP, winmail.dat, uuencoding, calendars, mails."""

from pathlib import Path

import pytest

from mailbox.parsing import parse_email, read_attachment
from mailbox.signed import open_signed
from mailbox.tnef import read_tnef
from mailbox.uuencoded import split_uuencoded

SAMPLES = Path(__file__).parent.parent / "samples"


def read(name: str) -> bytes:
    return (SAMPLES / f"{name}.eml").read_bytes()


@pytest.mark.parametrize(
    ("sample", "text", "files"),
    [
        ("smime-opaque-signed", "Signed question: who pays for the café?", ["smime.p7m", "lease.pdf"]),
        ("smime-encrypted", "", ["smime.p7m"]),
        ("pgp-signed-inline", "A note before.\n\nWho signed the lease?\n-- and when\n\nSent by a list.", []),
        (
            "winmail-dat-with-files",
            "Here are the figures – two files.",
            ["winmail.dat", "Figures für 2025.csv", "plan.pdf"],
        ),
        (
            "uuencoded-in-the-text",
            "Dear all,\n\nthe figures are below. I begin 644 things a day.\n\n\nRegards\nAna",
            ["figures 2025.csv"],
        ),
        (
            "calendar-invitation-alone",
            "Interview, the harbour budget\n2025-01-14 10:00 - 10:30 (Europe/Berlin)\nCity Hall, room 4\n\n"
            "Three questions\nabout the budget",
            ["attachment-1.ics"],
        ),
        ("forwarded-as-a-file-only", "What did it cost?", ["budget.eml"]),
        (
            "base64-with-a-list-footer",
            "Wer zahlt für die Bücherei?\n_______________\nPress list, press@city.example",
            [],
        ),
        ("boundary-that-no-header-names", "Who pays?", ["lease.pdf"]),
        ("two-files-of-one-name", "Two lists.", ["list.csv", "list.csv"]),
        ("line-ends-cr-cr-lf", "line one\nline two", []),
    ],
)
def test_words_and_files_come_out(sample: str, text: str, files: list[str]) -> None:
    """Lesson 9."""
    parsed = parse_email(read(sample))
    assert parsed.text.strip() == text
    assert [file.filename for file in parsed.attachments] == files


@pytest.mark.parametrize(
    ("sample", "position", "data"),
    [
        ("smime-opaque-signed", 2, b"%PDF-1.4\n"),
        ("winmail-dat-with-files", 2, b"year;cost\r\n2025;1\r\n"),
        ("winmail-dat-with-files", 3, b"%PDF-1.4\n%plan\n"),
        ("uuencoded-in-the-text", 1, b"year;cost\r\n2025;1\r\n" * 6),
        ("two-files-of-one-name", 2, b"c;d"),
    ],
)
def test_files_of_containers_can_be_downloaded(sample: str, position: int, data: bytes) -> None:
    attachment, found = read_attachment(read(sample), position)
    assert found == data
    assert attachment.size == len(data)


@pytest.mark.parametrize(
    ("sample", "note"),
    [
        ("smime-encrypted", "encrypted (S/MIME)"),
        ("calendar-invitation", "calendar"),
        ("forwarded-as-a-file-only", "text of the enclosed mail"),
    ],
)
def test_what_was_done_is_noted(sample: str, note: str) -> None:
    assert note in parse_email(read(sample)).notes


def test_encrypted_text_is_noted() -> None:
    raw = b"\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n-----END PGP MESSAGE-----\r\n"
    assert parse_email(raw).notes == ("encrypted (PGP)",)


def test_a_winmail_body_does_not_double_the_text_of_the_mail() -> None:
    raw = read("winmail-dat-with-files").replace(b"--b\r\n", b"--b\r\n\r\nMy own words.\r\n--b\r\n", 1)
    assert parse_email(raw).text == "My own words."


@pytest.mark.parametrize("reader", [open_signed, read_tnef])
@pytest.mark.parametrize("sample", ["smime-opaque-signed", "winmail-dat-with-files"])
def test_no_cut_or_broken_container_is_too_much(reader: object, sample: str) -> None:
    assert callable(reader)
    data = read_attachment(read(sample), 0)[1]
    for end in range(len(data)):
        reader(data[:end])
        reader(data[:end] + b"\xff" + data[end + 1 :])
        reader(data[:end] + b"\x80" + data[end + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "begin 644 no\nplain words here\n",
        "we begin 644 x\n",
        "begin 644\n#86)C\nend\n",
        "begin 644 x\n~~~~\nend\n",
        "begin",
    ],
)
def test_what_only_looks_like_a_file_stays_in_the_text(text: str) -> None:
    assert split_uuencoded(text) == (text, ())


def test_a_plain_version_that_asks_for_html_gives_way() -> None:
    assert parse_email(read("plain-version-asks-for-html")).text.startswith("Dear press office,")


def test_a_plain_version_with_words_of_its_own_stays() -> None:
    raw = read("plain-version-asks-for-html").replace(
        b"This is an HTML message.", b"Is the HTML format of the bid public?"
    )
    short = raw.replace(b"Please use a mail program that can show it.", b"")
    assert parse_email(short.replace(b"the HTML format", b"the format")).text.startswith("Is the format")


def test_words_in_an_attached_text_without_a_name_are_the_text() -> None:
    raw = b"Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nWho pays?\r\n"
    assert parse_email(raw).text.strip() == "Who pays?"


def test_mail_in_mail_in_mail_is_opened_so_far() -> None:
    raw = b"Content-Type: message/rfc822\r\n\r\n" * 100 + b"Subject: x\r\n\r\nfound"
    assert "found" not in parse_email(raw).text
    assert parse_email(b"Content-Type: message/rfc822\r\n\r\n" * 3 + b"Subject: x\r\n\r\nfound").text == "found"
