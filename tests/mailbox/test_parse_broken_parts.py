"""Headers, parts and encodings that break the rules give up their words and files all the same."""

import base64

import pytest

from mailbox.parameters import read_parameters
from mailbox.parsing import parse_email, read_attachment
from mailbox.transfer import decode_base64, decode_quoted_printable

TWO = (
    "--b\nContent-Type: text/plain\n\nwords\n"
    "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nx\n"
)


@pytest.mark.parametrize(
    ("raw", "subject", "text"),
    [
        ("\ufeffSubject: s\n\nwords", "s", "words"),
        ("\n\nSubject: s\n\nwords", "s", "words"),
        (" Subject: s\nFrom: a@x.example\n\nwords", "s", "words"),
        ("From a@x.example Mon Jan 6\nSubject: s\n\nwords", "s", "words"),
        ("Subject: s\nbroken\nX-Foo: y\n\nwords", "s", "words"),
        ("Subject: s\nContent-Type: multipart/mixed;\n boundary=b\nThis is MIME.\n" + TWO + "--b--", "s", "words"),
        ("Subject: s\n \n\nwords", "s", "words"),
        ("Subject:\n folded\n\t\n\twords\n\nwords", "folded words", "words"),
        ("Subject : s\n\nwords", "s", "words"),
        ("Subject: s\rFrom: a@x.example\n\nwords", "s", "words"),
        ("X-One: 1\n\n   \n\nSubject: s\nFrom: a@x.example\n\nwords", "s", "words"),
        ("words alone", "", "words alone"),
    ],
)
def test_broken_headers_cost_neither_subject_nor_text(raw: str, subject: str, text: str) -> None:
    parsed = parse_email(raw.encode())
    assert parsed.subject.split() == subject.split()
    assert parsed.text.strip() == text


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/mixed; boundary=b", TWO + "--b--"),
        ("multipart/mixed; boundary=b", TWO.rstrip()),
        ("multipart/mixed; boundary=b", TWO + "--b\n\n"),
        ("multipart/mixed; boundary=b", TWO.rstrip() + "--b--\n"),
        ("multipart/mixed boundary=b", TWO + "--b--"),
        ('multipart/mixed;\n\tboundary="b "', TWO.replace("--b", "--b \t") + "--b--  "),
        ("multipart/mixed; boundary=other", TWO + "--b--"),
        ("multipart/mixed", TWO + "--b--"),
        ("text/plain; boundary=b", TWO + "--b--"),
        ("multipart/mixed; boundary=µ", TWO.replace("--b", "--µ") + "--µ--"),
        ("multipart/mixed; boundary=b\nContent-Type: text/plain", TWO + "--b--"),
        ("MULTIPART/Mixed; BOUNDARY=b; charset=x", TWO + "--b--"),
    ],
)
def test_parts_are_found_whatever_happened_to_their_boundary(content_type: str, body: str) -> None:
    parsed = parse_email(f"Content-Type: {content_type}\n\n{body}".encode())
    assert parsed.text.strip() == "words"
    assert [(file.filename, file.size) for file in parsed.attachments] == [("a.txt", 1)]


def test_a_multipart_in_base64_is_divided() -> None:
    body = base64.encodebytes((TWO + "--b--").encode()).decode()
    raw = f"Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n{body}"
    assert parse_email(raw.encode()).text == "words"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"YQ==YmM=", b"abc"),
        (b"YQ==\r\nYmM=\r\n", b"abc"),
        (b"YWJjZ", b"abc"),
        (b"YWJj*ZGVm", b"abcdef"),
        (b"YW=Jj", b"abc"),
        (b"YQ==\n___ footer of a list", b"a"),
        (b"====", b""),
        (b"", b""),
    ],
)
def test_base64_is_decoded_however_it_was_cut(data: bytes, expected: bytes) -> None:
    assert decode_base64(data) == expected


def test_plain_words_declared_base64_stay_words() -> None:
    assert decode_base64(b"Hello, this is plain text.", is_text=True) == b"Hello, this is plain text."


def test_quoted_printable_with_blanks_after_its_breaks() -> None:
    assert decode_quoted_printable(b"a= \r\nb=\r\nc==x=c3=a4") == "abc=xä".encode()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('application/pdf name="x.pdf"', ("application/pdf", {"name": "x.pdf"})),
        ("text/html;iso-8859-1", ("text/html", {})),
        ("text/plain>", ("text/plain", {})),
        ('; name="x"', ("", {"name": "x"})),
        ('filename="x.pdf"', ("", {"filename": "x.pdf"})),
        ("attachment; filename=This is a test.txt", ("attachment", {"filename": "This is a test.txt"})),
        ('attachment; filename="a;b.txt"', ("attachment", {"filename": "a;b.txt"})),
        ('text/plain; charset="utf-8" format=flowed', ("text/plain", {"charset": "utf-8", "format": "flowed"})),
        ("attachment; filename*1=.txt; filename*0*=UTF-8''%C3%95", ("attachment", {"filename": "Õ.txt"})),
        ("attachment; filename*0*=UTF-8''%C3; filename*1*=%95.txt", ("attachment", {"filename": "Õ.txt"})),
        ("attachment; filename*=UTF-8'%C3%A4.pdf", ("attachment", {"filename": "ä.pdf"})),
        ("attachment; filename*=%C3%A4.pdf", ("attachment", {"filename": "ä.pdf"})),
        ("attachment; filename=\"x.pdf\"; filename*=utf-8''%C3%A4.pdf", ("attachment", {"filename": "ä.pdf"})),
        ('attachment; filename*0="=?utf-8?B?w6Q"; filename*1="=?=.pdf"', ("attachment", {"filename": "ä.pdf"})),
        ('image/png; name="=?utf-8?q?=C3=A4?=\r\n =?utf-8?q?=2Epng?="', ("image/png", {"name": "ä.png"})),
        ('x/y; name="never closed', ("x/y", {"name": "never closed"})),
    ],
)
def test_parameters_are_read_as_mailers_write_them(value: str, expected: tuple[str, dict[str, str]]) -> None:
    assert read_parameters(value) == expected


PDF = "%PDF-1.4 x"


@pytest.mark.parametrize(
    ("header", "data", "filename", "kind"),
    [
        ("Content-Type: unknown; name=test", "a;b", "test", "application/octet-stream"),
        ("Content-Type: application/octet-stream; name=a.csv", "a;b", "a.csv", "text/csv"),
        ("Content-Type: application/octet-stream; name=d", PDF, "d", "application/pdf"),
        ("Content-Disposition: filename=a.pdf\nContent-Type: image/png", PDF, "a.pdf", "application/pdf"),
        ("Content-Disposition: inline\nContent-Disposition: attachment; filename=b.txt", "a", "b.txt", "text/plain"),
        ("Content-Type: image/jpeg\nContent-Location: http://x.example/p/c.jpg?x=1", "a", "c.jpg", "image/jpeg"),
        ("Content-Type: text/csv; name=e.csv\nContent-Disposition: attachment", PDF, "e.csv", "text/csv"),
        ("Content-Type: image/jpg; name=f.jpg", "\xff", "f.jpg", "image/jpg"),
    ],
)
def test_files_have_their_name_and_their_real_kind(header: str, data: str, filename: str, kind: str) -> None:
    raw = f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\n{header}\n\n{data}\n--b--".encode()
    file = parse_email(raw).attachments[0]
    assert (file.filename, file.content_type) == (filename, kind)
    assert read_attachment(raw, file.position)[1] == data.encode()
