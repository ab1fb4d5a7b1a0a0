"""Files that stand uuencoded in the middle of a text, as mailers did before MIME and some scanners still do. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from mailbox.transfer import decode_base64, decode_uu_lines

MAX_FILES = 50
MAX_TRIES = 500  # lines that look like the beginning of a file

BEGIN = re.compile(r"^begin(-base64)? [0-7]{3,4} (\S[^\r\n]{0,200})\r?\n", re.MULTILINE)
UU_LINE = re.compile(r"[ -`]{1,90}\Z")


@dataclass(frozen=True, slots=True)
class UuFile:
    """One file found in a text."""

    filename: str
    data: bytes


def split_uuencoded(text: str) -> tuple[str, tuple[UuFile, ...]]:
    """Take the uuencoded files out of a text; what only looks like one stays where it is.

    A block without its `end` is taken up to its last line that can be read.
    """
    if "begin" not in text or not BEGIN.search(text):
        return text, ()
    files: list[UuFile] = []
    kept: list[str] = []
    position = 0
    for match in islice(BEGIN.finditer(text), MAX_TRIES):
        if match.start() < position or len(files) >= MAX_FILES:
            continue
        end, data = _read_block(text, match.end(), is_base64=bool(match[1]))
        if data is not None:
            kept.append(text[position : match.start()])
            files.append(UuFile(match[2].strip(), data))
            position = end
    return "".join([*kept, text[position:]]), tuple(files)


def _read_block(text: str, start: int, *, is_base64: bool) -> tuple[int, bytes | None]:
    last = "====" if is_base64 else "end"
    lines: list[bytes] = []
    position, is_closed = start, False
    while position < len(text):
        line_end = text.find("\n", position)
        line_end = len(text) if line_end < 0 else line_end
        line = text[position:line_end].rstrip("\r")
        if line.rstrip() == last:
            position, is_closed = line_end + 1, True
            break
        if line and not UU_LINE.match(line) and not is_base64:
            break
        if is_base64 and not line.isascii():
            break
        lines.append(line.encode("ascii"))
        position = line_end + 1
    data = decode_base64(b"\n".join(lines)) if is_base64 else decode_uu_lines(lines)
    return position, data if data or is_closed else None
