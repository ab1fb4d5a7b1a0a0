"""By what signs a robot's answer is told from a person's: headers first, then its subject with its words. Pure.

A header a machine sets is enough. Words alone never are one sign: people write about absences, thank for messages and
promise to get back, so words need a second sign, and a third where a person could have chosen them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.folded import FORWARD_PREFIX, count_held, cut_reply_prefix, fold, holds
from mailbox.kinds_words import (
    ABSENCE_CLASSES,
    ABSENCE_HINTS,
    ABSENCE_SEQUELS,
    ABSENCE_SUBJECTS,
    ABSENCES,
    AFTER_OPENING,
    AUTO_REPLY_HEADERS,
    AUTO_REPLY_PRECEDENCE,
    AUTO_REPLY_PROGRAMS,
    AUTOMATIC_SUBJECTS,
    CHALLENGES,
    FIRST_PERSON,
    PRECEDENCE_HEADERS,
    RECEIPT_SEQUELS,
    RECEIPT_SUBJECTS,
    RECEIPTS,
    SELF_DESCRIPTIONS,
    WANTED,
)
from mailbox.parsing import ParsedEmail
from mailbox.trimming_words import ORIGINAL_MESSAGE, WROTE

HEAD_LENGTH = 3_000  # characters of the fresh text that are looked at
SAYS_SO_WITHIN = 500  # an absence or a receipt says what it is at once
LONGEST_NOTICE = 2_000  # characters; a longer mail that says such words says others too
TICKET = re.compile(
    r"#\s{0,2}[a-z0-9-]{2,20}|\b(?:ticket|case|request|incident|inquiry|enquiry|anfrage|vorgang|caso|solicitud|demande)"
    r"[\s:]{0,2}(?:id|no|nr|number)?[\s:.#(-]{0,3}\d{3,12}\b",
    re.I,
)
LIST_ROBOT = re.compile(r"[-_](?:bounces?|owner|request|confirm)\Z", re.I)
NO_REPLY = re.compile(r"(?:no|do-?not|dont)[-_.]?reply", re.I)
DESK = re.compile(
    r"(?:no|do-?not|dont)[-_.]?reply|(?:support|help|service|info|contact|ticket|customer|helpdesk|admin|webmaster|office"
    r"|newsroom|tips|letters|editor|redaccion|redaktion|redaction|enquir|inquir|feedback|care|kundenservice|soporte|atencion|contacto|assistance|assistenza|suporte)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class AutomaticSigns:
    """The signs in words, none for a person's mail; `is_absence` where somebody is away."""

    reasons: tuple[str, ...]
    is_absence: bool


def is_absence_subject(subject: str) -> bool:
    """Whether the subject opens as those of absences and automatic answers do."""
    return fold(subject[:200]).lstrip("[(").startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS))


def find_automatic_signs(headers: dict[str, str], parsed: ParsedEmail) -> AutomaticSigns:
    """Look for the signs; `headers` are the first of each name, by lower-case name."""
    reasons = _header_signs(headers, is_form=_is_form(parsed))
    text = fold(_cut_quotes(parsed.text[:HEAD_LENGTH]))
    subject, is_answer = cut_reply_prefix(parsed.subject[:300])
    subject = fold(subject).lstrip("[(")
    start = text[:SAYS_SO_WITHIN]
    if parsed.mime.get_content_type() == "multipart/report":
        reasons.append("a report by a mail program")
    if not FORWARD_PREFIX.match(parsed.subject):
        reasons += _word_signs(headers, parsed, _Words.of(subject, start, text), is_answer=is_answer)
    is_absence = bool(reasons) and (
        holds(start, ABSENCES)
        or subject.startswith(ABSENCE_SUBJECTS)
        or headers.get("x-post-messageclass", "").lower().startswith(ABSENCE_CLASSES)
    )
    return AutomaticSigns(tuple(reasons), is_absence)


def _is_form(parsed: ParsedEmail) -> bool:
    """Whether a form on a page may have sent it for a person: it answers nothing, and answers go elsewhere."""
    if parsed.from_ is None or parsed.in_reply_to or parsed.references:
        return False
    return bool(parsed.reply_to) and parsed.reply_to[0].domain != parsed.from_.domain


def _header_signs(headers: dict[str, str], *, is_form: bool) -> list[str]:
    reasons: list[str] = []
    submitted = headers.get("auto-submitted", "").partition(";")[0].partition("(")[0].strip().lower()
    if submitted and submitted != "no" and not (is_form and submitted == "auto-generated"):
        reasons.append(f"Auto-Submitted: {submitted[:40]}")
    # Written by machines to keep other machines from answering; no program a person writes mail with adds it.
    suppress = headers.get("x-auto-response-suppress", "").lower()
    if suppress and suppress != "none" and "list-unsubscribe" not in headers and not is_form:
        reasons.append("X-Auto-Response-Suppress")
    reasons += [name for name in AUTO_REPLY_HEADERS if name in headers and headers[name].lower() not in ("no", "false")]
    if any(headers.get(name, "").lower() in AUTO_REPLY_PRECEDENCE for name in PRECEDENCE_HEADERS):
        reasons.append("Precedence: auto_reply")
    if headers.get("x-post-messageclass", "").lower().startswith(ABSENCE_CLASSES):
        reasons.append("X-POST-MessageClass")
    if headers.get("delivered-to", "").lower().startswith("autoresponder"):
        reasons.append("Delivered-To: Autoresponder")
    program = f"{headers.get('x-mailer', '')} {headers.get('user-agent', '')}".lower()
    if holds(program, AUTO_REPLY_PROGRAMS[:-1]):
        reasons.append("sent by an answering program")
    return reasons


