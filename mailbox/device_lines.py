"""The line by which a telephone or a mail program names itself. Pure."""

from __future__ import annotations

import re

from mailbox.signature_words import DEVICE_ENDS, DEVICE_STARTS, DEVICE_WORDS, SENT_STARTS

MAX_DEVICE_LINE_LENGTH = 110
MAX_DEVICE_WORDS = 5  # of "sent from …" where none of them is a known device
LINK_TARGET = re.compile(r"\(https?://[^\s()]{1,300}\)|<?https?://[^\s<>]{1,300}>?")
LINKED_WORDS = re.compile(r"\[([^\[\]]{1,60})\]\(https?://[^\s()]{1,300}\)")
DEVICE_WORD_SET = frozenset(DEVICE_WORDS)


def is_device_line(line: str) -> bool:
    """Whether a line only names the device or program that sent the mail.

    'Sent from my desk, which is easier than my phone.' is a person's.
    """
    if len(line) > MAX_DEVICE_LINE_LENGTH + 200:
        return False
    text = LINK_TARGET.sub("", LINKED_WORDS.sub(r"\1", line)).strip().lstrip("([<*_ ").lower()
    if not text or len(text) > MAX_DEVICE_LINE_LENGTH:
        return False
    if text.startswith(DEVICE_STARTS):
        return True
    words = text.split()
    if text.startswith(SENT_STARTS):
        head = re.split(r"[,.;]", text, maxsplit=1)[0].split()[2:]
        if any(word.strip("()<>*_!") in DEVICE_WORD_SET for word in head[:MAX_DEVICE_WORDS]):
            return True
        if text.endswith((".", "?", ":")) or len(words) - 2 > MAX_DEVICE_WORDS or len(head) < len(words) - 2:
            return False
        return head[:1] not in (["a"], ["an"])  # "Sent from a desert of files" is somebody's wit
    return len(words) <= MAX_DEVICE_WORDS and text.rstrip("])>*_. ").endswith(DEVICE_ENDS)
