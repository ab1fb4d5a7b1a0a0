"""By what signs a robot's answer is told from a person's: headers first, then its subject with its words. Pure.

A header a machine sets is enough. Words alone never are one sign: people write about absences, thank for messages and
promise to get back, so words need a second sign, and a third where a person could have chosen them all. Who asks for
something is a person, whatever the words, unless a header says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.folded import FORWARD_PREFIX, count_held, cut_reply_prefix, fold, holds
from mailbox.kinds_absence_words import (
    ABSENCE_CLASSES,
    ABSENCE_HINTS,
    ABSENCE_SEQUELS,
    ABSENCE_SUBJECTS,
    ABSENCES,
    AFTER_OPENING,
    BARE_ABSENCES,
    FIRST_PERSON_AWAY,
    FIRST_PERSON_SUBJECTS,
    HEADLINE_SUBJECTS,
)
from mailbox.kinds_asking import asks, cut_subject, says_i, speaks_as_person, wants_sent
from mailbox.kinds_forms import is_form
from mailbox.kinds_receipt_words import RECEIPT_SUBJECTS, RECEIPTS
from mailbox.kinds_receipts import (
    count_promises,
    has_received,
    is_calendar_answer,
    is_desk,
    is_never_read,
    is_read_notice,
    is_receipt,
    is_titled,
)
from mailbox.kinds_robot_words import (
    AUTO_REPLY_HEADERS,
    AUTO_REPLY_PRECEDENCE,
    AUTO_REPLY_PROGRAMS,
    AUTOMATIC_SUBJECTS,
    BULK_PRECEDENCE,
    CHALLENGES,
    CLOSED,
    LIST_HEADERS,
    MENTIONS,
    PLAIN_DESCRIPTIONS,
    PRECEDENCE_HEADERS,
    SELF_DESCRIPTIONS,
)
from mailbox.parsing import ParsedEmail
from mailbox.return_dates import find_return
from mailbox.trimming_words import ORIGINAL_MESSAGE, WROTE

HEAD_LENGTH = 3_000  # characters of the fresh text that are looked at
BELOW_WITHIN = 20_000  # characters in which a person may have written below what she quotes
ABSENCE_WITHIN = 300
BARE_ABSENCE = 60  # characters of a text that says no more than that somebody is away
SAYS_SO_WITHIN = 500  # an absence or a receipt says what it is at once
LONGEST_NOTICE = 2_000  # characters; a longer mail that says such words says others too
SUPPRESSES = "X-Auto-Response-Suppress"
TAG = re.compile(r"\[[^\]]{1,60}\] ?")  # "[Desk #12] "
LAST_TAG = re.compile(r"\s?[\[(【（]([^\[\](){}【】（）]{3,60})[\])】）]\Z")  # "New address [Auto-Reply]"
TAGS = frozenset({"auto-reply", "auto reply", "autoreply", "automatic reply", "autoresponse", "自動返信", "自动回复"})
QUOTED = re.compile(r"[\"“„«「『][^\"”“„«»「」『』]{3,300}[\"”“»」』]|(?<!\w)'[^']{3,200}'(?!\w)")
# "… is out of the office": behind a name, and its place in a directory.
SAID_OF = re.compile(
    r"(?:/[\w./-]{1,60})? (?:is|ist|est|está|esta|è|er|är|on|jest|je) (?:currently |derzeit )?(.{3,80})"
)
BRACKETS = "[(【（"
RULE = re.compile(r"[-_=*]{20,}\s*\Z")
ANSWERS = "re|aw|sv|vs|antw|odp"
ANSWER_BEHIND = re.compile(rf"[\s:,–—-]{{1,4}}(?:{ANSWERS}|tr|fwd?)\s?:")
BETWEEN_LANGUAGES = re.compile(r"\s?[/|]\s?|\s[-–—]\s")
ANSWER_MARK = re.compile(rf"(?:{ANSWERS})\s?:", re.I)  # behind the words that open a robot's subject


@dataclass(frozen=True, slots=True)
class AutomaticSigns:
    """The signs in words, none for a person's mail; `is_absence` where somebody is away."""

    reasons: tuple[str, ...]
    is_absence: bool


