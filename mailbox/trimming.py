"""The words a person wrote this time, apart from what their mail program put around them. Pure, linear in
the text.

Folds, never cuts: the three parts of a TrimmedReply hold all of the text, and where every line would be
folded nothing is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.html import strip_tags
from mailbox.signatures import find_signature, is_closing
from mailbox.trimming_words import FORWARDED, ON, ORIGINAL_MESSAGE, OTHER_LABELS, SENDER_LABELS, WROTE

MAX_LINES = 20_000  # looked at; whatever comes after them counts as fresh
MAX_ATTRIBUTION_LINES = 4
MAX_ATTRIBUTION_LENGTH = 400
LONG_QUOTE_LINES = 15  # a quote longer than this above an inline answer is shortened to its last paragraph


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ENDS_ATTRIBUTION = (":", "：", "写道", "寫道", "-")
WROTE_AT_END = re.compile(rf"(?:^|[\s>)\]]|(?<=[^\x00-\x7f]))(?:{_any_of(WROTE)})[^:：]{{0,120}}[:：]?\s*-*\Z", re.I)
STARTS_ON = re.compile(rf"(?:>\s*)?-*\s*(?:{_any_of(ON)})\b", re.I)
WHO_OR_WHEN = re.compile(r"@|\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}")
STAMP = re.compile(r"[^\s@]@[^\s@]|\d{1,2}[:.h]\d{2}")
DATED_SENDER = re.compile(r"\d{1,2}[:.]\d\d\b.{0,80}<[^<>\s]+@[^<>\s]+>:\s*\Z")
LABEL = re.compile(rf"\W{{0,4}}({_any_of(SENDER_LABELS + OTHER_LABELS)})\W{{0,4}}[:：]", re.I)
SENDER_LABEL = re.compile(rf"\W{{0,4}}(?:{_any_of(SENDER_LABELS)})\W{{0,4}}[:：]\W{{0,6}}\w", re.I)
ORIGINAL_LINE = re.compile(rf"\s*[-_=*]{{2,}}\s*(?:{_any_of(ORIGINAL_MESSAGE)})\s*:?\s*[-_=*]{{2,}}\s*\Z", re.I)
FORWARD_LINE = re.compile(
    rf"\s*(?:[-_=*]{{2,}}\s*(?:{_any_of(FORWARDED)})\b.{{0,80}}|(?:{_any_of(FORWARDED)})\s*[:：])\s*\Z", re.I
)
RULE_LINE = re.compile(r"\s*[_-]{10,}\s*\Z")
MANY_BLANK_LINES = re.compile(r"\n{4,}")
QUOTE_IN_HTML = re.compile(
    r"(?:class=[\"']?[^\"'<>]{0,60}?(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)"
    r"|id=[\"']?[^\"'<>]{0,20}?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)"
    r"|type=[\"']?cite)[^<>]{0,500}>",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TrimmedReply:
    """The parts of a mail's text: what is new in it, the history it quotes, the signature and footers under
    it.

    `fresh` is empty only where the text is blank. It keeps the sign-off with its name, the lines that inline
    answers answer, and whatever is forwarded.
    """

    fresh: str
    quoted: str
    signature: str


@dataclass(slots=True)
class _Block:
    """A run of lines that are all quoted, or all not."""

    start: int
    end: int
    is_quote: bool
    has_attribution: bool = False


def trim_reply(text: str, html: str | None = None) -> TrimmedReply:
    """Part a mail's text into fresh words, quoted history and signature.

    `html` is the mail's raw HTML, asked only where the text shows no quote: some programs mark it nowhere
    else.
    """
    lines = MANY_BLANK_LINES.sub("\n\n\n", text.replace("\r\n", "\n").replace("\xa0", " ")).split("\n")
    rest = lines[MAX_LINES:]
    del lines[MAX_LINES:]
    forward = _find_forward(lines)
    end = forward if forward is not None else len(lines)
    history = _find_history(lines, end)
    if history is None and html and forward is None:
        history = _find_history_by_html(lines, html)
    body_end = history if history is not None else end
    fresh, quoted = _part_quotes(lines, body_end)
    if history is not None:
        quoted += range(history, end)
    signature_lines = find_signature(lines, fresh)
    fresh = [number for number in fresh if number not in signature_lines]
    fresh += range(end, len(lines))
    fresh_text = "\n".join([_join(lines, fresh), *rest]).strip()
    if not fresh_text:
        return TrimmedReply(text.strip(), "", "")
    return TrimmedReply(fresh_text, _join(lines, quoted), _join(lines, sorted(signature_lines)))


def _join(lines: list[str], numbers: list[int]) -> str:
    out: list[str] = []
    for number in numbers:
        line = lines[number].rstrip()
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n").strip()


def _find_forward(lines: list[str]) -> int | None:
    for number, line in enumerate(lines):
        if len(line) < 200 and line.lstrip()[:1] not in ("", ">") and FORWARD_LINE.match(line):
            return number
    return None


def _find_history(lines: list[str], end: int) -> int | None:
    """Find where unmarked history begins: below it every line is old, though none begins with `>`."""
    seen_text = False
    for number in range(end):
        line = lines[number].strip()
        if not line:
            continue
        starts = _starts_history(lines, number, end) if line[0] != ">" and len(line) < MAX_ATTRIBUTION_LENGTH else False
        if starts:
            # Nothing above: the mail is the history, passed on.
            return number if seen_text else None
        seen_text = True
    return None


def _starts_history(lines: list[str], number: int, end: int) -> bool:
    line = lines[number]
    if ORIGINAL_LINE.match(line):
        return True
    if RULE_LINE.match(line):
        following = _next_line(lines, number + 1, end)
        return following is not None and _is_header_block(lines, following, end)
    if (":" in line or "：" in line) and _is_header_block(lines, number, end):
        return True
    length = _measure_attribution(lines, number, end)
    if not length:
        return False
    following = _next_line(lines, number + length, end)
    if following is not None and lines[following].lstrip()[:1] == ">":
        return False
    # No marks below: only what a mail program writes will do. 'On 3 March the mayor wrote:' is a reporter's.
    return bool(STAMP.search(" ".join(lines[number : number + length])))


def _next_line(lines: list[str], start: int, end: int) -> int | None:
    for number in range(start, min(end, start + 6)):
        if lines[number].strip():
            return number
    return None


def _is_header_block(lines: list[str], number: int, end: int) -> bool:
    """True where a From line stands above two more header lines, as Outlook writes them in any language."""
    if not SENDER_LABEL.match(lines[number]):
        return False
    others = 0
    for line in lines[number + 1 : min(end, number + 10)]:
        if LABEL.match(line):
            others += 1
        elif line.strip() and others == 0:
            return False
    return others >= 2


def _measure_attribution(lines: list[str], number: int, end: int) -> int:
    """Count the lines of "On <date>, <who> wrote:" that begins here, mail programs wrap it; 0 where none
    does.
    """
    first = lines[number].strip()
    starts_on = bool(STARTS_ON.match(first))
    joined = ""
    for count in range(1, MAX_ATTRIBUTION_LINES + 1):
        if number + count > end:
            return 0
        line = lines[number + count - 1].strip()
        if not line or len(joined) + len(line) > MAX_ATTRIBUTION_LENGTH:
            return 0
        joined = f"{joined} {line}" if joined else line
        if line.endswith(ENDS_ATTRIBUTION):
            if DATED_SENDER.search(joined):
                return count
            if (
                WROTE_AT_END.search(joined)
                and WHO_OR_WHEN.search(joined)
                and (starts_on or "@" in joined or count == 1)
            ):
                return count
            return 0
        if not starts_on and "@" not in joined:
            return 0
    return 0


def _find_history_by_html(lines: list[str], html: str) -> int | None:
    """Find the line at which the container that a mail program marks as quote begins in its HTML."""
    match = QUOTE_IN_HTML.search(html)
    if not match:
        return None
    quote = [line.strip() for line in strip_tags(html[match.end() : match.end() + 4_000]).split("\n")]
    first = next((line for line in quote if len(line) > 3), None)
    if first is None or FORWARD_LINE.match(first):
        return None
    wanted = "".join(first.split())[:40]
    for number, line in enumerate(lines):
        if "".join(line[:200].split()).lstrip(">").startswith(wanted):
            return number if any(earlier.strip() for earlier in lines[:number]) else None
    return None


def _part_quotes(lines: list[str], end: int) -> tuple[list[int], list[int]]:
    """Divide the lines above any unmarked history into fresh and quoted ones, by their `>` marks."""
    blocks = _read_blocks(lines, end)
    quotes = [block for block in blocks if block.is_quote]
    if not quotes:
        return list(range(end)), []
    own = [any(lines[number].strip() for number in range(b.start, b.end)) and not b.is_quote for b in blocks]
    has_text_above = any(own[: blocks.index(quotes[0])])
    # One whole mail quoted, the answer below it: history, not a question with its answer.
    is_below = len(quotes) == 1 and quotes[0].has_attribution and not has_text_above
    last_answer = _find_last_answer(lines, blocks)
    fresh: list[int] = []
    quoted: list[int] = []
    for index, block in enumerate(blocks):
        numbers = range(block.start, block.end)
        if not block.is_quote:
            fresh += numbers
        elif is_below or index > last_answer:
            quoted += numbers
        else:
            kept = _find_answered(lines, block)
            quoted += range(block.start, kept)
            fresh += range(kept, block.end)
    return fresh, quoted


def _find_last_answer(lines: list[str], blocks: list[_Block]) -> int:
    """Find the last block that answers something: own text that is more than a sign-off, signature or footer."""
    for index in range(len(blocks) - 1, -1, -1):
        if not blocks[index].is_quote and not _is_tail(lines, blocks[index]):
            return index
    return -1


def _is_tail(lines: list[str], block: _Block) -> bool:
    numbers = [number for number in range(block.start, block.end) if lines[number].strip()]
    if not numbers or is_closing([lines[number] for number in numbers]):
        return True
    if re.match(r"--\s*\Z", lines[numbers[0]].strip()):
        return True
    signature = find_signature(lines, numbers)
    return all(number in signature for number in numbers)


def _find_answered(lines: list[str], block: _Block) -> int:
    """Say from which line on a quote is what the text below it answers: past the attribution; the end of a
    long one.
    """
    start = block.start
    while start < block.end and lines[start].lstrip()[:1] != ">":
        start += 1
    if block.end - start <= LONG_QUOTE_LINES:
        return start
    number = block.end - 1
    while number > start and not lines[number].strip(" >\t"):
        number -= 1
    while number > start and lines[number - 1].strip(" >\t"):
        number -= 1
    return number


def _read_blocks(lines: list[str], end: int) -> list[_Block]:
    """Cut the lines into runs. An attribution belongs to the quote under it, as do blank lines inside a
    quote.
    """
    blocks: list[_Block] = []
    number = 0
    while number < end:
        line = lines[number]
        stripped = line.lstrip()
        if stripped[:1] == ">":
            _extend(blocks, number, number + 1, is_quote=True)
        elif not stripped:
            _extend(blocks, number, number + 1, is_quote=bool(blocks) and blocks[-1].is_quote)
        elif following := _find_attributed_quote(lines, number, end):
            _extend(blocks, number, following, is_quote=True)
            blocks[-1].has_attribution = True
            number = following - 1
        else:
            _extend(blocks, number, number + 1, is_quote=False)
        number += 1
    return blocks


def _find_attributed_quote(lines: list[str], number: int, end: int) -> int | None:
    """Find the first `>` line under an attribution that begins here; None where there is none."""
    length = _measure_attribution(lines, number, end)
    following = _next_line(lines, number + length, end) if length else None
    return following if following is not None and lines[following].lstrip()[:1] == ">" else None


def _extend(blocks: list[_Block], start: int, end: int, *, is_quote: bool) -> None:
    if blocks and blocks[-1].is_quote == is_quote:
        blocks[-1].end = end
    else:
        blocks.append(_Block(start, end, is_quote))
