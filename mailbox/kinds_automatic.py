"""By what signs a robot's answer is told from a person's: headers first, then its subject with its words. Pure.

A header a machine sets is enough. Words alone never are one sign: people write about absences, thank for messages and
promise to get back, so words need a second sign, and a third where a person could have chosen them all. Who asks for
something is a person, whatever the words, unless a header says otherwise.
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
    FIRST_PERSON_AWAY,
    HEADLINE_SUBJECTS,
    MENTIONS,
    OFFERED,
    PLAIN_DESCRIPTIONS,
    POLITE,
    PRECEDENCE_HEADERS,
    RECEIPT_SEQUELS,
    RECEIPT_SUBJECTS,
    RECEIPTS,
    SELF_DESCRIPTIONS,
    WANTED,
)
from mailbox.parsing import ParsedEmail
from mailbox.trimming_words import ORIGINAL_MESSAGE, WROTE

RECEIPTS_OF_ROBOTS = tuple(each for each in RECEIPTS if each not in POLITE)
HEAD_LENGTH = 3_000  # characters of the fresh text that are looked at
BELOW_WITHIN = 20_000  # characters in which a person may have written below what she quotes
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
    r"(?:no|do-?not|dont)[-_.]?reply|(?:support|help|services?|info|contact|tickets?|customer|admin|webmaster|office"
    r"|feedback|care|(?:enquir|inquir)(?:y|ies|e)?|kundenservice|soporte|atencion|assistance|assistenza|suporte)"
    r"(?:o|us|desk|team|line|cent(?:er|re)|services?|care|support|alcliente)?(?![a-z])",
    re.I,
)
ANSWER_MARK = re.compile(r"(?:re|aw|sv|vs|antw|odp)\s?:", re.I)  # behind the words that open a robot's subject
LINK = re.compile(r"https?://\S{1,500}")
NAMED_MAIL = re.compile(r"(?:message|e-?mail|request|subject):? [\"'“«][^\"“”»]{0,200}[\"'”»]")
MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# "By 5", "before noon": the hour somebody has to have it, and not the day somebody is back.
HOUR_WANTED = re.compile(
    rf"\b(?:by|before) (?:\d{{1,2}}(?::\d\d)?(?!\d|[/-]\d|\.\d|(?:st|nd|rd|th)\b| ?(?:{MONTHS}))"
    r"|noon|midnight|today|tonight|tomorrow|close of|(?:the )?end of (?:the )?(?:day|business)|eod|cob)"
    r"|(?<!back )(?<!return )(?<!you )(?<!again )by (?:mon|tues|wednes|thurs|fri|satur|sun)day"
)


@dataclass(frozen=True, slots=True)
class AutomaticSigns:
    """The signs in words, none for a person's mail; `is_absence` where somebody is away."""

    reasons: tuple[str, ...]
    is_absence: bool


def is_absence_subject(subject: str) -> bool:
    """Whether the subject opens as those of absences and automatic answers do."""
    return fold(subject[:200]).lstrip("[(").startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS))


def asks(text: str) -> bool:
    """Whether somebody wants something in this folded text: a question, what reporters want, an hour it is due."""
    text = NAMED_MAIL.sub(" ", LINK.sub(" ", text))
    if HOUR_WANTED.search(text):
        return True
    if "?" not in text and not holds(f"{text} ", WANTED):
        return False
    for phrase in OFFERED:
        text = text.replace(phrase, " ")
    return "?" in text or holds(f"{text} ", WANTED)


def find_automatic_signs(headers: dict[str, str], parsed: ParsedEmail) -> AutomaticSigns:
    """Look for the signs; `headers` are the first of each name, by lower-case name."""
    reasons = _header_signs(headers, is_form=_is_form(parsed))
    text = fold(_cut_quotes(parsed.text[:HEAD_LENGTH]))
    below = fold(_find_below_quotes(parsed.text[:BELOW_WITHIN]))
    subject, is_answer = cut_reply_prefix(parsed.subject[:300])
    subject = fold(subject).lstrip("[(")
    start = text[:SAYS_SO_WITHIN]
    if parsed.mime.get_content_type() == "multipart/report":
        reasons.append("a report by a mail program")
    if not FORWARD_PREFIX.match(parsed.subject):
        reasons += _word_signs(headers, parsed, _Words.of(subject, start, text, below), is_answer=is_answer)
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
    asks: bool  # below what is quoted, too
    names_itself: bool  # "this is an automatic reply"
    is_away: bool
    has_received: bool
    promises: int
    refers: int  # what absences go on with, up to two

    @classmethod
    def of(cls, subject: str, start: str, text: str, below: str) -> _Words:
        is_short = len(text) < LONGEST_NOTICE
        ends = start if len(text) <= len(start) else start + text[-SAYS_SO_WITHIN:]
        is_away = is_short and holds(start[:300], ABSENCES)
        has_received = is_short and holds(start, RECEIPTS)
        return cls(
            subject=subject,
            text=text,
            asks=not is_short or asks(text) or asks(below),
            names_itself=is_short and holds(ends, SELF_DESCRIPTIONS) and not holds(ends, MENTIONS),
            is_away=is_away,
            has_received=has_received,
            promises=count_held(text, RECEIPT_SEQUELS, enough=2) if has_received else 0,
            refers=count_held(text, ABSENCE_SEQUELS, enough=2) if is_away else 0,
        )


