"""A mail as one flat record: what `manage.py read_mail` prints, read by the very code that files mail. Pure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from inquiries.reading import MailReading, read_mail
from mailbox.authentication import read_verdicts
from mailbox.headers import read_date
from mailbox.html import sanitize_html
from mailbox.mime import read_message
from mailbox.trimming import trim_reply

# Header blocks are shorter; a mail without a blank line is not read twice for its time.
HEADERS_AT_MOST = 100_000


def describe_mail(
    raw: bytes,
    *,
    mail_id: str,
    kept_at: datetime,
    zone: ZoneInfo,
    is_own: Callable[[str], bool],
    server: str = "",
    day_first: bool = False,
) -> dict[str, Any]:
    """Read `raw` into the record of a mail; its `error` says what would put it into quarantine. Never raises.

    The time of receipt is the topmost Received header's, else the Date's, else `kept_at` (aware: when the file was
    written). Deadlines that name no zone are read in `zone`; see `read_mail` for the rest. All of it can become JSON.
    """
    if not raw:
        return describe_failure(mail_id, "The file is empty.")
    try:
        received_at = find_arrival(raw) or kept_at
        reading = read_mail(
            raw,
            received_at=received_at,
            zone=zone,
            is_own=is_own,
            server=server,
            day_first=day_first,
        )
        return _describe(mail_id, reading, server)
    except Exception as error:  # noqa: BLE001 - the same door as intake's: one bad mail never stops the next
        return describe_failure(mail_id, f"{type(error).__name__}: {error}")


def describe_failure(mail_id: str, error: str) -> dict[str, Any]:
    """The record of a mail that could not be read: every key is there, all but `id` and `error` are empty."""
    return {
        "id": clean(mail_id),
        "subject": None,
        "from_address": None,
        "from_name": None,
        "to": [],
        "cc": [],
        "date": None,
        "message_id": None,
        "in_reply_to": None,
        "references": [],
        "text": None,
        "reply_text": None,
        "html": None,
        "attachments": [],
        "kind": None,
        "is_bounce": False,
        "bounced_addresses": [],
        "is_auto_reply": False,
        "authentication": {"spf": None, "dkim": None, "dmarc": None},
        "deadline": None,
        "deadline_phrase": None,
        "urgent": False,
        "error": clean(error),
    }


def find_arrival(raw: bytes) -> datetime | None:
    """When the last server took the mail, by its topmost Received header; else the Date; None without both."""
    head = raw[:HEADERS_AT_MOST]
    cut = min((at for blank in (b"\n\n", b"\n\r\n", b"\r\r") if (at := head.find(blank)) >= 0), default=len(head))
    root, _ = read_message(head[: cut + 1])
    received = root.get_raw("received")
    # The time stands behind the last semicolon (RFC 5322 section 3.6.7).
    moment = read_date(received.rpartition(";")[2].strip()) if received and ";" in received else None
    return moment or read_date(root.get_raw("date") or "")


def clean(text: str) -> str:
    """Give `text` without what JSON or a terminal cannot take: file names may hold any bytes."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def _describe(mail_id: str, reading: MailReading, server: str) -> dict[str, Any]:
    parsed, sender, deadline = reading.parsed, reading.sender, reading.deadline
    verdicts = read_verdicts(parsed, server=server)
    bounced = [each.address for each in reading.bounce.recipients] if reading.bounce else []
    return {
        "id": clean(mail_id),
        "subject": parsed.subject,
        "from_address": sender.address if sender else None,
        "from_name": sender.name if sender else None,
        "to": [each.address for each in parsed.to],
        "cc": [each.address for each in parsed.cc],
        "date": parsed.date.isoformat() if parsed.date else None,
        "message_id": parsed.message_id,
        "in_reply_to": parsed.in_reply_to[0] if parsed.in_reply_to else None,
        "references": list(parsed.references),
        "text": parsed.text,
        "reply_text": _trim_whole(reading),
        "html": sanitize_html(parsed.html).html if parsed.html is not None else None,
        "attachments": [
            {"filename": each.filename, "content_type": each.content_type, "size": each.size}
            for each in parsed.attachments
        ],
        "kind": reading.classification.kind.value,
        "is_bounce": reading.bounce is not None,
        "bounced_addresses": bounced,
        "is_auto_reply": reading.classification.kind.is_automatic,
        "authentication": {"spf": verdicts.spf, "dkim": verdicts.dkim, "dmarc": verdicts.dmarc},
        "deadline": deadline.at.isoformat() if deadline else None,
        "deadline_phrase": deadline.phrase if deadline else None,
        "urgent": reading.is_urgent,
        "error": None,
    }


def _trim_whole(reading: MailReading) -> str:
    """The fresh part of the mail itself: of one that was passed on, what its sender wrote and what she passed on."""
    if reading.author.told is None:
        return reading.trimmed.fresh
    return trim_reply(reading.parsed.text, reading.parsed.html, subject=reading.parsed.subject).fresh
