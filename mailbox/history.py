"""Where the history under a reply begins that no `>` marks, and where a forwarded mail does. Pure."""

from __future__ import annotations

import re

from mailbox.attributions import (
    BETWEEN_DASHES,
    MAX_LENGTH,
    VERB_ANYWHERE,
    any_of,
    find_places,
    measure_attribution,
)
from mailbox.folded import holds
from mailbox.forward_words import FORWARDED
from mailbox.header_blocks import DASH, DASHES, ORIGINAL_LINE, RULE_LINE, is_notes_block, measure_header_block
from mailbox.html import search_tags, strip_tags
from mailbox.quotes import find_quote_below_block, is_marked, next_text_line
from mailbox.trimming_words import HISTORY_HEADINGS, REPLY_ABOVE

MAX_GAP = 4  # lines between a block and the words that speak of it
MIN_WORDS_ABOVE = 3  # "Direct line:" is the end of a signature
HEADING_MARKS = "*#_-= :"
QUOTE_LOOKED_AT = 4_000  # characters of HTML behind the mark

FORWARD_LINE = re.compile(
    rf"\s*(?:{DASH}{{2,60}}\s*(?:{any_of(FORWARDED)})\b.{{0,80}}|(?:{any_of(FORWARDED)})\s*[:：])\s*\Z", re.I
)
GROUPWISE_LINE = re.compile(r">>>\s.{3,300}(?:>>>|[:：])\s*\Z")
# One of them stands in whatever QUOTE_IN_HTML finds: looking for them is quick, in megabytes too.
QUOTE_SIGNS = (
    "gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "outlookmessageheader", "mail_quote", "mailru-blockquote", "cloudmagic-smart-beak", "divrplyfwdmsg",
    "appendonsend", "mail-editor-reference-message-container", "stopspelling", "zwchr", "olk_src_body_section",
    "reply-intro", "isreplycontent", "replysplit", "__quoted_text__", "messagereplysection", "=quote", "=\"quote",
    "='quote", "border-top:", "=cite", "=\"cite", "='cite",
)  # fmt: skip
QUOTE_IN_HTML = re.compile(
    r"(?:class=[\"']?[^\"'<>]{0,60}?(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote"
    r"|zmail_extra|outlookmessageheader|mail_quote|mailru-blockquote|cloudmagic-smart-beak)"
    r"|id=[\"']?[^\"'<>]{0,20}?(?:divrplyfwdmsg|appendonsend|mail-editor-reference-message-container|stopspelling"
    r"|zwchr|olk_src_body_section|reply-intro|isreplycontent|replysplit)"
    r"|data-marker=[\"']?__quoted_text__|name=[\"']?(?:quote|messagereplysection)[\"' >]"
    r"|(?:border:\s?none;\s{0,2}|style=[\"'])border-top:\s?solid\s(?:#[0-9a-f]{3,6}|windowtext)\s1\.0pt"
    r"|type=[\"']?cite)"
)


def find_forward(lines: list[str]) -> int | None:
    """Find the line from which on another mail is passed on."""
    if not holds("\n".join(lines).lower(), FORWARDED):
        return None
    above = ""
    for number, line in enumerate(lines):
        words = line.strip()
        if not words:
            continue
        # Apple's HTML has the whole of it in a quote.
        starts_quote = words[0] == ">" and above[:1] != ">" and not above.endswith((":", "："))
        if len(line) < 200 and (words[0] != ">" or starts_quote) and FORWARD_LINE.match(words.lstrip("> ")):
            return number
        above = words
    return None


def find_history(lines: list[str], end: int) -> int | None:
    """Find where unmarked history begins: below it every line is old, though none begins with `>`.

    None where nothing stands above it: the mail is the history, passed on.
    """
    places = find_places(lines)
    seen_text = False
    text = "\n".join(lines[:end]).lower()
    reply_above = tuple(words for words in REPLY_ABOVE if words in text)
    for number in range(end):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) < MAX_LENGTH and (
            _starts_history(lines, number, end, places)
            or (reply_above and line[0] != ">" and any(words in line.lower() for words in reply_above))
        ):
            return number if seen_text else None
        seen_text = True
    return None


def _starts_history(lines: list[str], number: int, end: int, places: frozenset[int]) -> bool:
    line = lines[number].strip()
    if line[0] == ">":
        following = next_text_line(lines, number + 1, end)
        return bool(GROUPWISE_LINE.match(line)) and not is_marked(lines, following)
    if lines[number][0] in " \t|" and is_notes_block(lines, number, end):
        return True
    if line[0] in HEADING_MARKS and line.strip(HEADING_MARKS).lower() in HISTORY_HEADINGS:
        return True
    if line[0] in DASHES:
        following = next_text_line(lines, number + 1, end)
        if ORIGINAL_LINE.match(line):
            return not is_marked(lines, following) and find_quote_below_block(lines, number, end) is None
        if RULE_LINE.match(line):
            if following is None or lines[following].lstrip()[:1] == ">" or RULE_LINE.match(lines[following]):
                return False
            return _starts_history(lines, following, end, places)
        if BETWEEN_DASHES.match(line) and following is not None and measure_header_block(lines, following, end):
            # In a language of which no table knows what it says above a block.
            return find_quote_below_block(lines, following, end) is None
        if BETWEEN_DASHES.match(line) and VERB_ANYWHERE.search(line) and following is not None:
            return not is_marked(lines, following)
    if (":" in line or "：" in line) and measure_header_block(lines, number, end):
        # What stands between the `>` lines under it is divided there.
        return find_quote_below_block(lines, number, end) is None
    return number in places and _is_unmarked_attribution(lines, number, end)


def _is_unmarked_attribution(lines: list[str], number: int, end: int) -> bool:
    length = measure_attribution(lines, number, end, is_marked=False)
    return bool(length) and not is_marked(lines, next_text_line(lines, number + length, end))


def is_announced(lines: list[str], number: int) -> bool:
    """Whether the words right above speak of what begins there: "Please react to this exchange:"."""
    above = next((line for line in reversed(lines[max(0, number - MAX_GAP) : number]) if line.strip()), "").rstrip()
    return above.endswith((":", "：")) and len(above.split()) >= MIN_WORDS_ABOVE


def find_history_by_html(lines: list[str], html: str) -> int | None:
    """Find the line at which the container that a mail program marks as quote begins in its HTML."""
    match = search_tags(QUOTE_IN_HTML, html) if holds(html.lower(), QUOTE_SIGNS) else None
    if not match:
        return None
    quote = [line.strip() for line in strip_tags(html[match.end() : match.end() + QUOTE_LOOKED_AT]).split("\n")]
    first = next((line for line in quote if len(line) > 3), None)
    if first is None or FORWARD_LINE.match(first):
        return None
    wanted = "".join(first.split())[:40]
    # The same greeting may stand above: most of what precedes the container has to be passed first.
    above = strip_tags(html[: match.start()])
    to_pass = 0.8 * len("".join(above.split()))
    passed = 0
    for number, line in enumerate(lines):
        words = "".join(line.split())
        if passed >= to_pass and words[:80].lstrip(">").startswith(wanted):
            return number if passed else None
        passed += len(words)
    return None
