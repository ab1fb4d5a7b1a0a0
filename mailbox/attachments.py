"""The files a mail carries: what they are called, how big they are, what is in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.charsets import clean_text
from mailbox.headers import BIDI_CONTROLS, decode_header_text
from mailbox.mime import ENCLOSING, MimePart, decode_body, is_base64, is_encoded, read_parameters

MAX_FILENAME_LENGTH = 200

UNSAFE_IN_FILENAME = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u2028\u2029]+")
# Our own table: the system's differs from machine to machine.
EXTENSIONS = {
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/pgp-signature": "asc",
    "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-signature": "p7s",
    "application/ms-tnef": "dat",
    "audio/mpeg": "mp3",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/html": "html",
    "text/plain": "txt",
    "text/vcard": "vcf",
    "video/mp4": "mp4",
}

BASE64_WHITESPACE = b"\r\n\t "
BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a mail.

    `position` is the place among the mail's leaves (an enclosed message is one leaf), a stable handle for
    `read_attachment`. `filename` is safe to offer for download: no path, control or bidi characters, never
    empty, at most 200 characters. `size` is in bytes after decoding. `content_id` has no angle brackets.
    """

    position: int
    filename: str
    content_type: str
    size: int
    content_id: str | None
    is_inline: bool


def clean_filename(name: str) -> str:
    """Make a sender's file name harmless: the last step of its path, without control or bidi characters.

    May come back empty. A name that is too long keeps its extension.
    """
    name = BIDI_CONTROLS.sub("", clean_text(name))
    steps = [step.strip() for step in UNSAFE_IN_FILENAME.split(name.replace("/", "\\"))]
    name = ([step for step in steps if step.strip(".")] or [""])[-1] if "\\" in name or "/" in name else "".join(steps)
    name = " ".join(name.split()).lstrip(".").strip()
    if len(name) > MAX_FILENAME_LENGTH:
        stem, dot, extension = name.rpartition(".")
        if dot and len(extension) <= 10:
            name = stem[: MAX_FILENAME_LENGTH - len(extension) - 1] + dot + extension
        name = name[:MAX_FILENAME_LENGTH]
    return name


def find_filename(part: MimePart) -> str:
    """Give the name the sender gave the file, made safe; "" where none was given."""
    value = part.get_raw("content-disposition")
    given = read_parameters(value)[1].get("filename") if value and ";" in value else None
    return clean_filename(given or part.parameters.get("name", ""))


def describe_attachment(part: MimePart, position: int) -> Attachment:
    """Describe a part as a file; a nameless one is named after its kind, an enclosed mail after its
    subject.
    """
    value = part.get_raw("content-disposition")
    disposition = value.partition(";")[0].strip().lower() if value else ""
    content_id = part.get_raw("content-id")
    content_id = decode_header_text(content_id).strip("<> ") if content_id else None
    return Attachment(
        position=position,
        filename=find_filename(part) or _invent_filename(part, position),
        content_type=part.content_type,
        size=measure_body(part),
        content_id=content_id or None,
        is_inline=disposition == "inline" or (bool(content_id) and disposition != "attachment"),
    )


def _invent_filename(part: MimePart, position: int) -> str:
    if part.content_type in ENCLOSING:
        subject = part.children[0].get_raw("subject") if part.children else None
        title = clean_filename(decode_header_text(subject or "").replace("/", "-").replace("\\", "-"))
        return f"{title[: MAX_FILENAME_LENGTH - 4] or 'message'}.eml"
    return f"attachment-{position + 1}.{EXTENSIONS.get(part.content_type, 'bin')}"


def measure_body(part: MimePart) -> int:
    """Count the bytes of a part after decoding, without decoding where the body is clean base64."""
    if not is_encoded(part):
        return len(part.body)
    data = part.body.encode("ascii", "surrogateescape")
    digits = data.translate(None, BASE64_WHITESPACE)
    padding = len(digits) - len(digits.rstrip(b"="))
    is_clean = digits.translate(None, BASE64_DIGITS) == b"=" * padding
    if is_base64(part) and is_clean and len(digits) % 4 == 0:
        return len(digits) // 4 * 3 - padding
    return len(decode_body(part))
