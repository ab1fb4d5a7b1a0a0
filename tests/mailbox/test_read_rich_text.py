"""Of a winmail.dat that holds rich text alone the words are read: plain ones, and HTML hidden in it."""

import base64
import struct

import pytest

from mailbox.parsing import parse_email
from mailbox.rtf import BEFORE, MAX_LENGTH, MAX_TOKENS, read_rtf, unpack_rtf
from mailbox.tnef import SIGNATURE, read_tnef
from tests.mailbox.test_properties_of_size import count_calls

# The example of MS-OXRTFCP section 3.1.
EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
RICH = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Ana}}Who paid?\par Caf\'e9 \'93first\'94}"
HIDDEN_HTML = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0 Arial;}}{\*\generator Outlook;}{\*\htmltag64 <p>}"
    rb"\htmlrtf {\htmlrtf0 "
    rb"Who paid for the caf\'e9?\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}{\*\htmltag64 <p>}Ana{\*\htmltag72 </p>}}"
)


def pack(text: bytes) -> bytes:
    """Compressed as nobody would: each byte by itself, then the end."""
    packed = b"".join(b"\x00" + text[at : at + 8] for at in range(0, len(text) // 8 * 8, 8))
    rest = text[len(text) // 8 * 8 :]
    end = (len(BEFORE) + len(text)) % 4_096 << 4
    packed += bytes([1 << len(rest)]) + rest + end.to_bytes(2, "big")
    return struct.pack("<IIII", len(packed) + 12, len(text), 0x75465A4C, 0) + packed


def make_tnef(rich: bytes) -> bytes:
    value = struct.pack("<IHHII", 1, 0x102, 0x1009, 1, len(rich)) + rich + b"\0" * (-len(rich) % 4)
    return SIGNATURE + b"\0\0\x01" + struct.pack("<HHI", 0x9003, 6, len(value)) + value + b"\0\0"


def make_mail(rich: bytes) -> bytes:
    data = make_tnef(rich)
    head = b"From: Ana <ana@herald.example>\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data)


def test_the_example_of_its_makers_is_unpacked() -> None:
    assert unpack_rtf(EXAMPLE) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize("length", [0, 1, 7, 8, 9, 4_095, 4_096, 4_097])
def test_what_was_packed_comes_back(length: int) -> None:
    text = bytes(range(32, 127)) * 50
    assert unpack_rtf(pack(text[:length])) == text[:length]
    assert unpack_rtf(struct.pack("<IIII", 0, length, 0x414C454D, 0) + text[:length]) == text[:length]


def test_a_piece_may_repeat_itself() -> None:
    start = len(BEFORE)
    tokens = (start << 4 | 15).to_bytes(2, "big") + ((start + 18) << 4).to_bytes(2, "big")
    assert unpack_rtf(struct.pack("<IIII", 0, 0, 0x75465A4C, 0) + b"\x06a" + tokens) == b"a" * 18


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        (rb"{\rtf1 a\par b\line c\tab d}", "a\nb\nc\td"),
        (rb"{\rtf1 \{a\}\~\\ \lquote b\rquote\emdash c}", "{a}\xa0\\ ‘b’—c"),
        (rb"{\rtf1\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (rb"{\rtf1\ansicpg932 \'93\'fa\'96\'7b}", "日本"),
        (rb"{\rtf1\uc1 \u1055?\u1088\'3f{\uc0\u1080}x}", "Приx"),
        (rb"{\rtf1 \u-10179?\u-8704?}", "\U0001f600"),
        (rb"{\rtf1{\pict 0011}{\*\unknown x}a}", "a"),
        (rb"{\rtf1 a{b{c}}}}}d", "abcd"),
        (rb"{\rtf1 a\'", "a"),
        (b"{\\rtf1 a{\\pict\\bin5 b{c{d}e}", "ae"),
        (rb"{\rtf1 a\bin-5 b\bin99999 c}", "ab"),
    ],
)
def test_words_are_read_without_their_looks(rich: bytes, words: str) -> None:
    assert read_rtf(rich) == (words, False)


def test_rich_text_alone_is_the_text_of_the_mail() -> None:
    parsed = parse_email(make_mail(pack(RICH)))
    assert parsed.text == "Who paid?\nCafé “first”"
    assert [each.filename for each in parsed.attachments] == ["winmail.dat"]


def test_html_hidden_in_it_is_the_html_of_the_mail() -> None:
    parsed = parse_email(make_mail(pack(HIDDEN_HTML)))
    assert parsed.html == "<p>Who paid for the café?</p><p>Ana</p>"
    assert parsed.text == "Who paid for the café?\n\nAna"


@pytest.mark.parametrize("cut", range(0, len(EXAMPLE), 3))
def test_a_broken_one_costs_nothing(cut: int) -> None:
    assert isinstance(read_rtf(unpack_rtf(EXAMPLE[:cut]))[0], str)
    assert parse_email(make_mail(EXAMPLE[:cut])).from_ is not None


def test_it_is_read_up_to_a_bound() -> None:
    text = b"{\\rtf1 " + b"a" * (2 * MAX_LENGTH)
    assert len(unpack_rtf(pack(text))) <= MAX_LENGTH + 200
    assert len(read_rtf(text)[0]) <= MAX_LENGTH
    assert read_rtf(b"{" * 50_000 + b"a")[0] == "a"
    assert len(read_rtf(b"\\par" * 200_000)[0]) == MAX_TOKENS


def test_a_rich_text_that_nobody_needs_is_left_packed() -> None:
    small, large = (make_tnef(pack(RICH * count)) for count in (1, 200))
    assert count_calls(lambda: read_tnef(small)) == count_calls(lambda: read_tnef(large))