def is_absence_subject(subject: str) -> bool:
    """Whether the subject opens as those of absences and automatic answers do."""
    return fold(subject[:200]).lstrip(BRACKETS).startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS))


def find_automatic_signs(headers: dict[str, str], parsed: ParsedEmail) -> AutomaticSigns:
    """Look for the signs; `headers` are the first of each name, by lower-case name."""
    reasons = _header_signs(headers, parsed)
    if parsed.mime.get_content_type() == "multipart/report":
        reasons.append("a report by a mail program")
    if is_calendar_answer(parsed):
        reasons.append("a calendar's answer to an invitation")
    subject, is_answer = cut_reply_prefix(parsed.subject[:300])
    subject = _cut_tag(fold(subject))
    text = fold(_cut_quotes(parsed.text[:HEAD_LENGTH], is_robots=subject.startswith(AUTOMATIC_SUBJECTS)))
    if len(text) < LONGEST_NOTICE and is_read_notice(parsed, subject, text):
        reasons.append("words of a read receipt")
    is_asking = len(text) >= LONGEST_NOTICE or asks(cut_subject(text, subject))
    is_asking = is_asking or asks(_find_below_quotes(parsed.text[:BELOW_WITHIN]))
    is_backed = False
    # Most mail asks for something, and needs no further look.
    if not FORWARD_PREFIX.match(parsed.subject) and (not is_asking or _has_no_sender(headers)):
        words = _Words.of(parsed, subject, text, asks=is_asking)
        signs = _word_signs(headers, parsed, words, is_answer=is_answer)
        is_backed = bool(signs) or (not is_asking and _is_like_a_robots(parsed, words))
        reasons += signs
    if reasons == [SUPPRESSES] and not is_backed:
        # It keeps other machines from answering, and some offices' servers put it into people's mail.
        reasons = []
    is_absence = bool(reasons) and (
        holds(text[:SAYS_SO_WITHIN], ABSENCES)
        or subject.startswith(ABSENCE_SUBJECTS)
        or headers.get("x-post-messageclass", "").lower().startswith(ABSENCE_CLASSES)
    )
    return AutomaticSigns(tuple(reasons), is_absence)


def _cut_tag(subject: str) -> str:
    """The subject without the bracket a list or a desk puts before a robot's words, and with theirs in front."""
    rest = TAG.sub("", subject, count=1) if subject.startswith("[") else ""
    if rest.startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS, *RECEIPT_SUBJECTS)):
        return rest
    last = LAST_TAG.search(subject)
    if last and last[1] in TAGS:
        return f"{last[1]}: {subject[: last.start()]}"
    return subject.lstrip(BRACKETS)


def _has_no_sender(headers: dict[str, str]) -> bool:
    return headers.get("return-path") == "<>"


def _header_signs(headers: dict[str, str], parsed: ParsedEmail) -> list[str]:
    reasons: list[str] = []
    submitted = headers.get("auto-submitted", "").partition(";")[0].partition("(")[0].strip().lower()
    # Written by machines to keep other machines from answering; hardly a program a person writes mail with adds it.
    suppress = headers.get("x-auto-response-suppress", "").lower()
    suppresses = bool(suppress) and suppress != "none" and "list-unsubscribe" not in headers
    for_a_person = (submitted == "auto-generated" or suppresses) and is_form(parsed)
    # A server that passes a person's mail on says "auto-forwarded" of that.
    if submitted and submitted not in ("no", "auto-forwarded") and not (for_a_person and submitted == "auto-generated"):
        reasons.append(f"Auto-Submitted: {submitted[:40]}")
    if suppresses and not for_a_person:
        reasons.append(SUPPRESSES)
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
    is_bound: bool  # an absence that goes on so, says when it ends, or says no more

    @classmethod
    def of(cls, parsed: ParsedEmail, subject: str, text: str, *, asks: bool) -> _Words:
        is_short = len(text) < LONGEST_NOTICE
        text = QUOTED.sub(" ", text)  # what somebody quotes of a robot is no robot's
        start = text[:SAYS_SO_WITHIN]
        ends = start if len(text) <= len(start) else start + text[-SAYS_SO_WITHIN:]
        is_away = is_short and holds(start[:ABSENCE_WITHIN], ABSENCES)
        received = is_short and has_received(parsed, start)
        refers = count_held(text, ABSENCE_SEQUELS, enough=2) if is_away else 0
        return cls(
            subject=subject,
            text=text,
            asks=asks,
            names_itself=is_short and holds(ends, SELF_DESCRIPTIONS) and not holds(ends, MENTIONS),
            is_away=is_away,
            has_received=received,
            promises=count_promises(parsed, text) if received else 0,
            refers=refers,
            is_bound=refers > 0 or (is_away and (len(text) < BARE_ABSENCE or _says_when_back(parsed))),
        )


