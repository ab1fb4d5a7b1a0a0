"""Newsletters, press releases pitched at the desk, and spam, told by two signs or more. Pure, and advice only.

A mail of these kinds may still be a reporter's, so it opens an inquiry like any other; the reasons say what was seen.
"""

from __future__ import annotations

from itertools import islice

from mailbox.folded import FORWARD_PREFIX, count_held, cut_reply_prefix, fold, holds
from mailbox.kinds_bulk_words import (
    BULK_HEADERS,
    NEWSLETTER_WORDS,
    RELEASE_LABELS,
    RELEASE_SIGNS,
    SPAM_VERDICTS,
    SPAM_WORDS,
)
from mailbox.parsing import ParsedEmail

TEXT_LENGTH = 20_000  # characters that are looked at: a newsletter's footer stands at its end
LABEL_WITHIN = 8  # lines that hold something, from the top
LABEL_LENGTH = 2_000  # characters they stand in
SPAM_LENGTH = 2_000
LONGEST_PITCH = 6_000
VERDICT_HEADERS = frozenset(name for name, _ in SPAM_VERDICTS)


def find_newsletter_signs(headers: dict[str, str], parsed: ParsedEmail) -> tuple[str, ...]:
    """The signs of a newsletter, none where they are not enough; a list's mail by a person has no such footer."""
    if "list-unsubscribe" not in headers or parsed.in_reply_to or cut_reply_prefix(parsed.subject[:300])[1]:
        return ()
    reasons = ["List-Unsubscribe"]
    reasons += ["List-Unsubscribe-Post"] if "list-unsubscribe-post" in headers else []
    reasons += ["Precedence: bulk"] if headers.get("precedence", "").lower() in ("bulk", "junk") else []
    reasons += [name for name in headers if name.startswith(BULK_HEADERS)][:2]
    text = (
        parsed.text
        if len(parsed.text) <= TEXT_LENGTH
        else parsed.text[: TEXT_LENGTH // 2] + parsed.text[-TEXT_LENGTH // 2 :]
    )
    if "list-post" not in headers and holds(fold(text), NEWSLETTER_WORDS):
        reasons.append("words of a newsletter")
    return tuple(reasons) if len(reasons) > 2 else ()


def find_release_signs(parsed: ParsedEmail) -> tuple[str, ...]:
    """The signs of a press release sent to us; one below a person's own words, or asked about, is none."""
    subject, is_answer = cut_reply_prefix(parsed.subject[:300])
    if is_answer or parsed.in_reply_to or FORWARD_PREFIX.match(subject):
        return ()
    reasons: list[str] = []
    if fold(subject).lstrip("[(*").startswith(RELEASE_LABELS):
        reasons.append("subject of a press release")
    lines = filter(str.strip, parsed.text[:LABEL_LENGTH].split("\n"))
    top = [fold(line).strip("*_#-–— ") for line in islice(lines, LABEL_WITHIN)]
    labels = [number for number, line in enumerate(top) if line.startswith(RELEASE_LABELS) and len(line) < 120]
    if labels and not any("?" in line for line in top[: labels[0] + 1]):
        reasons.append("headed as a press release")
    if reasons:
        found = count_held(fold(parsed.text[:TEXT_LENGTH]), RELEASE_SIGNS, enough=3)
        reasons += [f"{found} marks of a press release"] if found > 1 else []
    return tuple(reasons) if len(reasons) > 1 else ()


def find_spam_signs(headers: dict[str, str], parsed: ParsedEmail) -> tuple[str, ...]:
    """What a filter before us said, or the words of unasked offers, two at least."""
    reasons: list[str] = []
    if not VERDICT_HEADERS.isdisjoint(headers):
        reasons = [f"{name}: {headers[name][:40]}" for name, word in SPAM_VERDICTS if _begins(headers, name, word)]
    if "sfv:spm" in headers.get("x-forefront-antispam-report", "").lower():
        reasons.append("X-Forefront-Antispam-Report")
    if parsed.in_reply_to or len(parsed.text) > LONGEST_PITCH:
        return tuple(reasons)
    words = fold(f"{parsed.subject[:300]} {parsed.text[:SPAM_LENGTH]}")
    held = [word for word in SPAM_WORDS if word in words]
    if len(held) > 1:
        reasons.append("words of an unasked offer: " + ", ".join(word.strip() for word in held[:3]))
    return tuple(reasons)


def _begins(headers: dict[str, str], name: str, word: str) -> bool:
    return headers.get(name, "").lower().startswith(word)
