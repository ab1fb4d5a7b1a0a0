"""Text comes out right whatever the charset says."""

from pathlib import Path

import pytest

from mailbox.parsing import ParsedEmail, parse_email

SAMPLES = Path(__file__).parent.parent / "samples"


def read_sample(name: str) -> ParsedEmail:
    return parse_email((SAMPLES / f"{name}.eml").read_bytes())


def parse_body(body: bytes, charset: str) -> ParsedEmail:
    return parse_email(
        b"From: a@b.example\r\nContent-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\n" + body
    )


def test_8bit_bodies_that_are_not_utf8_are_not_garbled() -> None:
    """Lesson 6."""
    parsed = read_sample("latin1-body-declared-utf8")
    assert "Für die Bücherei: how much, s'il vous plaît?" in parsed.text
    assert any("cp1252" in note for note in parsed.notes)


def test_utf8_under_a_western_label_is_read_as_utf8() -> None:
    """Lesson 6."""
    assert "The café’s lease – who signed it?" in read_sample("utf8-body-declared-latin1").text


def test_an_unknown_charset_and_a_nul_byte_poison_nothing() -> None:
    """Lesson 2."""
    parsed = read_sample("unknown-charset-and-nul-byte")
    assert parsed.text == "Who paid?\n“Nobody” is no answer.\n"
    assert any("x-unknown-8bit" in note for note in parsed.notes)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("us-ascii", "plain"),
        ("iso-8859-1", "À bientôt"),
        ("windows-1252", "The minister’s “promise” – €20"),
        ("iso-8859-2", "żółć, źródło"),
        ("koi8-r", "Просим прокомментировать"),
        ("iso-2022-jp", "取材のお願いです。"),
        ("shift_jis", "取材のお願いです。"),
        ("gb2312", "请问贵单位"),
        ("gb18030", "请问贵单位对此有何回应?"),
        ("big5", "請問"),
        ("euc-kr", "문의드립니다"),
        ("utf-16", "Grüße"),
    ],
)
def test_declared_charsets_are_read_without_a_note(charset: str, text: str) -> None:
    parsed = parse_body(text.encode(charset), charset)
    assert parsed.text == text
    assert parsed.notes == ()


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "unicode_escape", "hex", "rot13", "undefined", "\x00", "%s", ""]
)
def test_codecs_that_are_no_charsets_are_not_used(charset: str) -> None:
    assert parse_body(rb"a\u0041 caf" + "é".encode(), charset).text == r"a\u0041 café"


def test_one_broken_character_does_not_cost_the_others() -> None:
    parsed = parse_body("Просим прокомментировать".encode() + b"\xff", "utf-8")
    assert parsed.text == "Просим прокомментировать\ufffd"
    assert parsed.notes != ()


def test_lone_surrogates_never_survive() -> None:
    parsed = parse_body(b"+2AA-x", "utf-7")
    assert parsed.text.encode()
    assert parsed.text.endswith("x")


def test_raw_8bit_headers_are_read_like_bodies() -> None:
    parsed = read_sample("raw-8bit-headers")
    assert parsed.from_ is not None
    assert parsed.from_.name == "Renée Lefèvre"
    assert parsed.subject == "Café de la mairie"