def _is_like_a_robots(parsed: ParsedEmail, words: _Words) -> bool:
    """Whether its words would do beside a header that servers put into people's mail too."""
    if words.names_itself or is_never_read(parsed) or (words.refers and not wants_sent(words.text)):
        return True
    is_receipt_of_a_desk = words.promises > 0 or (is_desk(parsed) and is_titled(words.subject))
    return is_receipt_of_a_desk and not speaks_as_person(words.text)


def _word_signs(headers: dict[str, str], parsed: ParsedEmail, words: _Words, *, is_answer: bool) -> list[str]:
    reasons: list[str] = []
    has_no_sender = _has_no_sender(headers)
    answers = is_answer or bool(parsed.in_reply_to)
    says_away = words.is_away and words.refers > 1 and not (words.asks or wants_sent(words.text))
    subject = words.subject
    if said := _count_bare_absences(subject):
        is_said = said > 1 or (words.is_away and words.is_bound) or _says_when_back(parsed)
        if is_said and not (is_answer or words.asks or wants_sent(words.text)):
            reasons.append("subject of an automatic reply")
    elif subject.startswith((*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS)):
        if has_no_sender or _speaks_for_itself(words, is_answer=is_answer, says_away=says_away):
            reasons.append("subject of an automatic reply")
    elif subject.startswith(ABSENCE_HINTS) and "?" not in subject:
        speaks = words.is_away and subject.startswith(FIRST_PERSON_SUBJECTS) and holds(subject, ABSENCES)
        speaks = speaks and not is_answer and not words.asks and words.is_bound
        if says_away or words.names_itself or speaks:
            reasons.append("subject and words of an absence")
    elif words.is_away and words.is_bound and not words.asks and _tells_of_sender(parsed, subject):
        reasons.append("subject and words of an absence")
    says_so = words.names_itself or words.is_away or words.has_received
    is_bulk = headers.get("precedence", "").lower() in BULK_PRECEDENCE and headers.keys().isdisjoint(LIST_HEADERS)
    if has_no_sender and (says_so or ((answers or is_bulk) and not words.asks)):
        reasons.append("no return address")
    elif is_bulk and not words.asks and (words.names_itself or words.refers or words.promises):
        reasons.append(f"Precedence: {headers['precedence'].lower()}")
    is_plain = (
        words.is_away
        or words.has_received
        or holds(words.text, CLOSED)
        or subject.startswith(RECEIPT_SUBJECTS)
        or holds(subject, RECEIPTS)
        or (answers and holds(words.text, PLAIN_DESCRIPTIONS))
    )
    if words.names_itself and is_plain and "list-unsubscribe" not in headers:
        reasons.append("calls itself automatic")
    if says_away and (has_no_sender or answers):
        reasons.append("words of an absence")
    if (
        words.promises
        and not words.asks
        and is_receipt(parsed, subject, words.text, promises=words.promises, names_itself=words.names_itself)
    ):
        reasons.append("words of a receipt")
    if (is_desk(parsed) or has_no_sender or answers) and _is_challenge(words):
        reasons.append("asks to confirm who writes")
    return reasons


def _tells_of_sender(parsed: ParsedEmail, subject: str) -> bool:
    """Whether the subject says who is away, as Notes has it: "Ana Ruiz is out of the office"."""
    if parsed.from_ is None or "?" in subject:
        return False
    local = parsed.from_.address.partition("@")[0].replace(".", " ").replace("_", " ")
    names = [name for each in (parsed.from_.name, local) if " " in (name := fold(each))]
    rests = [SAID_OF.match(subject, len(name)) for name in names if subject.startswith(name)]
    return any(rest is not None and rest[1].startswith(ABSENCES) for rest in rests)


