"""Whether somebody wants something: what tells a person who uses a robot's words from the robot. Pure."""

from __future__ import annotations

import re

from mailbox.folded import holds
from mailbox.kinds_asking_words import (
    CALLS,
    ENGLISH,
    FIRST_PERSON,
    FIRST_PERSON_ELSEWHERE,
    FIRST_PERSON_IN_ENGLISH,
    NAMES_SUBJECT,
    OFFERED,
    QUESTION_LEADS,
    QUESTIONS,
    URGENT,
    WANTED,
    WANTS_SENT,
)

LINK = re.compile(r"https?://\S{1,500}")
NAMED_MAIL = re.compile(
    r"(?:message|e-?mail|request|subject|regarding|about|titled|ticket):? [\"'“«][^\"“”»]{0,200}[\"'”»]"
)
MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
HOURS = (
    rf"\d{{1,2}}(?::\d\d)?(?!\d|[/-]\d|\.\d|(?:st|nd|rd|th)\b| ?(?:{MONTHS}))"
    r"|noon|midnight|today|tonight|tomorrow|close of|(?:the )?end of (?:the )?(?:day|business)|eod|cob"
)
# "By 5", "before noon": the hour somebody has to have it, and not the day somebody is back. The word stands first and
# what may not precede it behind it: so each search is for a plain word.
BY_HOUR = re.compile(
    rf"by (?<!\wby )(?:{HOURS}"
    r"|(?<!back by )(?<!return by )(?<!you by )(?<!again by )(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
BEFORE_HOUR = re.compile(rf"before (?<!\wbefore )(?:{HOURS})")
# "For permit-related questions, write to …", as a sentence begins.
QUESTIONS_SENT_ON = re.compile(
    rf"(?:^|(?<=[.!?:;,] ))(?:{'|'.join(QUESTION_LEADS)}) (?:[\w'-]{{1,30}} ){{1,3}}(?:{'|'.join(QUESTIONS)})\b"
)
SENTENCE_END = re.compile(r"[.!?;](?= |$)")
SHORTEST_SUBJECT = 4
OFFERED_IN_A_QUESTION = tuple(each for each in OFFERED if "?" in each)


def asks(text: str) -> bool:
    """Whether somebody wants something in this folded text: a question, what reporters want, an hour it is due."""
    text = NAMED_MAIL.sub(" ", LINK.sub(" ", text.replace("？", "?").replace("؟", "?")))
    if BY_HOUR.search(text) or BEFORE_HOUR.search(text):
        return True
    if "?" in text:
        if "?" in _cut(text, OFFERED_IN_A_QUESTION):
            return True
    elif not holds(f"{text} ", WANTED):
        return _wants_a_call(text)
    text = QUESTIONS_SENT_ON.sub(" ", _cut(text, OFFERED))
    return "?" in text or holds(f"{text} ", WANTED) or _wants_a_call(text)


def says_i(text: str) -> bool:
    """Whether somebody says I, or my, in this folded text."""
    text = f" {text} "
    return holds(text, FIRST_PERSON) or (FIRST_PERSON_IN_ENGLISH in text and holds(text, ENGLISH))


def speaks_as_person(text: str) -> bool:
    """Whether somebody speaks in this folded text who says I, or wants to be sent something."""
    return says_i(text) or holds(f" {text} ", FIRST_PERSON_ELSEWHERE) or wants_sent(text)


def wants_sent(text: str) -> bool:
    """Whether somebody wants to be sent or told something, in words that no notice has."""
    return holds(f" {text} ", WANTS_SENT)


def _wants_a_call(text: str) -> bool:
    """Whether somebody says where to call her, and not only in an emergency."""
    return holds(text, CALLS) and any(
        holds(sentence, CALLS) and not holds(sentence, URGENT) for sentence in SENTENCE_END.split(text)
    )


def cut_subject(text: str, subject: str) -> str:
    """The folded text without the subject of the mail it answers, where it says that this is one."""
    if len(subject) < SHORTEST_SUBJECT or subject not in text:
        return text
    return _cut(text, tuple(f"{lead} {subject}" for lead in NAMES_SUBJECT))


def _cut(text: str, phrases: tuple[str, ...]) -> str:
    for phrase in phrases:
        text = text.replace(phrase, " ")
    return text
