"""Delivery reports: which of our mails came back, for whom, and whether for good. Pure.

Reads RFC 3464 itself; free-form bounces of older servers go through flufl.bounce as a second voice, which is
asked only where a header already says that a machine wrote the mail: on its own it takes some people's mail
for bounces.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message

from flufl.bounce import all_failures

from mailbox.charsets import clean_text
from mailbox.headers import decode_header_text, read_addresses, read_message_id
from mailbox.mime import HEADER_BLOCKS, MimePart, decode_body, is_encoded
from mailbox.parsing import ParsedEmail

MAX_RECIPIENTS = 200
MAX_QUOTED_LENGTH = 50_000  # characters of a free-form bounce searched for our headers
MAX_DIAGNOSTIC_LENGTH = 1_000

ROBOT_SENDER = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|bounces?|mdaemon)(?:[+._-]|\Z)", re.I)
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
SMTP_STATUS = re.compile(r"\b([45]\d\d)[ -]")
QUOTED_MESSAGE_ID = re.compile(r"^[>\s|]{0,10}Message-ID:\s{0,10}(<[^<>\s]{1,500}>)", re.I | re.M)
BODY_SIGNS = re.compile(
    r"undeliver|could(?: not|n't) be delivered|delivery (?:has |to |of )?.{0,40}(?:fail|delay)"
    r"|returned to sender|returning (?:message|mail)|permanent(?:ly)? (?:fatal )?(?:error|failure)"
    r"|mailbox (?:unavailable|full|not found)|user unknown|unzustellbar|no se pudo entregar"
    r"|n'a pas pu être|non è stato possibile|não pôde ser entregue",
    re.I,
)
PERMANENT, DELAY = "failed", "delayed"

# flufl.bounce logs a traceback for each detector that trips over an odd header; it is caught below.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """One recipient of a report. `action` is RFC 3464's: failed, delayed, delivered, relayed, expanded.

    `status` is the RFC 3463 code ("5.1.1"), `diagnostic` what the other server said.
    """

    address: str
    action: str
    status: str | None
    diagnostic: str | None


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report. `is_delay`: still being tried; `is_permanent`: will not arrive.

    `original_message_id` is the `<…>` of the mail that came back, None where the report does not show it.
    """

    recipients: tuple[BouncedRecipient, ...]
    original_message_id: str | None
    is_permanent: bool
    is_delay: bool


def read_bounce(parsed: ParsedEmail) -> Bounce | None:
    """Read a mail as a delivery report; None where it is none, which for ordinary mail is found out at once.

    Reports of success (delivered, relayed) and read receipts are no bounces.
    """
    root = parsed.mime
    if not isinstance(root, MimePart):
        return None
    has_sign = _has_header_sign(parsed, root)
    is_report = root.content_type == "multipart/report"
    if not has_sign and not is_report:
        return None
    recipients: list[BouncedRecipient] = []
    for part in _walk(root):
        if part.content_type in HEADER_BLOCKS:
            recipients += _read_status(part)
    if recipients:
        bounced = tuple(item for item in recipients if item.action in (PERMANENT, DELAY))[:MAX_RECIPIENTS]
        return _make_bounce(bounced, parsed, root) if bounced else None
    if is_report and root.parameters.get("report-type", "").lower() not in ("", "delivery-status"):
        return None
    if parsed.in_reply_to and _names_auto_reply(root):
        return None
    return _read_free_form(parsed, root)


def _has_header_sign(parsed: ParsedEmail, root: MimePart) -> bool:
    return_path = root.get_raw("return-path")
    if return_path is not None and return_path.strip() == "<>":
        return True
    if root.get_raw("x-failed-recipients") is not None:
        return True
    submitted = root.get_raw("auto-submitted")
    if submitted is not None and submitted.strip().lower()[:2] != "no":
        return True
    return parsed.from_ is not None and ROBOT_SENDER.match(parsed.from_.address.partition("@")[0]) is not None


def _names_auto_reply(root: MimePart) -> bool:
    submitted = root.get_raw("auto-submitted")
    return (
        submitted is not None
        and submitted.strip().lower().startswith("auto-replied")
        and (root.get_raw("x-failed-recipients") is None)
    )