def _count_bare_absences(subject: str) -> int:
    """How often the folded subject says that somebody is away, and nothing else; what it answers counts as once."""
    mark = ANSWER_BEHIND.search(subject)
    said = BETWEEN_LANGUAGES.split(subject[: mark.start()] if mark else subject)
    return len(said) + bool(mark) if all(each.strip(" .!") in BARE_ABSENCES for each in said) else 0


def _is_challenge(words: _Words) -> bool:
    """Whether somebody wants to know first who writes: said once by a program, twice where a person speaks."""
    count = count_held(f"{words.subject} {words.text}", CHALLENGES, enough=2)
    return count > 1 or (count == 1 and " our " not in words.text and not speaks_as_person(words.text))


def _says_when_back(parsed: ParsedEmail) -> bool:
    text = f"{parsed.subject}. {parsed.text[:LONGEST_NOTICE]}"
    return parsed.date is not None and find_return(text, sent_on=parsed.date.date()) is not None


def _speaks_for_itself(words: _Words, *, is_answer: bool, says_away: bool) -> bool:
    """Whether such a subject is a robot's: behind a "Re:" a person may be answering one, and headlines are none."""
    if is_answer:
        return says_away or words.names_itself
    rest = _cut_opening(words.subject)
    speaks = words.is_away and (says_i(words.text) or holds(f" {words.text} ", FIRST_PERSON_AWAY))
    may_be_headline = words.subject.startswith(HEADLINE_SUBJECTS) or not _is_title(words.subject)
    if ANSWER_MARK.match(rest) or (speaks and (words.is_bound or not may_be_headline)):
        return True
    if words.subject.startswith(AUTOMATIC_SUBJECTS):
        return _is_title(words.subject) and not words.subject.startswith(HEADLINE_SUBJECTS)
    if words.subject.startswith(HEADLINE_SUBJECTS):
        return False
    # Behind such words and a colon a headline may follow.
    return (not rest or _follows(rest)) and _is_title(words.subject) and ("?" not in rest or words.names_itself)


def _is_title(subject: str) -> bool:
    """Whether the words that open the subject stand for themselves: a mark follows, a date, or nothing."""
    rest = _cut_opening(subject)
    ends_in_mark = not subject.removesuffix(rest).rstrip()[-1:].isalnum()
    return not rest or (ends_in_mark and rest[0] != "?") or _follows(rest)


def _follows(rest: str) -> bool:
    return rest.startswith(AFTER_OPENING) or not (rest[0].isalpha() or rest[0] == "?")


def _cut_opening(subject: str) -> str:
    """What follows the words by which a subject was known for an absence's."""
    opening = max((each for each in (*ABSENCE_SUBJECTS, *AUTOMATIC_SUBJECTS) if subject.startswith(each)), key=len)
    return subject[len(opening) :].lstrip(" :-–—,])】）」』>")


def _cut_quotes(text: str, *, is_robots: bool) -> str:
    """The lines above what is quoted; where a robot's subject stands above them, a bare rule is a quote's too."""
    kept: list[str] = []
    for line in text.split("\n"):
        if line:
            if line[0] == ">":
                break
            if kept and line[0] in "-_* \t" and line.strip(" \t-_*").casefold().startswith(ORIGINAL_MESSAGE):
                break
            if kept and is_robots and line[0] in "-_=*" and RULE.match(line):
                break  # a ticket desk shows so what it answers
            if kept and ":" in line and line.rstrip().endswith(":") and line.rstrip(" :").casefold().endswith(WROTE):
                break
        kept.append(line)
    return "\n".join(kept)


def _find_below_quotes(text: str) -> str:
    """The lines that stand between quoted lines and below them, folded."""
    if ">" not in text:
        return ""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line[:1] == ">"), len(lines))
    return fold("\n".join(line for line in lines[first:] if line[:1] != ">" and not line.rstrip().endswith(":")))