@dataclass(frozen=True, slots=True)
class _Words:
    """Which tables a mail's own words are in."""

    subject: str
    text: str
    names_itself: bool  # "this is an automatic reply"
    is_away: bool
    has_received: bool
    promises: int
    refers: int  # what absences go on with, up to two

    @classmethod
    def of(cls, subject: str, start: str, text: str) -> _Words:
        is_short = len(text) < LONGEST_NOTICE
        ends = start if len(text) <= len(start) else start + text[-SAYS_SO_WITHIN:]
        is_away = is_short and holds(start[:300], ABSENCES)
        has_received = is_short and holds(start, RECEIPTS)
        return cls(
            subject=subject,
            text=text,
            names_itself=is_short and holds(ends, SELF_DESCRIPTIONS),
            is_away=is_away,
            has_received=has_received,
            promises=count_held(text, RECEIPT_SEQUELS, enough=2) if has_received else 0,
            refers=count_held(text, ABSENCE_SEQUELS, enough=2) if is_away else 0,
        )


def _word_signs(headers: dict[str, str], parsed: ParsedEmail, words: _Words, *, is_answer: bool) -> list[str]:
    reasons: list[str] = []
    has_no_sender = headers.get("return-path") == "<>"
    answers = is_answer or bool(parsed.in_reply_to)
    says_away = words.is_away and "?" not in words.text and words.refers > 1
    subject = words.subject
    says_so = (words.is_away and "?" not in words.text) or words.names_itself or has_no_sender
    if subject.startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS)):
        # Behind a "Re:" a person may be answering such a notice, and "Out of office space" is none.
        if says_so or (not is_answer and _is_title(subject)):
            reasons.append("subject of an automatic reply")
    elif subject.startswith(ABSENCE_HINTS) and "?" not in subject and (says_away or words.names_itself):
        reasons.append("subject and words of an absence")
    asks = "?" in words.text or holds(words.text, WANTED)
    if has_no_sender and (words.names_itself or words.is_away or words.has_received or (answers and not asks)):
        reasons.append("no return address")
    if words.names_itself and (answers or words.is_away or words.has_received) and "list-unsubscribe" not in headers:
        reasons.append("calls itself automatic")
    if says_away and (has_no_sender or (answers and not holds(words.text, WANTED))):
        reasons.append("words of an absence")
    if words.has_received and _is_receipt(parsed, words):
        reasons.append("words of a receipt")
    if holds(f"{subject} {words.text}", CHALLENGES) and (_is_desk(parsed) or has_no_sender or answers):
        reasons.append("asks to confirm who writes")
    return reasons


def _is_title(subject: str) -> bool:
    """Whether the words that open the subject stand for themselves: a mark follows, a date, or nothing."""
    opening = max((each for each in (*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS) if subject.startswith(each)), key=len)
    rest = subject[len(opening) :].lstrip()
    return not rest or not opening[-1].isalnum() or not rest[0].isalpha() or rest.startswith(AFTER_OPENING)


def _is_receipt(parsed: ParsedEmail, words: _Words) -> bool:
    """Three signs: the thanks are said, a promise follows, and no person would have sent it so."""
    if not words.promises:
        return False
    is_titled = words.subject.startswith(RECEIPT_SUBJECTS) or TICKET.search(words.subject) is not None
    is_desk, asks = _is_desk(parsed), "?" in words.text
    if is_titled and (is_desk or not (asks or holds(f" {words.text} ", FIRST_PERSON))):
        return True
    is_unread = parsed.from_ is not None and NO_REPLY.match(parsed.from_.address) is not None
    return words.names_itself or (is_desk and not asks and (is_unread or words.promises > 1))


def _is_desk(parsed: ParsedEmail) -> bool:
    local = parsed.from_.address.partition("@")[0] if parsed.from_ else ""
    return DESK.match(local) is not None or LIST_ROBOT.search(local) is not None


def _cut_quotes(text: str) -> str:
    """The lines above what is quoted."""
    kept: list[str] = []
    for line in text.split("\n"):
        if line[:1] == ">":
            break
        if kept and line[:1] in "-_* \t" and line.strip(" \t-_*").casefold().startswith(ORIGINAL_MESSAGE):
            break
        if kept and line.rstrip().endswith(":") and line.rstrip(" :").casefold().endswith(WROTE):
            break
        kept.append(line)
    return "\n".join(kept)
