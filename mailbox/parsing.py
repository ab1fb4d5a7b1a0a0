"""Raw mail to one frozen record. Pure: bytes in, dataclasses out, and nothing a sender can write makes it
raise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message

from mailbox.attachments import Attachment
from mailbox.bodies import find_hint, read_content, walk_leaves
from mailbox.headers import (
    Address,
    decode_header_text,
    read_addresses,
    read_date,
    read_message_id,
    read_message_ids,
    restore_8bit,
)
from mailbox.mime import decode_body, read_message

__all__ = ["Address", "Attachment", "ParsedEmail", "parse_email", "read_attachment", "walk_leaves"]

MAX_SUBJECT_LENGTH = 2_000


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


def parse_email(raw: bytes) -> ParsedEmail:
    """Read a mail from its raw bytes, whatever they are.

    Unknown or lying charsets are guessed (declared, UTF-8, Windows-1252, Latin-1), NUL characters dropped, at
    most 1,000 parts and 1,000,000 characters of text read; each with a note.
    """
    root, notes = read_message(raw)
    found = list(notes)
    raw_headers: dict[str, list[str]] = {}
    for name, value in root.raw_items():
        text = str(value)
        raw_headers.setdefault(name.lower(), []).append(text if text.isascii() else restore_8bit(text, find_hint(root)))

    def get(name: str) -> list[str]:
        return raw_headers.get(name, [])

    content = read_content(root, found)
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
        text=content.text,
        html=content.html,
        attachments=tuple(attachment for attachment, _ in content.files),
        notes=tuple(dict.fromkeys(found)),
        mime=root,
    )


def read_attachment(raw: bytes, position: int) -> tuple[Attachment, bytes]:
    """Give an attachment and its bytes out of the raw mail; LookupError where that position holds none."""
    root, _ = read_message(raw)
    for attachment, part in read_content(root, []).files:
        if attachment.position == position:
            return attachment, decode_body(part)
    raise LookupError(f"no attachment at position {position}")
