"""The text of a mail, out of whatever parts it came in."""

from pathlib import Path

import pytest

from mailbox.parsing import ParsedEmail, parse_email, read_attachment

SAMPLES = Path(__file__).parent.parent / "samples"


def read_sample(name: str) -> ParsedEmail:
    return parse_email((SAMPLES / f"{name}.eml").read_bytes())


@pytest.mark.parametrize("sample", ["bare-lf-lines", "bare-cr-lines"])
def test_any_line_ends_will_do(sample: str) -> None:
    """Lesson 9."""
    parsed = read_sample(sample)
    assert parsed.subject == "Question about the library budget"
    assert parsed.text == "line one\nline two\n"


@pytest.mark.parametrize(
    ("sample", "text", "files"),
    [
        ("only-a-pdf", "", ["questions.pdf"]),
        ("winmail-dat", "See attached.", ["winmail.dat"]),
        ("calendar-invitation", "Interview on Tuesday", ["attachment-2.ics"]),
        ("pgp-signed", "Signed question.", ["signature.asc"]),
    ],
)
def test_odd_mails_show_their_text_and_their_files(sample: str, text: str, files: list[str]) -> None:
    """Lesson 9."""
    parsed = read_sample(sample)
    assert parsed.text.strip() == text
    assert [attachment.filename for attachment in parsed.attachments] == files


def test_html_in_two_halves_around_a_file_is_whole() -> None:
    parsed = read_sample("apple-mail-html-pdf-html")
    assert parsed.html is not None
    assert "First words." in parsed.html
    assert "Last words." in parsed.html
    assert parsed.text.strip() == "First words. Last words."


def test_a_blank_text_part_gives_way_to_the_html() -> None:
    parsed = parse_email(
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\n \r\n--b\r\n"
        b"Content-Type: text/html\r\n\r\n<p>Call me</p>\r\n--b--\r\n"
    )
    assert parsed.text == "Call me"


def test_a_list_footer_in_text_does_not_hide_an_html_body() -> None:
    parsed = parse_email(
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Call me</p>\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nlist footer\r\n--b--\r\n"
    )
    assert parsed.text == "Call me\n\nlist footer"
    assert parsed.html is not None
    assert "list footer" in parsed.html


def test_flowed_lines_are_joined_and_quoted_ones_by_their_depth() -> None:
    head = b"Content-Type: text/plain; format=flowed\r\n\r\n"
    parsed = parse_email(head + b"one \r\ntwo\r\n> q \r\n> r \r\n>> s \r\n  t\r\n-- \r\nAna\r\n")
    assert parsed.text == "one two\n> q r \n>> s \n t\n-- \nAna\n"


def test_a_missing_closing_boundary_loses_nothing() -> None:
    parsed = parse_email(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nthe text")
    assert parsed.text == "the text"


def test_a_multipart_without_its_boundary_is_shown_as_it_is() -> None:
    assert "the text" in parse_email(b"Content-Type: multipart/mixed\r\n\r\nthe text").text


@pytest.mark.parametrize(("depth", "is_read"), [(20, True), (100, True), (500, True)])
def test_deep_nesting_is_read_without_falling_over(depth: int, is_read: bool) -> None:
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    parsed = parse_email(raw + b"\r\nfound")
    assert ("found" in parsed.text) is is_read
    assert bool(parsed.notes) is (depth > 120)


@pytest.mark.parametrize(("count", "is_noted"), [(998, False), (999, False), (1000, True), (2000, True)])
def test_a_thousand_parts_are_read_and_the_rest_is_noted(count: int, is_noted: bool) -> None:
    """Lesson 9: the multipart itself is the thousandth part."""
    parsed = parse_email(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * count + b"--b--")
    assert bool(parsed.notes) is is_noted
    assert parsed.text.count("x") == min(count, 999)


@pytest.mark.parametrize(("length", "is_noted"), [(999_999, False), (1_000_000, False), (1_000_001, True)])
def test_a_million_characters_are_kept(length: int, is_noted: bool) -> None:
    parsed = parse_email(b"\r\n" + b"a" * length)
    assert len(parsed.text) == min(length, 1_000_000)
    assert bool(parsed.notes) is is_noted


def test_a_forty_megabyte_mail_is_read() -> None:
    """Lesson 9."""
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
        b"Content-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + (b"A" * 76 + b"\r\n") * 520_000
        + b"--b--"
    )
    parsed = parse_email(raw)
    assert parsed.text == "hello"
    assert parsed.attachments[0].size == 520_000 * 57


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xff" * 100, b"\r\n", b":", b"From", b"From: \r\n", b"-" * 5000])
def test_any_bytes_make_a_mail(raw: bytes) -> None:
    parsed = parse_email(raw)
    assert "\x00" not in parsed.text
    assert parsed.text.encode() is not None


@pytest.mark.parametrize("sample", sorted(path.stem for path in SAMPLES.glob("*.eml")))
def test_every_cut_of_every_sample_is_read(sample: str) -> None:
    raw = (SAMPLES / f"{sample}.eml").read_bytes()
    for end in range(0, len(raw), 37):
        parsed = parse_email(raw[:end])
        for attachment in parsed.attachments:
            assert len(read_attachment(raw[:end], attachment.position)[1]) == attachment.size
