"""What programs put before the subject of a mail that is passed on: "Fwd:", "WG:", "TR:". Pure."""

from __future__ import annotations

import re

from mailbox.forward_words import SUBJECT_PREFIXES

MAX_DEPTH = 5  # passed on by one colleague to the next
PREFIX = re.compile(
    r"\s*(?:\[[^\[\]]{0,60}\]\s*)?(?:" + "|".join(map(re.escape, SUBJECT_PREFIXES)) + r")\s?(?:\[\d\])?[:：]\s*", re.I
)


def is_forward_subject(subject: str) -> bool:
    """Whether `subject` begins as that of a mail that is passed on, in any language."""
    return PREFIX.match(subject) is not None


def cut_forward_prefix(subject: str) -> str:
    """`subject` without the words that say it was passed on."""
    for _ in range(MAX_DEPTH):
        match = PREFIX.match(subject)
        if match is None:
            break
        subject = subject[match.end() :]
    return subject.strip()
