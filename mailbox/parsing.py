"""Raw mail to one frozen record. Pure: bytes in, dataclasses out, and nothing a sender can write makes it
raise.
"""

from __future__ import annotations

import html as html_entities
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message

from mailbox.attachments import Attachment, describe_attachment, find_filename
from mailbox.charsets import decode_bytes
from mailbox.headers import (
    Address,
    decode_header_text,
    read_addresses,
    read_date,
    read_message_id,
    read_message_ids,
)
from mailbox.html import html_to_text
from mailbox.mime import ENCLOSING, MimePart, decode_body, read_message

__all__ = ["Address", "Attachment", "ParsedEmail", "parse_email", "read_attachment"]

MAX_BODY_BYTES = 4_000_000  # decoded of one text part
MAX_TEXT_LENGTH = 1_000_000  # characters kept of a body
MAX_HTML_LENGTH = 2_000_000
MAX_SUBJECT_LENGTH = 2_000

# Second versions of the text that no reader of ours shows.
PASSED_OVER_TYPES = frozenset({"text/x-amp-html", "text/watch-html", "text/enriched"})


@dataclass(frozen=True, slots=True)
class ParsedEmail:
    """What a mail says.

    Message ids are `<…>`; `references` holds at most the last 100. `from_` is None where no From holds an
    address. `date` keeps the header's own offset. `text` is the whole text, made from the HTML where there
    is no text part or a blank one; `html` is raw: show it only through `sanitize_html`. Neither holds NUL or
    surrogates. `notes` say what had to be guessed or left out. Absent is None, or empty.
    """

    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    from_: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    date: datetime | None
    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    notes: tuple[str, ...]
    mime: Message = field(repr=False, compare=False)

    def header(self, name: str) -> str | None:
        """Give the first header of that name, decoded and on one line; None where there is none."""
        return next(iter(self.headers(name)), None)

    def headers(self, name: str) -> tuple[str, ...]:
        """Give all headers of that name in their order, decoded, each on one line."""
        wanted = name.lower()
        return tuple(decode_header_text(str(value)) for key, value in self.mime.raw_items() if key.lower() == wanted)


@dataclass(slots=True)
class _Piece:
    """One stretch of the body in up to two versions: an alternative, or a part by itself."""

    plain: str | None = None
    html: str | None = None
    plain_branch: int | None = None
    html_branch: int | None = None


def parse_email(raw: bytes) -> ParsedEmail:
    """Read a mail from its raw bytes, whatever they are.

    Unknown or lying charsets are guessed (declared, UTF-8, Windows-1252, Latin-1), NUL characters dropped, at
    most 1,000 parts and 1,000,000 characters of text read; each with a note.
    """
    root, notes = read_message(raw)
    found = list(notes)
    raw_headers: dict[str, list[str]] = {}
    for name, value in root.raw_items():
        raw_headers.setdefault(name.lower(), []).append(str(value))

    def get(name: str) -> list[str]:
        return raw_headers.get(name, [])

    text, html, attachments = _read_content(root, found)
    senders = read_addresses(get("from"))
    if len(get("from")) > 1:
        found.append("more than one From header")
    dates = [moment for moment in map(read_date, get("date")[:2]) if moment]
    if get("date") and not dates:
        found.append("unreadable Date")
    return ParsedEmail(
        message_id=read_message_id(get("message-id")),
        in_reply_to=read_message_ids(get("in-reply-to")),
        references=read_message_ids(get("references")),
        subject=decode_header_text(get("subject")[0])[:MAX_SUBJECT_LENGTH] if get("subject") else "",
        from_=senders[0] if senders else None,
        reply_to=read_addresses(get("reply-to")),
        to=read_addresses(get("to")),
        cc=read_addresses(get("cc")),
        date=dates[0] if dates else None,
        text=text,
        html=html,
        attachments=attachments,
        notes=tuple(dict.fromkeys(found)),
        mime=root,
    )


def read_attachment(raw: bytes, position: int) -> tuple[Attachment, bytes]:
    """Give an attachment and its bytes out of the raw mail; LookupError where that position holds none."""
    root, _ = read_message(raw)
    parsed = parse_email(raw)
    for attachment in parsed.attachments:
        if attachment.position == position:
            part = next(part for place, part in enumerate(walk_leaves(root)) if place == position)
            return attachment, decode_body(part)
    raise LookupError(f"no attachment at position {position}")


