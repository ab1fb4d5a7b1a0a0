"""What stands between the `>` lines of a mail: the answers, and which quoted lines they answer. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.attributions import find_places, is_intro, measure_attribution
from mailbox.header_blocks import DASHES, ORIGINAL_LINE, RULE_LINE, is_bare_block, measure_header_block
from mailbox.signatures import is_tail

LONG_QUOTE_LINES = 15  # a quote longer than this above an inline answer is shortened to its last paragraph
MAX_TAILS = 50  # signatures between quotes that are looked at; nobody has so many, and each look is dear
WRAPS_AT = 60  # characters; a quoted line of this length may have been wrapped without its mark
WRAPPED_LENGTH = 78  # and what was wrapped off it is no longer than this
MAX_BLANK_LINES = 5
LINK_LINE = re.compile(r"\s*[(<\[]?https?://\S{1,500}?[)>\]]?\s{0,3}>?\s*\Z")


@dataclass(slots=True)
class _Block:
    """A run of lines that are all quoted, or all not."""

    start: int
    end: int
    is_quote: bool
    has_attribution: bool = False
    has_intro: bool = False  # "You wrote:": an attribution or a person's own words


def part_quotes(lines: list[str], end: int) -> tuple[list[int], list[int]]:
    """Divide the first `end` lines into fresh and quoted ones, by their `>` marks.

    A quoted line that something below it answers counts as fresh.
    """
    if not any(line.lstrip()[:1] == ">" for line in lines[:end]):
        return list(range(end)), []
    blocks = _read_blocks(lines, end)
    quotes = [block for block in blocks if block.is_quote]
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


def next_text_line(lines: list[str], start: int, end: int) -> int | None:
    """Find the first line with words from `start` on, past a few blank ones."""
    for number in range(start, min(end, start + MAX_BLANK_LINES + 1)):
        if lines[number].strip():
            return number
    return None


def is_marked(lines: list[str], number: int | None) -> bool:
    """Whether there is such a line and it begins with `>`."""
    return number is not None and lines[number].lstrip()[:1] == ">"


def find_quote_below_block(lines: list[str], number: int, end: int) -> int | None:
    """Find the first `>` line under a header block that begins here, or under the rule above one; None without."""
    line = lines[number].strip()
    if RULE_LINE.match(line) or ORIGINAL_LINE.match(line):
        following = next_text_line(lines, number + 1, end)
        if following is None:
            return None
        number = following
    if ":" not in lines[number] and "：" not in lines[number]:
        return None
    length = measure_header_block(lines, number, end)
    if not length or not is_bare_block(lines[number : number + length]):
        return None
    following = next_text_line(lines, number + length, end)
    return following if is_marked(lines, following) else None


def _find_last_answer(lines: list[str], blocks: list[_Block]) -> int:
    """Find the last block that answers something: own text that is more than a sign-off, signature or footer."""
    tails = 0
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].is_quote:
            continue
        tails += 1
        if tails > MAX_TAILS or not is_tail(lines, [*range(blocks[index].start, blocks[index].end)]):
            return index
    return -1


def _find_answered(lines: list[str], block: _Block) -> int:
    """Say from which line on a quote is what the text below it answers: past the attribution; the end of a
    long one.
    """
    if block.has_intro:
        return block.start
    start = block.start
    while start < block.end and lines[start].lstrip()[:1] != ">":
        start += 1
    while start < block.end - 1 and not lines[start].strip(" >\t"):
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
    """Cut the lines into runs. An attribution belongs to the quote under it, as do blank lines inside a quote
    and what a program wrapped off a quoted line.
    """
    blocks: list[_Block] = []
    places = find_places(lines)
    number = 0
    while number < end:
        line = lines[number]
        stripped = line.lstrip()
        if stripped[:1] == ">":
            _extend(blocks, number, number + 1, is_quote=True)
        elif not stripped:
            _extend(blocks, number, number + 1, is_quote=bool(blocks) and blocks[-1].is_quote)
        elif (number in places or ":" in line or "：" in line or stripped[0] in DASHES) and (
            following := _find_quote_below(lines, number, end, places)
        ):
            _extend(blocks, number, following, is_quote=True)
            blocks[-1].has_attribution = True
            number = following - 1
        elif is_intro(stripped) and is_marked(lines, next_text_line(lines, number + 1, end)):
            _extend(blocks, number, number + 1, is_quote=True)
            blocks[-1].has_intro = True
        else:
            is_quote = bool(blocks) and blocks[-1].is_quote and _is_wrapped_off(lines, number, end)
            _extend(blocks, number, number + 1, is_quote=is_quote)
        number += 1
    return blocks


def _is_wrapped_off(lines: list[str], number: int, end: int) -> bool:
    """Whether a line between two quoted ones is the rest of the upper, or a link inside the quote."""
    if not (number + 1 < end and is_marked(lines, number + 1) and is_marked(lines, number - 1)):
        return False
    line, above = lines[number].strip(), lines[number - 1].strip()
    words = above.lstrip("> ")
    if LINK_LINE.match(line) or (words.count("(") > words.count(")") or words.count("<") > words.count(">")):
        return True
    return len(above) >= WRAPS_AT and line[0].islower() and len(line) <= WRAPPED_LENGTH


def _find_quote_below(lines: list[str], number: int, end: int, places: frozenset[int]) -> int | None:
    """Find the first `>` line under an attribution or a header block that begins here; None where there is none."""
    if number not in places:
        return find_quote_below_block(lines, number, end)
    length = measure_attribution(lines, number, end, is_marked=True)
    following = next_text_line(lines, number + length, end) if length else None
    return following if is_marked(lines, following) else find_quote_below_block(lines, number, end)


def _extend(blocks: list[_Block], start: int, end: int, *, is_quote: bool) -> None:
    if blocks and blocks[-1].is_quote == is_quote:
        blocks[-1].end = end
    else:
        blocks.append(_Block(start, end, is_quote))
