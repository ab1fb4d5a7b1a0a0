"""The words of a rich text that Outlook packed into a winmail.dat, and nothing of its looks.

The packing is Microsoft's MS-OXRTFCP, HTML hidden in rich text is MS-OXRTFEX. Pure: what cannot be read ends the
reading, and each byte is looked at once.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace

from mailbox.charsets import clean_text, decode_bytes

MAX_LENGTH = 1_000_000  # bytes after unpacking
MAX_TOKENS = 60_000  # words of control, braces and stretches of text
MAX_DEPTH = 500  # groups inside each other
PACKED, PLAIN = 0x75465A4C, 0x414C454D
WINDOW = 4_096
# What the packer takes for written before it begins (MS-OXRTFCP section 2.1.2.1).
BEFORE = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u"
    rb"\tab\tx"
)

TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.S
)
# Groups that hold no words of the text.
SKIPPED = frozenset({
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"headerl", b"headerr",
    b"footerl", b"footerr", b"footnote", b"fldinst", b"themedata", b"listtable", b"listoverridetable",
})  # fmt: skip
WRITTEN = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t", b"emdash": "—",
    b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
}  # fmt: skip
SYMBOLS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


def unpack_rtf(data: bytes) -> bytes:
    """Unpack compressed rich text; b"" where the bytes are none, and what stands before the first broken one."""
    if len(data) < 16:
        return b""
    kind = struct.unpack_from("<I", data, 8)[0]
    if kind == PLAIN:
        return data[16 : 16 + MAX_LENGTH]
    if kind != PACKED:
        return b""
    out = bytearray(BEFORE)
    position, end = 16, len(data)
    while position < end and len(out) < MAX_LENGTH:
        flags = data[position]
        position += 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[position : position + 1]
                position += 1
                continue
            token = int.from_bytes(data[position : position + 2], "big")
            position += 2
            back = (len(out) - (token >> 4)) % WINDOW
            if not back or back > len(out) or position > end:
                return bytes(out[len(BEFORE) :])
            _repeat(out, back, (token & 0xF) + 2)
    return bytes(out[len(BEFORE) :])


def _repeat(out: bytearray, back: int, length: int) -> None:
    start = len(out) - back
    piece = out[start : start + length]
    while len(piece) < length:
        piece += piece[: length - len(piece)]
    out += piece


def read_rtf(data: bytes) -> tuple[str, bool]:
    """Give the text of a rich text, and whether it is HTML that was hidden in it."""
    reader = _Reader(is_html=b"\\fromhtml" in data[:2_000])
    data = data[:MAX_LENGTH]
    position = 0
    for _ in range(MAX_TOKENS):
        match = TOKEN.match(data, position)
        if match is None:
            break
        position = match.end()
        word, number, code, symbol, brace, plain = match.groups()
        if brace:
            reader.turn(is_start=brace == b"{")
        elif word == b"bin":
            position += max(int(number or 0), 0)  # bytes that may look like anything
        elif word:
            reader.take_word(word, int(number) if number else None)
        elif code:
            reader.take_bytes(bytes.fromhex(code.decode("ascii")))
        elif symbol:
            reader.take_symbol(symbol)
        elif plain:
            reader.take_bytes(plain)
    return clean_text(reader.finish()), reader.is_html


@dataclass(frozen=True, slots=True)
class _Group:
    is_skipped: bool = False
    is_hidden: bool = False  # layout of the rich text that the HTML does without
    replaced: int = 1  # characters that stand behind \u for who cannot read it


class _Reader:
    def __init__(self, *, is_html: bool) -> None:
        self.is_html = is_html
        self.group = _Group()
        self.outer: list[_Group] = []
        self.pieces: list[str] = []
        self.pending = bytearray()
        self.codepage = "cp1252"
        self.is_optional = False  # behind \*: a group that who does not know it passes over
        self.to_pass = 0

    def turn(self, *, is_start: bool) -> None:
        self.to_pass = 0
        if is_start and len(self.outer) < MAX_DEPTH:
            self.outer.append(self.group)
        elif not is_start and self.outer:
            self.group = self.outer.pop()

    def take_word(self, word: bytes, number: int | None) -> None:
        is_optional, self.is_optional = self.is_optional, False
        if word in SKIPPED or (is_optional and not (self.is_html and word == b"htmltag")):
            self.group = replace(self.group, is_skipped=True)
        elif word == b"htmlrtf":
            self.group = replace(self.group, is_hidden=self.is_html and number != 0)
        elif word == b"ansicpg" and number:
            self.codepage = f"cp{number}"
        elif word == b"uc":
            self.group = replace(self.group, replaced=max(number or 0, 0))
        elif word == b"u" and number is not None:
            self.write(chr(number % 65_536))
            self.to_pass = self.group.replaced
        elif word in WRITTEN:
            self.write(WRITTEN[word])

    def take_symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.is_optional = True
        elif symbol in SYMBOLS:
            self.write(SYMBOLS[symbol])

    def take_bytes(self, data: bytes) -> None:
        passed = min(self.to_pass, len(data))
        self.to_pass -= passed
        if not (self.group.is_skipped or self.group.is_hidden):
            self.pending += data[passed:]

    def write(self, text: str) -> None:
        if not (self.group.is_skipped or self.group.is_hidden):
            self.flush()
            self.pieces.append(text)

    def flush(self) -> None:
        if self.pending:
            self.pieces.append(decode_bytes(bytes(self.pending), self.codepage)[0])
            self.pending.clear()

    def finish(self) -> str:
        self.flush()
        return "".join(self.pieces)
