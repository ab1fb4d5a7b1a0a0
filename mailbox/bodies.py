"""The parts of a mail sorted into its text and its files. Pure.

What a container holds (S/MIME, winmail.dat, uuencoded lines in the text) joins the mail's own parts at the end of
their list, so that a place in that list names the same file for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mailbox.attachments import Attachment, describe_attachment, find_disposition, find_filename
from mailbox.body_versions import MAX_HTML_LENGTH, Piece, join_flowed, join_pieces
from mailbox.calendars import CALENDAR_TYPES, read_calendar
from mailbox.charsets import decode_bytes
from mailbox.mime import ENCLOSING, TYPE, MimePart, decode_body, read_text
from mailbox.signed import PGP_ENCRYPTED, PGP_SIGNED, PKCS7_TYPES, is_enveloped, open_signed, strip_armor
from mailbox.tnef import TNEF_TYPES, Tnef, read_tnef
from mailbox.uuencoded import split_uuencoded

MAX_BODY_BYTES = 4_000_000  # decoded of one text part
MAX_TEXT_LENGTH = 1_000_000  # characters kept of a body
MAX_LEAVES = 1_000  # with those that containers hold
# Characters of all winmail.dat and S/MIME parts that are opened, inside each other too, and how many for each of the
# mail's own: a thousand of them in each other hold the same megabyte a thousand times.
MAX_CONTAINER_LENGTH, MAX_OPENED_AGAIN = 60_000_000, 3
MAX_ENCLOSED = 5  # mails inside each other that are opened for want of words

# Second versions of the text that no reader of ours shows.
PASSED_OVER_TYPES = frozenset({"text/x-amp-html", "text/watch-html", "text/enriched"})
# Text that nobody writes as words; any other kind of text is read where the mail has none (RFC 2046 section 4.1.4).
TEXT_OF_MACHINES = frozenset({
    "text/calendar", "text/x-vcalendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv", "text/rtf",
    "text/xml", "text/css", "text/javascript", "text/rfc822-headers", "text/html", "text/plain",
})  # fmt: skip

META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{1,40})", re.I)


@dataclass(slots=True)
class Content:
    """What the parts of a mail come to. `files` are in the order of their positions."""

    text: str = ""
    html: str | None = None
    files: list[tuple[Attachment, MimePart]] = field(default_factory=list)


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


def find_hint(root: MimePart) -> str | None:
    """Name the charset that the first part of a mail to name one says it is in: undeclared bytes are in it too."""
    return _find_charset(walk_leaves(root))


def _find_charset(parts: Iterable[MimePart]) -> str | None:
    return next((charset for part in parts if (charset := part.parameters.get("charset"))), None)


def read_content(root: MimePart, notes: list[str], *, depth: int = 0) -> Content:
    """Give the text, the HTML and the files of a mail; `notes` gets what had to be guessed, opened or left out.

    A mail without words of its own is given those of its calendar, or of the mail it encloses.
    """
    sorter = _Sorter(notes, list(walk_leaves(root)))
    content = sorter.sort()
    if content.html is None and not content.text.strip():
        content.text = sorter.find_other_words(depth)
    if len(content.text) > MAX_TEXT_LENGTH:
        content.text = content.text[:MAX_TEXT_LENGTH]
        notes.append("text longer than 1,000,000 characters, the rest is in the raw mail")
    if content.html is not None and len(content.html) > MAX_HTML_LENGTH:
        content.html = content.html[:MAX_HTML_LENGTH]
        notes.append("HTML longer than 2,000,000 characters, the rest is in the raw mail")
    return content


@dataclass(slots=True)
class _Sorter:
    notes: list[str]
    leaves: list[MimePart]
    pieces: dict[object, Piece] = field(default_factory=dict)
    files: list[tuple[Attachment, MimePart]] = field(default_factory=list)
    hint: str | None = None
    room: int = 0
    opened: list[MimePart] = field(default_factory=list)  # kept, since parts of one alternative know it by its id

    def sort(self) -> Content:
        self.hint = _find_charset(self.leaves)
        self.room = min(MAX_CONTAINER_LENGTH, MAX_OPENED_AGAIN * sum(leaf.body_length for leaf in self.leaves))
        position = 0
        while position < len(self.leaves):  # containers lengthen the list while it is walked
            part = self.leaves[position]
            if part.content_type not in PASSED_OVER_TYPES:
                self._take(part, position)
            position += 1
        text, html = join_pieces(list(self.pieces.values()))
        return Content(text, html, self.files)

    def _take(self, part: MimePart, position: int) -> None:
        if not _is_attachment(part, has_body=bool(self.pieces)):
            self._add_text(part, position)
            return
        attachment = describe_attachment(part, position)
        self.files.append((attachment, part))
        is_pkcs7 = part.content_type in PKCS7_TYPES
        if is_pkcs7 or part.content_type in TNEF_TYPES or attachment.filename.lower() == "winmail.dat":
            if part.body_length > self.room:
                self.notes.append("containers in containers, the rest is unread")
                return
            self.room -= part.body_length
            (self._open_pkcs7 if is_pkcs7 else self._open_tnef)(part)
        elif part.content_type == "application/pgp-encrypted":
            self.notes.append("encrypted (PGP)")
        elif part.content_type in CALENDAR_TYPES:
            appointment = read_calendar(self._decode(part))
            self.notes.append(f"calendar: {appointment.as_line()[:300]}" if appointment else "calendar")

    def _add_text(self, part: MimePart, position: int) -> None:
        body = self._decode(part)
        is_html = part.content_type == "text/html"
        if not is_html and "begin" in body:
            body, found = split_uuencoded(body)
            self._append([make_part("application/octet-stream", file.filename, file.data) for file in found])
        if not is_html and "-----BEGIN PGP" in body:
            if PGP_ENCRYPTED in body:
                self.notes.append("encrypted (PGP)")
            if PGP_SIGNED in body:
                body = strip_armor(body)
        alternative, branch = part.in_alternative or (None, 0)
        key = position if alternative is None else ("alternative", alternative)
        self.pieces.setdefault(key, Piece()).add_version(body, branch, is_html=is_html)

    def _append(self, parts: list[MimePart]) -> None:
        room = MAX_LEAVES - len(self.leaves)
        if len(parts) > room:
            self.notes.append("more than 1,000 parts, the rest is unread")
        self.leaves.extend(parts[: max(room, 0)])

    def _open_pkcs7(self, part: MimePart) -> None:
        data = decode_body(part)
        inner = open_signed(data)
        if inner is None:
            self.notes.append("encrypted (S/MIME)" if is_enveloped(data) else "S/MIME that cannot be opened")
            return
        opened, notes = read_text(inner.decode("ascii", "surrogateescape"))
        self.notes += notes
        self.opened.append(opened)
        self._append(list(walk_leaves(opened)))

    def _open_tnef(self, part: MimePart) -> None:
        found = read_tnef(decode_body(part))
        if found is None:
            return
        if not any(piece.has_words() for piece in self.pieces.values()):
            self._append(_make_texts(found))
        self._append([make_part(file.content_type, file.filename, file.data, file.content_id) for file in found.files])

    def _decode(self, part: MimePart) -> str:
        data = decode_body(part, MAX_BODY_BYTES)
        if len(data) > MAX_BODY_BYTES:
            data = data[: data.rfind(b"\n", MAX_BODY_BYTES // 2, MAX_BODY_BYTES) + 1 or MAX_BODY_BYTES]
            self.notes.append("body longer than 4,000,000 bytes, the rest is in the raw mail")
        charset = part.parameters.get("charset")
        if charset is None and part.content_type == "text/html" and not data.isascii():
            meta = META_CHARSET.search(data, 0, 4_096)
            charset = meta[1].decode("ascii", "replace") if meta else None
        text, note = decode_bytes(data, charset, self.hint)
        if note:
            self.notes.append(note)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if part.parameters.get("format", "").lower() == "flowed":
            text = join_flowed(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
        return text

    def find_other_words(self, depth: int) -> str:
        """Find words in the parts that are files only by their kind; "" where there are none."""
        for attachment, part in self.files:
            is_unnamed_text = part.content_type.startswith("text/") and not find_filename(part)
            is_machines = part.content_type in TEXT_OF_MACHINES - {"text/plain", "text/html"}
            if is_unnamed_text and not is_machines and not attachment.content_id:
                piece = Piece()
                piece.add_version(self._decode(part), 0, is_html=part.content_type == "text/html")
                if piece.has_words():
                    return join_pieces([piece])[0]
        for _, part in self.files:
            if part.content_type in CALENDAR_TYPES:
                appointment = read_calendar(self._decode(part))
                if appointment:
                    return appointment.as_text()
        for _, part in self.files:
            if part.content_type in ENCLOSING and part.children and depth < MAX_ENCLOSED:
                enclosed = read_content(part.children[0], self.notes, depth=depth + 1)
                if enclosed.text.strip():
                    self.notes.append("text of the enclosed mail")
                    return enclosed.text
        return ""


def _make_texts(found: Tnef) -> list[MimePart]:
    text, html = found.read_body()
    if text.strip():
        return [make_part("text/plain", "", text.encode())]
    return [make_part("text/html", "", html.encode())] if html.strip() else []


def make_part(content_type: str, filename: str, data: bytes, content_id: str = "") -> MimePart:
    """Make a part of a file or a UTF-8 text that no MIME part of the mail holds as such."""
    part = MimePart()
    kind = content_type.lower().strip()[:100]
    part.content_type = kind if TYPE.match(kind) else "application/octet-stream"
    part.parameters = {"charset": "utf-8"} | ({"name": filename} if filename else {})
    if filename or not part.content_type.startswith("text/"):
        part.set_raw("Content-Disposition", "attachment")
    if content_id:
        part.set_raw("Content-ID", f"<{content_id}>")
    source = data.decode("ascii", "surrogateescape")
    part.set_body(source, 0, len(source))
    return part


def _is_attachment(part: MimePart, *, has_body: bool) -> bool:
    if part.content_type in ENCLOSING:
        return True
    if part.content_type not in ("text/plain", "text/html"):
        # A multipart that could not be divided is read as text: better its source than nothing.
        return not part.content_type.startswith("multipart/")
    if find_disposition(part) == "attachment":
        return True
    return has_body and find_filename(part) != ""
