"""The files a mail carries: what they are called, how big they are, what is in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.charsets import clean_text
from mailbox.file_kinds import HEAD_LENGTH, settle_kind
from mailbox.headers import BIDI_CONTROLS, decode_header_text
from mailbox.mime import ENCLOSING, MimePart, decode_body, is_base64, is_encoded
from mailbox.parameters import read_parameters
from mailbox.transfer import BASE64_DIGITS, BASE64_SPACES, decode_base64, decode_quoted_printable

MAX_FILENAME_LENGTH = 200

UNSAFE_IN_FILENAME = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u2028\u2029]+")
BLANKS = re.compile(r"[ \t\xa0]+")  # the wide one of Japanese is a letter to whoever wrote it
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


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a mail.

    `position` is the place among the mail's leaves (an enclosed message is one leaf), a stable handle for
    `read_attachment`. `filename` is safe to offer for download: no path, control or bidi characters, never
    empty, at most 200 characters. `content_type` is the declared one; where that says nothing or is plainly
    wrong, what the bytes say. `size` is in bytes after decoding. `content_id` has no angle brackets.
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
    name = BLANKS.sub(" ", name).strip().lstrip(".").strip()
    if len(name) > MAX_FILENAME_LENGTH:
        stem, dot, extension = name.rpartition(".")
        if dot and len(extension) <= 10:
            name = stem[: MAX_FILENAME_LENGTH - len(extension) - 1] + dot + extension
        name = name[:MAX_FILENAME_LENGTH]
    return name


def find_filename(part: MimePart) -> str:
    """Give the name the sender gave the file, made safe; "" where none was given."""
    for value in _find_dispositions(part):
        given = read_parameters(value)[1] if "=" in value else {}
        if given.get("filename") or given.get("name"):
            return clean_filename(given.get("filename") or given["name"])
    if part.parameters.get("name") or part.parameters.get("filename"):
        return clean_filename(part.parameters.get("name") or part.parameters["filename"])
    location = part.get_raw("content-location") if part.content_type not in ("text/plain", "text/html") else None
    last_step = location.split("?")[0].rpartition("/")[2] if location else ""
    return clean_filename(decode_header_text(last_step)) if "." in last_step else ""


def find_disposition(part: MimePart) -> str:
    """Give what the sender wants done with a part: "attachment", "inline", another word, or "" for nothing."""
    words = [read_parameters(value)[0].lower() for value in _find_dispositions(part)]
    return "attachment" if "attachment" in words else next(iter(words), "")


def _find_dispositions(part: MimePart) -> list[str]:
    return [str(value) for name, value in part.raw_items() if name.lower() == "content-disposition"]


def describe_attachment(part: MimePart, position: int) -> Attachment:
    """Describe a part as a file; a nameless one is named after its kind, an enclosed mail after its
    subject.
    """
    disposition = find_disposition(part)
    filename = find_filename(part)
    content_id = part.get_raw("content-id")
    content_id = decode_header_text(content_id).strip("<> ") if content_id else None
    return Attachment(
        position=position,
        filename=filename or _invent_filename(part, position),
        content_type=settle_kind(part.content_type, filename, _read_head(part)),
        size=measure_body(part),
        content_id=content_id or None,
        is_inline=disposition == "inline" or (bool(content_id) and disposition != "attachment"),
    )


def _read_head(part: MimePart) -> bytes:
    if not is_encoded(part):
        return part.read_start(HEAD_LENGTH)
    head = part.read_start(HEAD_LENGTH * 3)
    if is_base64(part):
        return decode_base64(head[: len(head) // 4 * 4])
    return decode_quoted_printable(head) if not head.startswith(b"begin ") else b""


def _invent_filename(part: MimePart, position: int) -> str:
    if part.content_type in ENCLOSING:
        subject = part.children[0].get_raw("subject") if part.children else None
        title = clean_filename(decode_header_text(subject or "").replace("/", "-").replace("\\", "-"))
        return f"{title[: MAX_FILENAME_LENGTH - 4] or 'message'}.eml"
    return f"attachment-{position + 1}.{EXTENSIONS.get(part.content_type, 'bin')}"


def measure_body(part: MimePart) -> int:
    """Count the bytes of a part after decoding, without decoding where the body is clean base64."""
    if not is_encoded(part):
        return part.body_length
    if is_base64(part):
        length = _measure_base64(part)
        if length is not None:
            return length
    return len(decode_body(part))


def _measure_base64(part: MimePart) -> int | None:
    """Count what clean base64 decodes to, a piece at a time; None where it is not clean."""
    count = padding = 0
    for chunk in part.body_chunks():
        digits = chunk.translate(None, BASE64_SPACES)
        if padding and digits.strip(b"="):
            return None
        here = len(digits) - len(digits.rstrip(b"="))
        if digits.translate(None, BASE64_DIGITS) != b"=" * here:
            return None
        count += len(digits)
        padding += here
    return count // 4 * 3 - padding if count % 4 == 0 and padding < 3 else None
