"""Whether a form on a page sent a mail for a person, who is then no robot, whatever the headers say. Pure."""

from __future__ import annotations

import re

from mailbox.folded import fold
from mailbox.kinds_asking import asks
from mailbox.kinds_asking_words import FORM_LABELS
from mailbox.parsing import ParsedEmail

HEAD_LENGTH = 3_000  # characters of the text that are looked at
LONGEST_LABEL = 40
# The line, or the heading, under which a form puts what its writer had to say.
MESSAGE = re.compile(
    r"^[ *_•>-]{0,4}(?:your )?(?:message|comments?|question|inquiry|mensaje|nachricht|messaggio|mensagem|bericht"
    r"|wiadomo\w+)[*_ ]{0,3}(?::|\n)\s*\S+ \S",
    re.IGNORECASE | re.MULTILINE,
)
ADDRESS = re.compile(r"[\w.+'-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")


def is_form(parsed: ParsedEmail) -> bool:
    """Whether it answers nothing, and a person who can be answered stands in it.

    She stands in Reply-To under another domain than From's; else in a labelled line of the text, beside what she asks.
    """
    if parsed.from_ is None or parsed.in_reply_to or parsed.references:
        return False
    house = parsed.from_.domain
    if parsed.reply_to and parsed.reply_to[0].domain != house:
        return True
    head = parsed.text[:HEAD_LENGTH]
    return "@" in head and _names_address(head, house) and (asks(fold(head)) or MESSAGE.search(head) is not None)


def _names_address(text: str, house: str) -> bool:
    """Whether an address of another house stands behind a form's label, or on the line below it."""
    label = ""
    for line in filter(str.strip, text.split("\n")):
        before, colon, behind = line.partition(":")
        if colon:
            label, value = before, behind
        else:
            value = line
        found = ADDRESS.search(value)
        if found and found[1].casefold() != house and fold(label.strip(" *_-•>")[:LONGEST_LABEL]) in FORM_LABELS:
            return True
        if not colon:
            label = line
    return False