def walk_leaves(root: MimePart) -> Iterator[MimePart]:
    """Walk the parts that hold something, depth first; an enclosed message is one of them and stays
    closed.
    """
    pending = [root]
    while pending:
        part = pending.pop()
        if part.children and part.content_type.startswith("multipart/"):
            pending.extend(reversed(part.children))
        else:
            yield part


def _read_content(root: MimePart, notes: list[str]) -> tuple[str, str | None, tuple[Attachment, ...]]:
    pieces: dict[object, _Piece] = {}
    attachments: list[Attachment] = []
    for position, part in enumerate(walk_leaves(root)):
        if part.content_type in PASSED_OVER_TYPES:
            continue
        if _is_attachment(part, has_body=bool(pieces)):
            attachments.append(describe_attachment(part, position))
            continue
        body = _decode_text(part, notes)
        alternative, branch = part.in_alternative or (None, 0)
        piece = pieces.setdefault(position if alternative is None else ("alternative", alternative), _Piece())
        _add_version(piece, body, branch, is_html=part.content_type == "text/html")
    text, html = _join_pieces(list(pieces.values()))
    if len(text) > MAX_TEXT_LENGTH:
        text = text[:MAX_TEXT_LENGTH]
        notes.append("text longer than 1,000,000 characters, the rest is in the raw mail")
    if html is not None and len(html) > MAX_HTML_LENGTH:
        html = html[:MAX_HTML_LENGTH]
        notes.append("HTML longer than 2,000,000 characters, the rest is in the raw mail")
    return text, html, tuple(attachments)


def _is_attachment(part: MimePart, *, has_body: bool) -> bool:
    if part.content_type in ENCLOSING:
        return True
    if part.content_type not in ("text/plain", "text/html"):
        # A multipart that could not be divided is read as text: better its source than nothing.
        return not part.content_type.startswith("multipart/")
    value = part.get_raw("content-disposition")
    if value and value.lstrip().lower().startswith("attachment"):
        return True
    return has_body and find_filename(part) != ""


def _decode_text(part: MimePart, notes: list[str]) -> str:
    data = decode_body(part)
    if len(data) > MAX_BODY_BYTES:
        data = data[: data.rfind(b"\n", MAX_BODY_BYTES // 2, MAX_BODY_BYTES) + 1 or MAX_BODY_BYTES]
        notes.append("body longer than 4,000,000 bytes, the rest is in the raw mail")
    text, note = decode_bytes(data, part.parameters.get("charset"))
    if note:
        notes.append(note)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if part.parameters.get("format", "").lower() == "flowed":
        text = _join_flowed(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
    return text


def _join_flowed(text: str, *, delete_space: bool) -> str:
    """Join the lines a format=flowed sender broke (RFC 3676); quoted lines and signature marks are left
    alone.
    """
    out: list[str] = []
    is_open = False
    for line in text.split("\n"):
        is_quote = line.startswith(">")
        if not is_quote and line.startswith(" "):  # space-stuffed
            line = line[1:]
        if is_open and not is_quote and line and line != "-- ":
            out[-1] = (out[-1][:-1] if delete_space else out[-1]) + line
        else:
            out.append(line)
        is_open = not is_quote and line.endswith(" ") and line != "-- "
    return "\n".join(out)


def _add_version(piece: _Piece, body: str, branch: int, *, is_html: bool) -> None:
    """Take the first branch of an alternative that has this version; all of it, where it comes in several
    parts.
    """
    if is_html:
        if piece.html is None or piece.html_branch == branch:
            piece.html = (piece.html or "") + body
            piece.html_branch = branch
    elif piece.plain is None or piece.plain_branch == branch:
        piece.plain = body if piece.plain is None else f"{piece.plain.rstrip()}\n\n{body}"
        piece.plain_branch = branch


def _join_pieces(pieces: list[_Piece]) -> tuple[str, str | None]:
    texts: list[str] = []
    htmls: list[str] = []
    has_html = any(piece.html and piece.html.strip() for piece in pieces)
    for piece in pieces:
        if piece.plain is not None and piece.plain.strip():
            texts.append(piece.plain)
        elif piece.html is not None:
            texts.append(html_to_text(piece.html[:MAX_HTML_LENGTH]))
        if piece.html is not None:
            htmls.append(piece.html)
        elif has_html and piece.plain and piece.plain.strip():
            htmls.append(f"<pre>{html_entities.escape(piece.plain)}</pre>")
    texts = [text for text in texts if text.strip()] or texts[:1]
    text = texts[0] if len(texts) == 1 else "\n\n".join(text.strip("\n") for text in texts)
    return text, "\n".join(htmls) if has_html else None