def _walk(root: MimePart) -> Iterator[MimePart]:
    """Walk all parts of the report itself, enclosed messages unopened."""
    pending = [root]
    while pending:
        part = pending.pop()
        yield part
        if part.content_type.startswith("multipart/"):
            pending.extend(reversed(part.children))


def _read_status(part: MimePart) -> Iterator[BouncedRecipient]:
    for block in part.children:
        address = _read_recipient(block)
        action = (block.get_raw("action") or "").split("(")[0].strip().lower()
        status = STATUS.search(block.get_raw("status") or "")
        if not address or not (action or status):
            continue
        diagnostic = decode_header_text((block.get_raw("diagnostic-code") or "").partition(";")[2])
        yield BouncedRecipient(
            address=address,
            action=action or {"5": PERMANENT, "4": DELAY}.get(status[1][0] if status else "", "delivered"),
            status=status[1] if status else None,
            diagnostic=diagnostic[:MAX_DIAGNOSTIC_LENGTH] or None,
        )


def _read_recipient(block: MimePart) -> str | None:
    """The address the mail was sent to: the original one, where a forwarding server names it (RFC 3464
    2.3.1).
    """
    for name in ("original-recipient", "final-recipient"):
        value = (block.get_raw(name) or "").rpartition(";")[2]
        found = read_addresses([value])
        if found:
            return found[0].address
    return None


def _make_bounce(recipients: tuple[BouncedRecipient, ...], parsed: ParsedEmail, root: MimePart) -> Bounce:
    is_permanent = any(item.action == PERMANENT for item in recipients)
    return Bounce(
        recipients=recipients,
        original_message_id=_find_original_id(parsed, root),
        is_permanent=is_permanent,
        is_delay=not is_permanent,
    )


def _find_original_id(parsed: ParsedEmail, root: MimePart) -> str | None:
    """Find the Message-ID of the returned mail: enclosed, as headers only, or quoted in the text."""
    for part in _walk(root):
        if part is root:
            continue
        found: str | None = None
        if part.content_type in ("message/rfc822", "message/global") and part.children:
            found = read_message_id([part.children[0].get_raw("message-id") or ""])
        elif part.content_type in ("text/rfc822-headers", "message/global-headers"):
            body = decode_body(part).decode("latin-1") if is_encoded(part) else part.body
            headers = message_from_string(body[:MAX_QUOTED_LENGTH].lstrip())
            found = read_message_id([str(headers.get("message-id", ""))])
        if found:
            return found
    quoted = QUOTED_MESSAGE_ID.search(parsed.text[:MAX_QUOTED_LENGTH])
    if quoted:
        return quoted[1]
    return parsed.in_reply_to[0] if parsed.in_reply_to else next(reversed(parsed.references), None)


def _read_free_form(parsed: ParsedEmail, root: MimePart) -> Bounce | None:
    text = parsed.text[:MAX_QUOTED_LENGTH]
    status = STATUS.search(text)
    code = status[1] if status else None
    failed = read_addresses([root.get_raw("x-failed-recipients") or ""])
    if failed:
        return _make_bounce(_describe([item.address for item in failed], PERMANENT, code), parsed, root)
    if not BODY_SIGNS.search(f"{parsed.subject}\n{text}"):
        return None
    temporary, permanent = _ask_second_voice(root)
    if permanent:
        return _make_bounce(_describe(permanent, PERMANENT, code), parsed, root)
    if temporary:
        return _make_bounce(_describe(temporary, DELAY, code), parsed, root)
    return None


def _describe(addresses: list[str], action: str, status: str | None) -> tuple[BouncedRecipient, ...]:
    return tuple(BouncedRecipient(address, action, status, None) for address in addresses[:MAX_RECIPIENTS])


def _ask_second_voice(message: Message) -> tuple[list[str], list[str]]:
    """Ask flufl.bounce; an odd mail makes its detectors raise nearly anything, and then it has no say."""
    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - its detectors call header methods on whatever stands there
        return [], []
    return _clean_addresses(temporary), _clean_addresses(permanent)


def _clean_addresses(addresses: object) -> list[str]:
    if not isinstance(addresses, (set, frozenset)):
        return []
    texts = (item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item) for item in addresses)
    return sorted(clean_text(text).strip() for text in texts if "@" in text)
