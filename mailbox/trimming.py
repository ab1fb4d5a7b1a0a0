"""The words a person wrote this time, apart from what their mail program put around them. Pure, linear in
the text.

Folds, never cuts: the three parts of a TrimmedReply hold all of the text, and where every line would be
folded nothing is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailbox.attributions import measure_attribution, split_shared_lines
from mailbox.banners import find_banner
from mailbox.forward_subjects import is_forward_subject
from mailbox.header_blocks import DASHES
from mailbox.history import find_forward, find_history, find_history_by_html, is_announced
from mailbox.quotes import find_quote_below_block, part_quotes
from mailbox.signature_marks import find_marked_signature
from mailbox.signatures import find_signature

MAX_LINES = 2_500  # looked at; whatever comes after them counts as the last of them
INITIALS = re.compile(r"\s{0,2}[A-Z]{2,3}(?=>(?:\s|\Z))>")  # "AR> Who pays?": some programs put them before the mark
MANY_BLANK_LINES = re.compile(r"\n{4,}")


@dataclass(frozen=True, slots=True)
class TrimmedReply:
    """The parts of a mail's text: what is new in it, the history it quotes, and the furniture: signature,
    footers, a mail server's warning on top.

    `fresh` is empty only where the text is blank. It keeps the sign-off with its name, the lines that inline
    answers answer, and whatever is forwarded.
    """

    fresh: str
    quoted: str
    signature: str


def trim_reply(text: str, html: str | None = None, *, subject: str = "") -> TrimmedReply:
    """Part a mail's text into fresh words, quoted history and signature.

    `html` is the mail's raw HTML, asked only where the text shows no quote: some programs mark it nowhere
    else. A `subject` that begins "Fwd:", in any language, makes the mail under a header block one that is
    passed on.
    """
    lines = MANY_BLANK_LINES.sub("\n\n\n", text.replace("\r\n", "\n").replace("\xa0", " ")).split("\n")
    rest = lines[MAX_LINES:]
    del lines[MAX_LINES:]
    lines = split_shared_lines(lines)
    marked = [INITIALS.sub(">", line) if ">" in line else line for line in lines]
    forward, history = _find_ends(marked, html, subject)
    end = forward if forward is not None else len(lines)
    fresh, quoted = part_quotes(marked, history if history is not None else end)
    if history is not None:
        quoted += range(history, end)
    furniture = find_signature(lines, fresh) | find_banner(lines, fresh)
    fresh = [number for number in fresh if number not in furniture]
    if html:
        marked_as_one = find_marked_signature(lines, fresh, html)
        furniture |= marked_as_one
        fresh = [number for number in fresh if number not in marked_as_one]
    if forward is not None and forward > 0 and not lines[forward - 1].strip():
        fresh.append(forward - 1)  # whatever was folded above it, the blank line stays
    fresh += range(end, len(lines))
    ends_quoted = bool(quoted) and quoted[-1] == len(lines) - 1 and forward is None
    (quoted if ends_quoted else fresh).extend(range(len(lines), len(lines) + len(rest)))
    lines += rest
    fresh_text = _join(lines, fresh)
    if not fresh_text:
        return TrimmedReply(text.strip(), "", "")
    return TrimmedReply(fresh_text, _join(lines, quoted), _join(lines, sorted(furniture)))


def _find_ends(lines: list[str], html: str | None, subject: str) -> tuple[int | None, int | None]:
    """Find the lines from which on another mail is passed on, and from which on all is history."""
    forward = find_forward(lines)
    history = find_history(lines, forward if forward is not None else len(lines))
    if history is not None:
        # Whatever is passed on further down is part of the history.
        is_passed_on = is_forward_subject(subject) or is_announced(lines, history)
        is_reply = measure_attribution(lines, history, len(lines), is_marked=False) or not is_passed_on
        return (None, history) if is_reply else (history, None)
    if forward is None and (block := _find_marked_block(lines, subject)) is not None:
        return block, None
    if forward is None and html and not any(line[:1] == ">" for line in lines):
        history = find_history_by_html(lines, html)
    return forward, history


def _find_marked_block(lines: list[str], subject: str) -> int | None:
    """Find a header block above `>` lines that is passed on: what stands below it is what she writes of."""
    if not any(line[:1] == ">" for line in lines):
        return None
    may_begin = (
        number
        for number, line in enumerate(lines)
        if line[:1] != ">" and (":" in line or "：" in line or (line and line[0] in DASHES))
    )
    first = next((each for each in may_begin if find_quote_below_block(lines, each, len(lines)) is not None), None)
    is_passed_on = first is not None and (is_forward_subject(subject) or is_announced(lines, first))
    return first if is_passed_on else None


def _join(lines: list[str], numbers: list[int]) -> str:
    out: list[str] = []
    for number in numbers:
        line = lines[number].rstrip()
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n").strip()
