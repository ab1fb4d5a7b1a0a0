"""Delivery reports: which of our mails came back, for whom, and whether for good. Pure.

Reads RFC 3464 itself, and the free-form reports of older servers by what they say (bounce_text.py). A report in plain
words needs two witnesses: a person who passes one on, or asks about one, says the same words. flufl.bounce, which knows
a hundred odd formats, is asked where those words are not ours.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.mime.text import MIMEText

from flufl.bounce import all_failures

from mailbox.bounce_signs import HEADERS_ONLY, Witness, find_returned, is_told, own_addresses, walk_report
from mailbox.bounce_text import ReportText, find_fields
from mailbox.charsets import clean_text
from mailbox.headers import decode_header_text, read_addresses, read_message_id
from mailbox.kinds_asking import asks
from mailbox.mime import ENCLOSING, HEADER_BLOCKS, MimePart, decode_body, is_encoded
from mailbox.parsing import ParsedEmail

MAX_RECIPIENTS = 200
MAX_RETURNED_TO = 3  # recipients of the returned mail that are taken for the one that failed
MAX_QUOTED_LENGTH = 50_000  # characters of a free-form bounce searched for our headers
MAX_DIAGNOSTIC_LENGTH = 1_000

WORD = re.compile(r"[a-z]+")
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
QUOTED_MESSAGE_ID = re.compile(r"^[>\s|]{0,10}Message-ID:\s{0,10}(<[^<>\s]{1,500}>)", re.I | re.M)
# A mail program's "not read" says the words too; only what a server refuses by way of a receipt came back.
REFUSED_BY_RECEIPT = "automatically rejected"
PERMANENT, DELAY = "failed", "delayed"
ACTIONS = frozenset({PERMANENT, DELAY, "delivered", "relayed", "expanded"})
HELD_BY_POLICY = "4.7."  # RFC 3463, section 3.8
# Some servers have words of their own ("error"), or none.
BY_STATUS = {"5": PERMANENT, "4": DELAY}

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

    @property
    def is_temporary(self) -> bool:
        """Not delivered, and given up, for a reason that may pass: a full mailbox, a server out of reach."""
        codes = [item.status for item in self.recipients if item.action == PERMANENT]
        return self.is_permanent and bool(codes) and all(code is not None and code[0] == "4" for code in codes)


def read_bounce(parsed: ParsedEmail) -> Bounce | None:
    """Read a mail as a delivery report; None where it is none, which for ordinary mail is found out at once.

    Reports of success (delivered, relayed), complaints and read receipts are no bounces. `recipients` is empty where
    a server says that a mail came back and not for whom.
    """
    root = parsed.mime
    if not isinstance(root, MimePart):
        return None
    witness = Witness.of(parsed, root)
    if not witness.is_any:
        return None
    recipients: list[BouncedRecipient] = []
    for part in walk_report(root):
        if part.content_type in HEADER_BLOCKS:
            recipients += _read_status(part)
    report = ReportText(parsed.text)
    if recipients:
        # People pass on the reports they get, with the machine's part.
        if not witness.backs_status and (not witness.has_subject or asks(report.folded)):
            return None
        bounced = {(item.address.casefold(), item.action): item for item in reversed(recipients)}
        came_back = [item for (_, action), item in reversed(bounced.items()) if action in (PERMANENT, DELAY)]
        # A filter that wants to know first who writes calls that a report, and holds the mail.
        is_held = all(item.status is not None and item.status.startswith(HELD_BY_POLICY) for item in came_back)
        if is_held and report.wants_confirmation() and not report.says_undelivered():
            return None
        return _make_bounce(tuple(came_back[:MAX_RECIPIENTS]), parsed, root) if came_back else None
    if witness.is_receipt and REFUSED_BY_RECEIPT not in report.folded:
        return None
    if not is_told(parsed, root, witness, report):
        return None
    return _read_free_form(parsed, root, witness, report)


def _read_status(part: MimePart) -> Iterator[BouncedRecipient]:
    for block in part.children:
        address = _read_recipient(block)
        action = next(iter(WORD.findall((block.get_raw("action") or "").lower()[:80])), "")
        status = STATUS.search(block.get_raw("status") or "")
        if not address or not (action or status):
            continue
        diagnostic = decode_header_text((block.get_raw("diagnostic-code") or "").partition(";")[2])
        yield BouncedRecipient(
            address=address,
            action=action if action in ACTIONS else BY_STATUS.get(status[1][0] if status else "5", "delivered"),
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


def _make_bounce(
    recipients: tuple[BouncedRecipient, ...], parsed: ParsedEmail, root: MimePart, *, is_permanent: bool = False
) -> Bounce:
    is_permanent = is_permanent or any(item.action == PERMANENT for item in recipients)
    return Bounce(
        recipients=recipients,
        original_message_id=_find_original_id(parsed, root),
        is_permanent=is_permanent,
        is_delay=not is_permanent,
    )


def _find_original_id(parsed: ParsedEmail, root: MimePart) -> str | None:
    """Find the Message-ID of the returned mail: enclosed, as headers only, or quoted in the text."""
    for part in walk_report(root):
        if part is root:
            continue
        found: str | None = None
        if part.content_type in ENCLOSING and part.children:
            found = read_message_id([part.children[0].get_raw("message-id") or ""])
        elif part.content_type in HEADERS_ONLY:
            body = decode_body(part).decode("latin-1") if is_encoded(part) else part.body
            headers = message_from_string(body[:MAX_QUOTED_LENGTH].lstrip())
            found = read_message_id([str(headers.get("message-id", ""))])
        if found:
            return found
    quoted = QUOTED_MESSAGE_ID.search(parsed.text[:MAX_QUOTED_LENGTH])
    if quoted:
        return quoted[1]
    return parsed.in_reply_to[0] if parsed.in_reply_to else next(reversed(parsed.references), None)


def _read_free_form(parsed: ParsedEmail, root: MimePart, witness: Witness, report: ReportText) -> Bounce:
    own = own_addresses(parsed)
    action = DELAY if report.is_delay(parsed.subject, names_failed=witness.names_failed) else PERMANENT
    addresses = [item.address for item in read_addresses([root.get_raw("x-failed-recipients") or ""])]
    if not addresses:
        addresses, field_action = find_fields(
            clean_text(f"{parsed.text[:MAX_QUOTED_LENGTH]}\n{root.body[:MAX_QUOTED_LENGTH]}")
        )
        action = field_action if field_action in (PERMANENT, DELAY) else action
    addresses = addresses or report.find_addresses(own) or _ask_second_voice(parsed, root)
    if not addresses:
        addresses = [each for each in _find_returned_recipients(root, report) if each.casefold() not in own]
        addresses = addresses if len(addresses) <= MAX_RETURNED_TO else []
    status = report.find_status()
    found = [BouncedRecipient(address, action, status, None) for address in addresses[:MAX_RECIPIENTS]]
    return _make_bounce(tuple(found), parsed, root, is_permanent=action == PERMANENT)


def _find_returned_recipients(root: MimePart, report: ReportText) -> list[str]:
    returned = find_returned(root)
    if returned is None:
        return report.find_returned_recipients()
    return [item.address for item in read_addresses([returned.get_raw("to") or ""])]


def _ask_second_voice(parsed: ParsedEmail, root: MimePart) -> list[str]:
    """Ask flufl.bounce about the first lines; an odd mail makes its detectors raise nearly anything."""
    report = ReportText(parsed.text)
    text = "\n".join([*report.lines, report.returned[:MAX_DIAGNOSTIC_LENGTH]])
    message = MIMEText(text.encode("ascii", "replace").decode(), "plain", "us-ascii")
    for name in ("from", "x-mailer"):
        value = decode_header_text(root.get_raw(name) or "")
        if value.isascii() and value:
            message[name] = value[:MAX_DIAGNOSTIC_LENGTH]
    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - its detectors call header methods on whatever stands there
        return []
    return _clean_addresses(temporary | permanent)


def _clean_addresses(addresses: object) -> list[str]:
    if not isinstance(addresses, (set, frozenset)):
        return []
    texts = (item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item) for item in addresses)
    return sorted(clean_text(text).strip() for text in texts if "@" in text)
