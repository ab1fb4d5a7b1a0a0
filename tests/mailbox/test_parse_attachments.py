"""Files of a mail: found, named safely, measured, handed out."""

import base64

import pytest

from mailbox.attachments import clean_filename
from mailbox.parsing import parse_email, read_attachment


def attach(disposition: str, content_type: str = "application/pdf", body: bytes = b"abc") -> bytes:
    head = f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b\r\nContent-Type: {content_type}\r\n"
    return head.encode() + f"Content-Disposition: {disposition}\r\n\r\n".encode() + body + b"\r\n--b--\r\n"


@pytest.mark.parametrize(
    ("disposition", "filename"),
    [
        ('attachment; filename="a.pdf"', "a.pdf"),
        ("attachment; filename=a.pdf", "a.pdf"),
        ("attachment; filename*=utf-8''%C3%A4%20b.pdf", "ä b.pdf"),
        ("attachment; filename*0*=utf-8''%C3%A4; filename*1=\"b.p\"; filename*2=df", "äb.pdf"),
        ('attachment; filename="=?utf-8?q?=C3=A4=2Epdf?="', "ä.pdf"),
        ('attachment; filename="ä.pdf"', "ä.pdf"),
        ("attachment; filename*=no-such''%E4.pdf", "ä.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\temp\\\\a.pdf"', "a.pdf"),
        ("attachment", "attachment-2.pdf"),
        ('attachment; filename=""', "attachment-2.pdf"),
        ('attachment; filename="/"', "attachment-2.pdf"),
        ('attachment; filename="第1号\u3000予算.pdf"', "第1号\u3000予算.pdf"),
        ('attachment; filename="a \u00a0 b.pdf"', "a b.pdf"),
    ],
)
def test_file_names_are_read_in_every_spelling(disposition: str, filename: str) -> None:
    assert parse_email(attach(disposition)).attachments[0].filename == filename


@pytest.mark.parametrize(
    "name",
    ["\x00a", "a\r\nSet-Cookie: x", "a\u202efdp.exe", "a\u2066b", "..", "../..", ".htaccess", "a/b\\c", " ", "a" * 300],
)
def test_file_names_carry_no_path_control_or_bidi_characters(name: str) -> None:
    """Lesson 21, the file name: markup in it is text for the page to escape."""
    cleaned = clean_filename(name)
    assert not set(cleaned) & set("/\\\r\n\x00\u202e\u2066")
    assert not cleaned.startswith(".")
    assert len(cleaned) <= 200


@pytest.mark.parametrize(("length", "kept"), [(195, 199), (196, 200), (197, 200)])
def test_a_long_file_name_keeps_its_extension(length: int, kept: int) -> None:
    cleaned = clean_filename("a" * length + ".pdf")
    assert len(cleaned) == kept
    assert cleaned.endswith(".pdf")


@pytest.mark.parametrize("size", [0, 1, 2, 3, 56, 57, 58, 1000])
def test_the_size_is_that_of_the_decoded_bytes(size: int) -> None:
    data = bytes(range(256)) * 4
    body = base64.encodebytes(data[:size]).replace(b"\n", b"\r\n")
    raw = attach("attachment", "application/pdf\r\nContent-Transfer-Encoding: base64", body)
    attachment = parse_email(raw).attachments[0]
    assert attachment.size == size
    assert read_attachment(raw, attachment.position) == (attachment, data[:size])


def test_broken_base64_is_measured_by_what_can_be_read() -> None:
    raw = attach("attachment", "application/pdf\r\nContent-Transfer-Encoding: base64", b"YWJj*ZGVm")
    attachment, data = read_attachment(raw, 1)
    assert data == b"abcdef"
    assert attachment.size == 6


def test_uuencoded_files_are_read() -> None:
    raw = attach("attachment", "text/x-c\r\nContent-Transfer-Encoding: x-uuencode", b"begin 644 a\r\n#86)C\r\n`\r\nend")
    assert read_attachment(raw, 1)[1] == b"abc"


def test_an_enclosed_mail_is_a_file_named_by_its_subject() -> None:
    raw = attach("inline", "message/rfc822", b"Subject: A / tip\r\n\r\ninner words")
    parsed = parse_email(raw)
    attachment, data = read_attachment(raw, parsed.attachments[0].position)
    assert attachment.filename == "A - tip.eml"
    assert data == b"Subject: A / tip\r\n\r\ninner words"
    assert "inner words" not in parsed.text


def test_an_image_in_the_text_is_inline_and_has_its_content_id() -> None:
    raw = attach("inline; filename=logo.png", "image/png\r\nContent-ID: <logo@x.example>")
    attachment = parse_email(raw).attachments[0]
    assert attachment.is_inline
    assert attachment.content_id == "logo@x.example"


def test_a_text_file_is_no_part_of_the_body() -> None:
    parsed = parse_email(attach("attachment; filename=notes.txt", "text/plain", b"private notes"))
    assert parsed.text == "hi"
    assert parsed.attachments[0].filename == "notes.txt"


@pytest.mark.parametrize("position", [-1, 0, 2, 99])
def test_a_position_without_a_file_is_an_error(position: int) -> None:
    with pytest.raises(LookupError):
        read_attachment(attach("attachment"), position)
