"""Outlook's winmail.dat (TNEF) read as far as an office needs it: its files, and its text.

The format is Microsoft's MS-OXTNEF; the properties inside are those of MS-OXPROPS. Pure: every length in the file is
checked against what is there, and what cannot be read ends the reading.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from mailbox.charsets import clean_text, decode_bytes
from mailbox.rtf import read_rtf, unpack_rtf

TNEF_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})

SIGNATURE = struct.pack("<I", 0x223E9F78)
MAX_ATTRIBUTES = 5_000
MAX_PROPERTIES = 5_000
MAX_FILES = 200

SUBJECT, BODY, MESSAGE_PROPERTIES, CODEPAGE = 0x8004, 0x800C, 0x9003, 0x9007
FILE_BEGINS, FILE_TITLE, FILE_DATA, FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
PLAIN_TEXT, RICH_TEXT, HTML_TEXT = 0x1000, 0x1009, 0x1013
LONG_FILENAME, SHORT_FILENAME, DISPLAY_NAME, MIME_TYPE, CONTENT_ID = 0x3707, 0x3704, 0x3001, 0x370E, 0x3712

FIXED_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
TEXT_8BIT, TEXT_WIDE, BINARY, OBJECT = 0x1E, 0x1F, 0x102, 0xD
MANY_VALUES = 0x1000


@dataclass(slots=True)
class TnefFile:
    """One file of a winmail.dat; `content_type` is "" where Outlook wrote none."""

    filename: str = ""
    content_type: str = ""
    content_id: str = ""
    data: bytes = b""


@dataclass(slots=True)
class Tnef:
    """What a winmail.dat holds; `rich` is packed rich text, which takes long to read."""

    subject: str = ""
    text: str = ""
    html: str = ""
    rich: bytes = field(default=b"", repr=False)
    files: list[TnefFile] = field(default_factory=list)
    codepage: str = "cp1252"

    def read_body(self) -> tuple[str, str]:
        """Give its text and its HTML, one of them "". The rich text is read only where nothing else has the words."""
        if self.text.strip():
            return self.text, ""
        if self.html.strip() or not self.rich:
            return "", self.html
        words, is_html = read_rtf(unpack_rtf(self.rich))
        return ("", words) if is_html else (words.strip(), "")


def read_tnef(data: bytes) -> Tnef | None:
    """Read a winmail.dat; None where the bytes are none. One that is cut short gives what stands before the cut."""
    if not data.startswith(SIGNATURE):
        return None
    found = Tnef()
    for name, value in _walk_attributes(data):
        if name == CODEPAGE and len(value) >= 4:
            found.codepage = f"cp{struct.unpack_from('<I', value)[0]}"
        elif name == SUBJECT:
            found.subject = found.subject or _decode(value, found.codepage)
        elif name == BODY:
            found.text = found.text or _decode(value, found.codepage)
        elif name == MESSAGE_PROPERTIES:
            _take_message(found, value)
        elif name == FILE_BEGINS and len(found.files) < MAX_FILES:
            found.files.append(TnefFile())
        elif found.files and name in (FILE_TITLE, FILE_DATA, FILE_PROPERTIES):
            _take_file(found, name, value)
    return found


def _walk_attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6  # signature and key
    for _ in range(MAX_ATTRIBUTES):
        if position + 9 > len(data):
            return
        name, length = struct.unpack_from("<HxxI", data, position + 1)
        position += 9
        yield name, data[position : position + length]
        position += length + 2  # and its checksum


def _take_message(found: Tnef, value: bytes) -> None:
    for name, kind, content in _walk_properties(value):
        if name == PLAIN_TEXT:
            found.text = found.text or _decode_property(kind, content, found.codepage)
        elif name == HTML_TEXT:
            found.html = found.html or _decode_property(kind, content, found.codepage)
        elif name == RICH_TEXT and kind == BINARY:
            found.rich = found.rich or content


def _take_file(found: Tnef, name: int, value: bytes) -> None:
    file = found.files[-1]
    if name == FILE_TITLE:
        file.filename = file.filename or _decode(value, found.codepage)
        return
    if name == FILE_DATA:
        file.data = value
        return
    names: dict[int, str] = {}
    for label, kind, content in _walk_properties(value):
        if label in (LONG_FILENAME, SHORT_FILENAME, DISPLAY_NAME, MIME_TYPE, CONTENT_ID):
            names.setdefault(label, _decode_property(kind, content, found.codepage))
    file.filename = (
        names.get(LONG_FILENAME) or file.filename or names.get(SHORT_FILENAME) or names.get(DISPLAY_NAME) or ""
    )
    file.content_type = names.get(MIME_TYPE, "")
    file.content_id = names.get(CONTENT_ID, "")


def _walk_properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give each property as its number, its kind and its first value; the rest is skipped."""
    try:
        count = struct.unpack_from("<I", data)[0]
        position = 4
        for _ in range(min(count, MAX_PROPERTIES)):
            kind, name = struct.unpack_from("<HH", data, position)
            position = _skip_name(data, position + 4) if name >= 0x8000 else position + 4
            is_many = bool(kind & MANY_VALUES)
            kind &= ~MANY_VALUES
            values = 1
            if is_many or kind in (TEXT_8BIT, TEXT_WIDE, BINARY, OBJECT):
                values = min(struct.unpack_from("<I", data, position)[0], MAX_PROPERTIES)
                position += 4
            for number in range(values):
                content, position = _read_value(data, position, kind)
                if number == 0:
                    yield name, kind, content
    except struct.error:
        return


def _skip_name(data: bytes, position: int) -> int:
    kind, number = struct.unpack_from("<II", data, position + 16)
    return position + 24 + (-(-number // 4) * 4 if kind == 1 else 0)


def _read_value(data: bytes, position: int, kind: int) -> tuple[bytes, int]:
    if kind in FIXED_SIZES:
        return data[position : position + FIXED_SIZES[kind]], position + FIXED_SIZES[kind]
    length = struct.unpack_from("<I", data, position)[0]
    position += 4
    return data[position : position + length], position + -(-length // 4) * 4


def _decode_property(kind: int, content: bytes, codepage: str) -> str:
    if kind == TEXT_WIDE:
        return clean_text(content.decode("utf-16-le", "replace"))
    return _decode(content, codepage)


def _decode(value: bytes, codepage: str) -> str:
    return decode_bytes(value.rstrip(b"\x00"), codepage)[0]
