"""Receipts: a desk has a mail, a mail program says that its owner read one, a calendar that she comes. Pure."""

from __future__ import annotations

import re

from mailbox.bodies import walk_leaves
from mailbox.calendars import CALENDAR_TYPES
from mailbox.folded import count_held, holds
from mailbox.kinds_asking import asks, speaks_as_person
from mailbox.kinds_receipt_words import (
    POLITE,
    READ_MAILS,
    READ_NOTICES,
    READ_SUBJECTS,
    RECEIPT_SEQUELS,
    RECEIPT_SUBJECTS,
    RECEIPT_TITLES,
    RECEIPTS,
    RECEIPTS_OF_DESKS,
    SEQUELS_OF_DESKS,
)
from mailbox.mime import MimePart, decode_body
from mailbox.parsing import ParsedEmail

WORDS = frozenset({"text/plain", "text/html"})
# Google's words; it goes on "with a note" where somebody wrote one.
SAYS_WHO_COMES = re.compile(rb"\bhas (?:tentatively )?(?:accepted|declined) this invitation\.")
RECEIPTS_OF_ROBOTS = tuple(each for each in RECEIPTS if each not in POLITE)
TICKET = re.compile(
    r"#\s{0,2}[a-z0-9-]{2,20}|\b(?:ticket|case|request|incident|inquiry|enquiry|anfrage|vorgang|caso|solicitud|demande)"
    r"[\s:]{0,2}(?:id|no|nr|number)?[\s:.#(-]{0,3}\d{3,12}\b",
    re.I,
)
LIST_ROBOT = re.compile(r"[-_](?:bounces?|owner|request|confirm)\Z", re.I)
NO_REPLY = re.compile(r"(?:no|do-?not|dont)[-_.]?reply", re.I)
DESK = re.compile(
    r"(?:no|do-?not|dont)[-_.]?reply|(?:support|help|shop|store|services?|info|contact|tickets?|customer|admin|webmaster|office"
    r"|feedback|care|(?:enquir|inquir)(?:y|ies|e)?|kundenservice|soporte|atencion|assistance|assistenza|suporte)"
    r"(?:o|us|desk|team|line|cent(?:er|re)|services?|care|support|alcliente)?(?![a-z])",
    re.I,
)


def is_receipt(parsed: ParsedEmail, subject: str, text: str, *, promises: int, names_itself: bool) -> bool:
    """Whether no person would have sent thanks and `promises` so: a third sign, beside those two."""
    from_desk = is_desk(parsed)
    if names_itself:
        return True
    if from_desk and subject.startswith(RECEIPT_SUBJECTS) and holds(text, RECEIPTS_OF_ROBOTS):
        return True
    # Of a desk's address one person may write who works alone; nobody does of one that is not read.
    is_unread = is_never_read(parsed)
    if not is_unread and speaks_as_person(text):
        return False
    if is_titled(subject) and (from_desk or holds(text, RECEIPTS_OF_ROBOTS)):
        return True
    return from_desk and (is_unread or promises > 1)


def is_titled(subject: str) -> bool:
    """Whether this folded subject is that of a desk's receipt: by its words, or by a number."""
    return subject.startswith(RECEIPT_SUBJECTS) or holds(subject, RECEIPT_TITLES) or TICKET.search(subject) is not None


def is_never_read(parsed: ParsedEmail) -> bool:
    """Whether it comes from an address that says that nobody reads what is sent there."""
    return parsed.from_ is not None and NO_REPLY.match(parsed.from_.address) is not None


def has_received(parsed: ParsedEmail, text: str) -> bool:
    """Whether it says that a mail is there."""
    return holds(text, RECEIPTS) or (is_desk(parsed) and holds(text, RECEIPTS_OF_DESKS))


def count_promises(parsed: ParsedEmail, text: str) -> int:
    """How many promises follow the thanks, up to two."""
    count = count_held(text, RECEIPT_SEQUELS, enough=2)
    return count if count > 1 or not is_desk(parsed) else count + holds(text, SEQUELS_OF_DESKS)


def is_read_notice(parsed: ParsedEmail, subject: str, text: str) -> bool:
    """Whether a mail program says that its owner read a mail, or deleted it unread.

    Headlines begin so too ("Delivered: 4,000 signatures"): it is a report, or an answer, or it names that mail.
    """
    if not subject.startswith(READ_SUBJECTS) or not holds(text, READ_NOTICES):
        return False
    named = subject.partition(":")[2].strip()
    rest = text.replace(named, " ") if named else text
    is_bound = rest != text or bool(parsed.in_reply_to) or rest.startswith(READ_MAILS)
    is_bound = is_bound or parsed.mime.get_content_type() == "multipart/report"
    return is_bound and not speaks_as_person(rest) and not asks(rest)


def is_calendar_answer(parsed: ParsedEmail) -> bool:
    """Whether a calendar program says who comes (RFC 5546 section 3.2.3), and its owner nothing beside."""
    leaves = list(walk_leaves(parsed.mime)) if isinstance(parsed.mime, MimePart) else []
    answers = [each for each in leaves if each.content_type in CALENDAR_TYPES]
    if not any(each.parameters.get("method", "").lower() == "reply" for each in answers):
        return False
    texts = (decode_body(each).strip() for each in leaves if each.content_type in WORDS)
    return all(not text or SAYS_WHO_COMES.search(text) for text in texts)


def is_desk(parsed: ParsedEmail) -> bool:
    """Whether an office or a program writes from this address, and not one person."""
    local = parsed.from_.address.partition("@")[0] if parsed.from_ else ""
    return DESK.match(local) is not None or LIST_ROBOT.search(local) is not None
