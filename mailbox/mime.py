"""Raw bytes to a tree of MIME parts: the standard library's Message objects, cut out by a bounded reader of
our own.

The standard parser reads line by line in Python and recurses with the nesting; this one looks for boundaries
with `str.find`, keeps a list of what is still to be read, and stops at a thousand parts. The tree is the
same: leaves hold their undecoded body, multiparts and message/rfc822 hold lists.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote_to_bytes

from mailbox.charsets import decode_bytes
from mailbox.headers import decode_words, restore_8bit

MAX_PARTS = 1_000
MAX_DEPTH = 120
MAX_BOUNDARY_HITS = 100_000  # of one multipart; real boundaries do not stand in the middle of lines
MAX_HEADERS = 2_000  # of one part

HEADER = re.compile(r"([^\s:\x00-\x20]{1,200})[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)(?:\r?\n|\Z)")
KNOWN_HEADER = re.compile(
    r"^(?:from|to|subject|date|message-id|mime-version|content-(?:type|transfer-encoding|disposition)):",
    re.I | re.M,
)
BLANK_LINE = re.compile(r"\r?\n")
BOUNDARY_TAIL = re.compile(r"(--)?[ \t]*(?:\r?\n|\Z)")
PARAMETER = re.compile(r';\s*([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.S)
CONTINUED = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?\Z", re.ASCII)
TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+\Z", re.ASCII)
ENCLOSING = frozenset({"message/rfc822", "message/global", "message/news"})
HEADER_BLOCKS = frozenset({"message/delivery-status", "message/global-delivery-status"})


class MimePart(Message):
    """One part of a mail, with what the parser knows of it.

    `content_type` is lower-case and never empty; `body` is the undecoded text of the part, kept for enclosed
    messages too; bytes above 127 stand in it as surrogates.
    """

    content_type: str = "text/plain"
    parameters: dict[str, str]
    body: str = ""
    children: tuple[MimePart, ...] = ()  # of a multipart, an enclosed message, the blocks of a delivery status
    in_alternative: tuple[int, int] | None = None  # (which multipart/alternative, which of its branches)

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


def read_message(raw: bytes) -> tuple[MimePart, tuple[str, ...]]:
    """Read any bytes as a mail; the notes name what was left unread because there was too much of it.

    Lines may end in CRLF, LF or CR. Beyond 1,000 parts or 120 levels the rest stays undivided in its part.
    """
    text = raw.decode("ascii", "surrogateescape")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    root = MimePart()
    notes: dict[str, None] = {}
    count = 1
    pending = [_Pending(root, text, 0, len(text), 0)]
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
    start = _read_headers(part, item.text, item.start, item.end)
    value = part.get_raw("content-type")
    part.parameters = {}
    if value is not None:
        written, part.parameters = read_parameters(value)
        if TYPE.match(written.lower()):
            part.content_type = written.lower()
    part.body = item.text[start : item.end]
    part.set_payload(part.body)
    if part.content_type.startswith("multipart/"):
        return _split_multipart(item, start)
    if part.content_type in ENCLOSING:
        text = decode_body(part).decode("ascii", "surrogateescape") if is_encoded(part) else part.body
        return [_Pending(MimePart(), text, 0, len(text), item.depth + 1)]
    if part.content_type in HEADER_BLOCKS:
        _set_children(part, list(_read_blocks(part)))
    return []


def _read_headers(part: MimePart, text: str, start: int, end: int) -> int:
    """Read the header lines of a part and say where its body starts."""
    position = start
    for _ in range(MAX_HEADERS):
        match = HEADER.match(text, position, end)
        if match:
            part.set_raw(match[1], match[2])
            position = match.end()
            continue
        blank = BLANK_LINE.match(text, position, end)
        if blank:
            return blank.end()
        line_end = text.find("\n", position, end)
        if line_end < 0:
            return position
        # An envelope line, or a line some gateway broke: passed over only where headers plainly go on after
        # it.
        block_end = min(position + 10_000, end)
        for gap in ("\n\n", "\n\r\n"):
            found = text.find(gap, position, block_end)
            block_end = found if found >= 0 else block_end
        is_envelope = position == start and text.startswith(("From ", ">From "), position)
        if not is_envelope and not KNOWN_HEADER.search(text, line_end + 1, block_end):
            return position
        position = line_end + 1
    return position


def _split_multipart(item: _Pending, start: int) -> list[_Pending]:
    boundary = item.part.parameters.get("boundary", "")
    if not boundary:
        return []
    needle = "--" + boundary
    children: list[_Pending] = []
    opened: int | None = None
    position = item.text.find(needle, start, item.end)
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
    if opened is not None and position < 0:  # the closing boundary is missing
        children.append(_open_child(item, opened, item.end))
    return children


def _open_child(item: _Pending, start: int, end: int) -> _Pending:
    # The line break before a boundary belongs to the boundary (RFC 2046 section 5.1.1).
    for line_break in ("\r\n", "\n", "\r"):
        if end < item.end and item.text.endswith(line_break, start, end):
            end -= len(line_break)
            break
    return _Pending(MimePart(), item.text, start, end, item.depth + 1)


def _read_blocks(part: MimePart) -> Iterator[MimePart]:
    text = decode_body(part).decode("ascii", "surrogateescape") if is_encoded(part) else part.body
    for block in re.split(r"\r?\n(?:[ \t]*\r?\n)+", text.strip(), maxsplit=MAX_PARTS):
        message = MimePart()
        message.parameters = {}
        message.body = block[_read_headers(message, block, 0, len(block)) :]
        message.set_payload(message.body)
        yield message


def read_parameters(value: str) -> tuple[str, dict[str, str]]:
    """Split `text/plain; charset=x; name*0*=…` into its value and its parameters, decoded (RFC 2231, RFC
    2047).

    Names are lower-case. Where a parameter is given both plain and encoded, the encoded one counts.
    """
    value = restore_8bit(value[:20_000])
    main, separator, rest = value.partition(";")
    if not separator:
        return main.strip(), {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, quoted, bare in PARAMETER.findall(separator + rest):
        text = quoted.replace('\\"', '"').replace("\\\\", "\\") if quoted else bare.strip().strip('"')
        shape = CONTINUED.match(name.lower())
        if shape:
            number = int(shape[2]) if shape[2] else -1
            pieces.setdefault(shape[1], []).append((number, bool(shape[3]), text))
    return main.strip(), {name: _join_parameter(found) for name, found in pieces.items()}


def _join_parameter(pieces: list[tuple[int, bool, str]]) -> str:
    extended = [piece for piece in pieces if piece[0] >= 0 or piece[1]]
    if not extended:
        return decode_words(re.sub(r"\r?\n[ \t]*", " ", pieces[0][2]))
    charset = ""
    data = b""
    for index, (_, is_encoded_piece, text) in enumerate(sorted(extended, key=lambda piece: piece[0])):
        if index == 0 and is_encoded_piece and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "surrogateescape")
        data += unquote_to_bytes(raw) if is_encoded_piece else raw
    return decode_bytes(data, charset or None)[0]


def is_encoded(part: MimePart) -> bool:
    """True where the body went through a transfer encoding."""
    return _get_encoding(part) in {"base64", "quoted-printable", "x-uuencode", "uuencode", "uue", "x-uue"}


def is_base64(part: MimePart) -> bool:
    """True where the body went through base64."""
    return _get_encoding(part) == "base64"


def _get_encoding(part: MimePart) -> str:
    value = part.get_raw("content-transfer-encoding")
    return value.partition(";")[0].strip().strip("\"'").lower() if value else ""


def decode_body(part: MimePart) -> bytes:
    """Undo the transfer encoding; what cannot be undone comes back as it was sent."""
    data = part.body.encode("ascii", "surrogateescape")
    encoding = _get_encoding(part)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(data + b"===")
        except binascii.Error:
            return data
    if encoding.endswith(("uuencode", "uue")):
        return _decode_uu(data)
    return data


def _decode_uu(data: bytes) -> bytes:
    lines = iter(data.splitlines())
    out: list[bytes] = []
    for line in lines:
        if line.startswith(b"begin "):
            break
    for line in lines:
        if line.strip() in (b"end", b"`", b""):
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            length = ((line[0] - 32) & 63) * 4 // 3 + 3  # some encoders pad the line with rubbish
            try:
                out.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                return data
    return b"".join(out) or data
