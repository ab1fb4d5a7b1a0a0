"""Raw bytes to a tree of MIME parts: the standard library's Message objects, cut out by a bounded reader of
our own.

The standard parser reads line by line in Python and recurses with the nesting; this one looks for boundaries
with `str.find`, keeps a list of what is still to be read, and stops at a thousand parts. Multiparts and
message/rfc822 hold lists of their children, as there; what a part holds itself is `body`, cut out when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from mailbox.header_lines import find_more, find_start, read_header_lines
from mailbox.parameters import read_parameters
from mailbox.transfer import decode_base64, decode_quoted_printable, decode_uu_lines

MAX_PARTS = 1_000
MAX_DEPTH = 120
MAX_DECODED = 5  # mails inside each other that went through a transfer encoding; each is held anew
MAX_BOUNDARY_HITS = 100_000  # of one multipart; real boundaries do not stand in the middle of lines
MAX_PREAMBLE = 20_000  # characters searched for a boundary that no header names
CHUNK_LENGTH = 1_000_000  # characters

GUESSED_BOUNDARY = re.compile(r"(?:^|\n)--([^\s\"][^\"\r\n]{0,199})\r?\n(?=Content-[A-Za-z-]{1,40}:)", re.I)
BOUNDARY_TAIL = re.compile(r"(--)?[ \t]*(?:\r?\n|\Z)")
TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+\Z", re.ASCII)
ENCLOSING = frozenset({"message/rfc822", "message/global", "message/news"})
HEADER_BLOCKS = frozenset({"message/delivery-status", "message/global-delivery-status"})
UU_ENCODINGS = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})


class MimePart(Message):
    """One part of a mail, with what the parser knows of it.

    `content_type` is lower-case and never empty; `body` is the undecoded text of the part, kept for multiparts and
    enclosed messages too; bytes above 127 stand in it as surrogates.
    """

    content_type: str = "text/plain"
    parameters: dict[str, str]
    children: tuple[MimePart, ...] = ()  # of a multipart, an enclosed message, the blocks of a delivery status
    in_alternative: tuple[int, int] | None = None  # (which multipart/alternative, which of its branches)
    _source: str = ""
    _start: int = 0
    _end: int = 0

    @property
    def body(self) -> str:
        return self._source[self._start : self._end]

    @property
    def body_length(self) -> int:
        """The characters of `body`, which are its bytes."""
        return self._end - self._start

    def body_chunks(self) -> Iterator[bytes]:
        """Give the undecoded bytes in pieces, so that a large file is never held twice."""
        for start in range(self._start, self._end, CHUNK_LENGTH):
            yield self._source[start : min(start + CHUNK_LENGTH, self._end)].encode("ascii", "surrogateescape")

    def read_start(self, length: int) -> bytes:
        """Give the first undecoded bytes."""
        return self._source[self._start : min(self._start + length, self._end)].encode("ascii", "surrogateescape")

    def set_body(self, source: str, start: int, end: int) -> None:
        self._source, self._start, self._end = source, start, end

    def get_raw(self, name: str) -> str | None:
        """Give the first header of that (lower-case) name, undecoded; None where there is none."""
        for key, value in self.raw_items():
            if key.lower() == name:
                return str(value)
        return None


@dataclass(slots=True)
class _Pending:
    part: MimePart
    text: str
    start: int
    end: int
    depth: int
    decoded: int = 0  # how many of those around it were


def read_message(raw: bytes) -> tuple[MimePart, tuple[str, ...]]:
    """Read any bytes as a mail; the notes name what was left unread because there was too much of it.

    Lines may end in CRLF, LF or CR. Beyond 1,000 parts or 120 levels the rest stays undivided in its part.
    """
    text = raw.decode("ascii", "surrogateescape")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    elif "\r\r\n" in text:
        text = text.replace("\r\r\n", "\r\n")
    return read_text(text, find_start(text))


def read_text(text: str, start: int = 0) -> tuple[MimePart, tuple[str, ...]]:
    """Read a mail, or one part of one, from text whose bytes above 127 stand as surrogates; see `read_message`."""
    root = MimePart()
    notes: dict[str, None] = {}
    count = 1
    pending = [_Pending(root, text, start, len(text), 0)]
    while pending:
        item = pending.pop()
        children = _read_part(item)
        if not children:
            continue
        if item.depth >= MAX_DEPTH:
            notes["nested too deep, the rest is unread"] = None
        elif count + len(children) > MAX_PARTS:
            notes["more than 1,000 parts, the rest is unread"] = None
            children = children[: MAX_PARTS - count]
            _attach(item, children, pending)
            count = MAX_PARTS
        else:
            count += len(children)
            _attach(item, children, pending)
    return root, tuple(notes)


def _attach(item: _Pending, children: list[_Pending], pending: list[_Pending]) -> None:
    if not children:
        return
    parent = item.part
    for index, child in enumerate(children):
        child.part.in_alternative = parent.in_alternative
        if parent.content_type == "multipart/alternative" and parent.in_alternative is None:
            child.part.in_alternative = (id(parent), index)
        if parent.content_type == "multipart/digest":
            child.part.content_type = "message/rfc822"  # RFC 2046 section 5.1.5; its own header overrules
    _set_children(parent, [child.part for child in children])
    pending.extend(reversed(children))


def _set_children(parent: MimePart, children: list[MimePart]) -> None:
    parent.children = tuple(children)
    payload: list[Message | str] = [*children]
    parent.set_payload(payload)


def _read_part(item: _Pending) -> list[_Pending]:
    part = item.part
    start = read_header_lines(item.text, item.start, item.end, part.set_raw)
    if not item.depth and part.get_raw("from") is None:
        more = find_more(item.text, start)
        start = start if more is None else read_header_lines(item.text, more, item.end, part.set_raw)
    part.set_body(item.text, start, item.end)
    value = part.get_raw("content-type")
    part.parameters = {}
    if value is not None:
        written, part.parameters = read_parameters(value)
        if TYPE.match(written.lower()):
            part.content_type = written.lower()
        elif part.parameters.get("name"):  # "unknown; name=…" is a file all the same
            part.content_type = "application/octet-stream"
    if part.content_type.startswith("multipart/"):
        return _split_multipart(item, start, value or "") or _split_encoded(item, value or "")
    if part.content_type in ENCLOSING:
        if is_encoded(part) and item.decoded < MAX_DECODED:
            text = decode_body(part).decode("ascii", "surrogateescape")
            return [_Pending(MimePart(), text, 0, len(text), item.depth + 1, item.decoded + 1)]
        return [_Pending(MimePart(), item.text, start, item.end, item.depth + 1, item.decoded)]
    if "boundary" in part.parameters and part.content_type.startswith("text/"):
        children = _split_multipart(item, start, value or "")
        if children:  # a multipart under a wrong name
            part.content_type = "multipart/mixed"
        return children
    if part.content_type in HEADER_BLOCKS:
        _set_children(part, list(_read_blocks(part)))
    return []


def _split_encoded(item: _Pending, value: str) -> list[_Pending]:
    """Divide a multipart that went through a transfer encoding as a whole, which RFC 2045 forbids."""
    if not is_encoded(item.part) or item.decoded >= MAX_DECODED:
        return []
    text = decode_body(item.part).decode("ascii", "surrogateescape")
    return _split_multipart(_Pending(item.part, text, 0, len(text), item.depth, item.decoded + 1), 0, value)


def _split_multipart(item: _Pending, start: int, value: str) -> list[_Pending]:
    boundary = item.part.parameters.get("boundary", "")
    if not boundary.isascii():  # the lines carry its bytes, whatever charset they are in
        boundary = read_raw_boundary(value)
    boundary = boundary.rstrip()
    position = item.text.find("--" + boundary, start, item.end) if boundary else -1
    if position < 0:
        guessed = GUESSED_BOUNDARY.search(item.text, start, min(item.end, start + MAX_PREAMBLE))
        if guessed is None:
            return []
        boundary = guessed[1].rstrip()
        position = item.text.find("--" + boundary, start, item.end)
    return _cut_at_boundaries(item, start, "--" + boundary, position)


def read_raw_boundary(value: str) -> str:
    """Give the boundary a Content-Type names, undecoded."""
    match = re.search(r"boundary\s{0,5}=\s{0,5}\"?([^\";\r\n]{1,200})", value, re.I)
    return match[1] if match else ""


def _cut_at_boundaries(item: _Pending, start: int, needle: str, position: int) -> list[_Pending]:
    children: list[_Pending] = []
    opened: int | None = None
    for _ in range(MAX_BOUNDARY_HITS):
        if position < 0 or len(children) > MAX_PARTS:
            break
        after = position + len(needle)
        tail = BOUNDARY_TAIL.match(item.text, after, item.end)
        if tail and (position == start or item.text[position - 1] in "\r\n"):
            if opened is not None:
                children.append(_open_child(item, opened, position))
            opened = tail.end()
            if tail[1]:
                return children
        position = item.text.find(needle, after, item.end)
    if opened is not None and position < 0:  # the closing boundary is missing, or stands at the end of a line
        closing = item.text.rfind(needle + "--", opened, item.end)
        is_closed = closing >= 0 and not item.text[closing + len(needle) + 2 : item.end].strip()
        end = closing if is_closed else item.end
        if not children or item.text[opened:end].strip():
            children.append(_open_child(item, opened, end))
    return children


def _open_child(item: _Pending, start: int, end: int) -> _Pending:
    # The line break before a boundary belongs to the boundary (RFC 2046 section 5.1.1).
    for line_break in ("\r\n", "\n", "\r"):
        if end < item.end and item.text.endswith(line_break, start, end):
            end -= len(line_break)
            break
    return _Pending(MimePart(), item.text, start, end, item.depth + 1, item.decoded)


def _read_blocks(part: MimePart) -> Iterator[MimePart]:
    text = decode_body(part).decode("ascii", "surrogateescape") if is_encoded(part) else part.body
    for block in re.split(r"\r?\n(?:[ \t]*\r?\n)+", text.strip(), maxsplit=MAX_PARTS):
        message = MimePart()
        message.parameters = {}
        message.set_body(block, read_header_lines(block, 0, len(block), message.set_raw), len(block))
        yield message


def is_encoded(part: MimePart) -> bool:
    """True where the body went through a transfer encoding."""
    return _get_encoding(part) in {"base64", "quoted-printable"} | UU_ENCODINGS


def is_base64(part: MimePart) -> bool:
    """True where the body went through base64."""
    return _get_encoding(part) == "base64"


def _get_encoding(part: MimePart) -> str:
    value = part.get_raw("content-transfer-encoding")
    return value.partition(";")[0].strip().strip("\"'").lower() if value else ""


def decode_body(part: MimePart, at_most: int | None = None) -> bytes:
    """Undo the transfer encoding; what cannot be undone comes back as it was sent.

    With `at_most`, enough is read for that many bytes and somewhat more; the rest of a long body stays untouched.
    """
    encoding = _get_encoding(part)
    data = part.read_start(part.body_length if at_most is None else at_most * (4 if encoding else 1) + 1_000)
    if encoding == "quoted-printable":
        return decode_quoted_printable(data)
    if encoding == "base64":
        return decode_base64(data, is_text=part.content_type.startswith("text/"))
    if encoding in UU_ENCODINGS:
        lines = data.splitlines()
        starts = [number for number, line in enumerate(lines[:100]) if line.startswith(b"begin ")]
        lines = lines[starts[0] + 1 :] if starts else lines
        ends = [number for number, line in enumerate(lines) if line.strip() == b"end"]
        return decode_uu_lines(lines[: ends[0]] if ends else lines) or data
    return data
