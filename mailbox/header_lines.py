"""Header blocks cut into names and raw values, however gateways broke them. Pure; linear in the length of the block."""

from __future__ import annotations

import re
from collections.abc import Callable

MAX_HEADERS = 2_000  # of one part
MAX_BLOCK = 2_000_000  # characters of a part's header that are read; what is more reads as its body
MAX_LOOK_AHEAD = 10_000  # characters after a broken line, searched for headers that go on

HEADER = re.compile(r"([^\s:\x00-\x20]{1,200})[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)(?:\r?\n|\Z)")
KNOWN_HEADER = re.compile(
    r"^(?:from|to|cc|subject|date|message-id|mime-version|reply-to|in-reply-to|references|received|return-path"
    r"|delivered-to|sender|dkim-signature|authentication-results|x-[a-z-]{1,60}"
    r"|content-(?:type|transfer-encoding|disposition|id)):",
    re.I | re.M,
)
LEADING_BLANKS = re.compile(r"[\ufeff\s]{1,2000}")
BLANK_LINE = re.compile(r"\r?\n")
ENVELOPE = ("From ", ">From ")
UTF8_MARK = b"\xef\xbb\xbf".decode("ascii", "surrogateescape")


def find_start(text: str) -> int:
    """Say where a mail's first header begins: after a byte order mark, and after blanks that headers follow."""
    start = len(UTF8_MARK) if text.startswith(UTF8_MARK) else 0
    blanks = LEADING_BLANKS.match(text, start)
    if blanks and KNOWN_HEADER.match(text[blanks.end() : blanks.end() + 80]):
        return blanks.end()
    return start


def find_more(text: str, position: int) -> int | None:
    """Say where headers go on after blanks that some gateway put in their middle; None where the body begins."""
    blanks = LEADING_BLANKS.match(text, position)
    start = blanks.end() if blanks else position
    return start if KNOWN_HEADER.match(text[start : start + 80]) else None


def read_header_lines(text: str, start: int, end: int, add: Callable[[str, str], None]) -> int:
    """Give each header of a block to `add` as name and raw value, in their order, and say where the body starts.

    A line that is no header ends the block, but for an envelope line and for a broken line that headers plainly
    follow: those are passed over. A boundary always ends it.
    """
    position = start
    known = -1  # where the header begins that the broken lines before it are passed over for
    end = min(end, start + MAX_BLOCK)
    for _ in range(MAX_HEADERS):
        match = HEADER.match(text, position, end)
        if match:
            add(match[1], match[2])
            position = match.end()
            continue
        blank = BLANK_LINE.match(text, position, end)
        if blank:
            return blank.end()
        line_end = text.find("\n", position, end)
        if line_end < 0 or text.startswith("--", position):
            return position
        if "\r" in text[position : line_end - 1]:  # lines that end in CR alone among others
            _read_cr_lines(text[position:line_end], add)
        elif known <= line_end and not (position == start and text.startswith(ENVELOPE, position)):
            known = _find_known(text, position, line_end, end)
            if known < 0:
                return position
        position = line_end + 1
    return position


def _read_cr_lines(lines: str, add: Callable[[str, str], None]) -> None:
    joined = lines.strip("\r").replace("\r\r", "\r").replace("\r", "\n")
    position = 0
    while match := HEADER.match(joined, position):
        add(match[1], match[2])
        position = match.end()


def _find_known(text: str, position: int, line_end: int, end: int) -> int:
    """Say where, after a broken line, the block goes on with a header that is one for sure; -1 where it does not."""
    block_end = min(position + MAX_LOOK_AHEAD, end)
    for gap in ("\n\n", "\n\r\n", "\n--"):
        found = text.find(gap, position, block_end)
        block_end = found if found >= 0 else block_end
    match = KNOWN_HEADER.search(text, line_end + 1, block_end)
    return match.start() if match else -1