def _word_signs(headers: dict[str, str], parsed: ParsedEmail, words: _Words, *, is_answer: bool) -> list[str]:
    reasons: list[str] = []
    has_no_sender = headers.get("return-path") == "<>"
    answers = is_answer or bool(parsed.in_reply_to)
    may_be_robot = has_no_sender or not words.asks
    says_away = words.is_away and words.refers > 1 and not words.asks
    subject = words.subject
    if not may_be_robot:
        return reasons
    if subject.startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS)):
        if has_no_sender or _speaks_for_itself(words, is_answer=is_answer, says_away=says_away):
            reasons.append("subject of an automatic reply")
    elif subject.startswith(ABSENCE_HINTS) and "?" not in subject and (says_away or words.names_itself):
        reasons.append("subject and words of an absence")
    if has_no_sender and (words.names_itself or words.is_away or words.has_received or (answers and not words.asks)):
        reasons.append("no return address")
    is_plain = words.is_away or words.has_received or (answers and holds(words.text, PLAIN_DESCRIPTIONS))
    if words.names_itself and is_plain and "list-unsubscribe" not in headers:
        reasons.append("calls itself automatic")
    if says_away and (has_no_sender or answers):
        reasons.append("words of an absence")
    if words.has_received and _is_receipt(parsed, words):
        reasons.append("words of a receipt")
    if holds(f"{subject} {words.text}", CHALLENGES) and (_is_desk(parsed) or has_no_sender or answers):
        reasons.append("asks to confirm who writes")
    return reasons


def _speaks_for_itself(words: _Words, *, is_answer: bool, says_away: bool) -> bool:
    """Whether such a subject is a robot's: behind a "Re:" a person may be answering one, and headlines are none."""
    if is_answer:
        return says_away or words.names_itself
    rest = _cut_opening(words.subject)
    speaks = words.is_away and holds(f" {words.text} ", (*FIRST_PERSON, *FIRST_PERSON_AWAY))
    if speaks or ANSWER_MARK.match(rest):
        return True
    if words.subject.startswith(AUTOMATIC_SUBJECTS):
        return _is_title(words.subject) and not words.subject.startswith(HEADLINE_SUBJECTS)
    if words.subject.startswith(HEADLINE_SUBJECTS):
        return False
    # Behind such words and a colon a headline may follow.
    is_notice = not rest or not rest[0].isalpha() or rest.startswith(AFTER_OPENING)
    return is_notice and _is_title(words.subject) and ("?" not in rest or words.names_itself)


def _is_title(subject: str) -> bool:
    """Whether the words that open the subject stand for themselves: a mark follows, a date, or nothing."""
    rest = _cut_opening(subject)
    ends_in_mark = not subject.removesuffix(rest).rstrip()[-1:].isalnum()
    return not rest or ends_in_mark or not rest[0].isalpha() or rest.startswith(AFTER_OPENING)


def _cut_opening(subject: str) -> str:
    """What follows the words by which a subject was known for an absence's."""
    opening = max((each for each in (*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS) if subject.startswith(each)), key=len)
    return subject[len(opening) :].lstrip(" :-–—,]")


def _is_receipt(parsed: ParsedEmail, words: _Words) -> bool:
    """Three signs: the thanks are said, a promise follows, and no person would have sent it so."""
    if not words.promises or words.asks:
        return False
    is_titled = words.subject.startswith(RECEIPT_SUBJECTS) or TICKET.search(words.subject) is not None
    is_desk = _is_desk(parsed)
    says_so = holds(words.text, RECEIPTS_OF_ROBOTS) and not holds(f" {words.text} ", FIRST_PERSON)
    if is_titled and (is_desk or says_so):
        return True
    is_unread = parsed.from_ is not None and NO_REPLY.match(parsed.from_.address) is not None
    return words.names_itself or (is_desk and (is_unread or words.promises > 1))


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


def _find_below_quotes(text: str) -> str:
    """The lines that stand between quoted lines and below them."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line[:1] == ">"), len(lines))
    return "\n".join(line for line in lines[first:] if line[:1] != ">" and not line.rstrip().endswith(":"))
