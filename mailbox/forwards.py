"""A mail inside a mail: what somebody passed on, inline below its header lines or attached as a message. Pure.

Whoever wrote the outer mail wrote this too: nothing in it is proven. mailbox/senders.py says whom it is taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from mailbox.folded import holds
from mailbox.forward_dates import read_forward_date
from mailbox.forward_subjects import MAX_DEPTH, cut_forward_prefix, is_forward_subject
from mailbox.forward_words import FORWARDED, FORWARDED_BY, LABELS, ORIGINAL
from mailbox.headers import Address, read_addresses, read_message_ids
from mailbox.mime import ENCLOSING, MimePart, decode_body
from mailbox.parsing import ParsedEmail, parse_email, walk_leaves

MAX_LINES = 5_000  # of the text that are looked at
MAX_BLOCK_LINES = 40
MAX_LABEL_LENGTH = 30
MAX_VALUE_LENGTH = 1_000
MAX_ATTACHED = 10
REMARK_LENGTH = 500

FIELD_OF = {label: field for field, labels in LABELS.items() for label in labels}
MARKERS = frozenset(FORWARDED)
ORIGINAL_MARKERS = frozenset(ORIGINAL)
MARKED = (*FORWARDED, *FORWARDED_BY)
MAILTO = re.compile(r"\[mailto:([^\s\[\]<>]{3,320})\]|<([^\s<>]{3,320})<mailto:[^<>]{3,330}>>|mailto:", re.I)
# HTML turned to text may leave the first header line behind the rule above its table.
RULED = re.compile(r"\s{0,20}([-=_]{4,40}\s{0,3}[^-=_:\n]{4,60}[-=_]{4,40})\s{0,20}(?=[^\W\d_])")
SIGNATURE_MARK = re.compile(r"--\s*\Z")
LEADING = frozenset({"from", "date", "subject"})
AROUND = " \t\xa0*_>|"
BOLD = " \t\xa0*_|"
RULES = " \t\xa0*_>|-=:："


@dataclass(frozen=True, slots=True)
class Forward:
    """What was passed on, in its writer's words.

    `author` is None where no address stands there, `name` what does. `date` is aware; None where it cannot be read.
    `remark` are the words of who passed it on, in front of it. `message_ids` name the mail, as far as known.
    """

    author: Address | None
    name: str
    subject: str
    date: datetime | None
    text: str
    remark: str = ""
    reply_to: Address | None = None
    message_ids: tuple[str, ...] = ()
    html: str | None = None
    is_attached: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Header lines of an inline forward: where they stand, what they say, where the words below begin."""

    start: int
    end: int
    fields: dict[str, str]
    is_quoted: bool


def has_whole_remark(forward: Forward) -> bool:
    """Whether its `remark` holds all that was said in front of it; a longer one is cut."""
    return len(forward.remark) < REMARK_LENGTH


def read_attached(parsed: ParsedEmail) -> list[Forward]:
    """The mails that are attached to this one as mails (message/rfc822), at most ten."""
    found: list[Forward] = []
    for part in walk_leaves(parsed.mime) if isinstance(parsed.mime, MimePart) else ():
        if part.content_type not in ENCLOSING:
            continue
        inner = parse_email(decode_body(part))
        found.append(
            Forward(
                author=inner.from_,
                name=inner.from_.name if inner.from_ else "",
                subject=inner.subject,
                date=inner.date,
                text=inner.text,
                remark=_cut_remark(parsed.text.split("\n")[:MAX_LINES]),
                reply_to=inner.reply_to[0] if inner.reply_to else None,
                message_ids=(inner.message_id,) if inner.message_id else (),
                html=inner.html,
                is_attached=True,
            )
        )
        if len(found) == MAX_ATTACHED:
            break
    return found


def read_inline(parsed: ParsedEmail, *, day_first: bool = False) -> Iterator[Forward]:
    """What is passed on in the text, from the outermost inwards; at most five deep.

    A block of header lines counts below a line that says so, or where the subject does: replies quote such blocks too.
    Times that name no zone are those of the outer mail's Date: programs write its sender's.
    """
    is_said = is_forward_subject(parsed.subject)
    if not is_said and not holds(parsed.text.casefold(), MARKED):
        # Most mails pass nothing on; these need not be looked at line by line.
        return
    lines = [part for line in parsed.text.split("\n")[:MAX_LINES] for part in _split_ruled(line)]
    zone: tzinfo = (parsed.date.tzinfo if parsed.date else None) or UTC
    remark: str | None = None
    ids = read_message_ids(parsed.headers("x-forwarded-message-id"))
    for _ in range(MAX_DEPTH):
        block = _find_block(lines, is_said=is_said)
        if block is None:
            return
        if remark is None:
            remark = _cut_remark(lines[: block.start])
        below = _cut_body(lines, block)
        name, author = _read_person(block.fields.get("from", ""))
        yield Forward(
            author=author,
            name=name,
            subject=block.fields.get("subject") or cut_forward_prefix(parsed.subject),
            date=read_forward_date(block.fields.get("date", ""), zone=zone, day_first=day_first),
            text="\n".join(below).strip(),
            remark=remark,
            reply_to=_read_person(block.fields.get("reply-to", ""))[1],
            message_ids=ids,
        )
        # What stands deeper was in the mail that was passed on; who passed that on said so or answered it.
        lines, is_said = below, True


def _split_ruled(line: str) -> list[str]:
    match = RULED.match(line) if len(line) <= MAX_VALUE_LENGTH else None
    if match is None or not _is_marker(match[1], is_said=True):
        return [line]
    return [match[1], line[match.end() :]]


def _find_block(lines: list[str], *, is_said: bool) -> _Block | None:
    for number, line in enumerate(lines):
        if len(line) > MAX_VALUE_LENGTH:
            continue
        # Quoted it stands in what is answered, and passes nothing on.
        if (is_said or not line.lstrip().startswith(">")) and _is_marker(line, is_said=is_said):
            following = _next_line(lines, number + 1)
            block = _read_block(lines, following, start=number) if following is not None else None
            if block is not None and len(block.fields) >= 2:
                return block
        elif is_said and _field(line)[0] in LEADING:
            block = _read_block(lines, number, start=number)
            if block is not None and len({"date", "subject", "to"} & block.fields.keys()) >= 2:
                return block
    return None


def _is_marker(line: str, *, is_said: bool) -> bool:
    """Whether the line says that a mail is passed on below; of an original message only where the subject agrees."""
    core = line.strip(RULES).casefold()
    if core in MARKERS or (is_said and core in ORIGINAL_MARKERS):
        return True
    return core.startswith(FORWARDED_BY) and len(line.strip(AROUND)) - len(core) >= 4


def _read_block(lines: list[str], first: int, *, start: int) -> _Block | None:
    """The header lines that begin at `first`; None where none stands there or no From is among them."""
    if not _field(lines[first])[0]:
        return None
    fields: dict[str, str] = {}
    current = ""
    number = first
    # Each line a paragraph of its own, as HTML turned to text has it.
    is_spaced = first + 2 < len(lines) and not lines[first + 1].strip(AROUND) and bool(_field(lines[first + 2])[0])
    while number < min(len(lines), first + MAX_BLOCK_LINES):
        line = lines[number].strip(AROUND)
        field, value = _field(lines[number])
        if not line:
            following = _next_line(lines, number + 1)
            awaits_value = bool(current) and not fields[current]
            goes_on = following is not None and (
                awaits_value or (is_spaced and (_field(lines[following])[0] or "from") not in fields)
            )
            if following is None or not goes_on:
                break
            number = following
            continue
        if field and field not in fields:
            fields[field], current = value, field
        elif not field and current and _continues(lines, number, fields[current]):
            fields[current] = f"{fields[current]} {line}".strip()[:MAX_VALUE_LENGTH]
        else:
            break
        number += 1
    if "from" not in fields:
        return None
    return _Block(start, number, fields, lines[first].lstrip().startswith(">"))


def _continues(lines: list[str], number: int, value: str) -> bool:
    """Whether this line, which is no header line, is the rest of the one above: it was wrapped."""
    if not value or value.endswith((",", ";")) or lines[number].strip(AROUND).startswith("<"):
        return True
    for line in lines[number + 1 : number + 4]:
        if not line.strip(AROUND):
            return False
        if _field(line)[0]:
            return True
    return False


def _field(line: str) -> tuple[str, str]:
    """The header that the line gives and its value; "" where it gives none."""
    head, colon, value = line[:MAX_VALUE_LENGTH].replace("：", ":", 1).partition(":")
    if not colon or len(head) > MAX_LABEL_LENGTH:
        return "", ""
    return FIELD_OF.get(head.strip(AROUND).casefold(), ""), value.strip(BOLD)


def _next_line(lines: list[str], start: int) -> int | None:
    return next((number for number in range(start, min(len(lines), start + 4)) if lines[number].strip(AROUND)), None)


def _cut_body(lines: list[str], block: _Block) -> list[str]:
    below = lines[block.end :]
    if not block.is_quoted:
        # Some programs put the line above the header below it too.
        following = _next_line(below, 0)
        return below[following + 1 :] if following is not None and _is_marker(below[following], is_said=True) else below
    body: list[str] = []
    for line in below:
        stripped = line.lstrip()
        if stripped and not stripped.startswith(">"):
            break
        # One level off; what she quoted herself stays quoted.
        body.append(stripped[1:].removeprefix(" "))
    return body


def _cut_remark(lines: list[str]) -> str:
    """The words of who passed it on, without her signature and without rules, on as many lines as she wrote."""
    kept: list[str] = []
    for line in lines:
        if SIGNATURE_MARK.match(line):
            break
        if line.strip(RULES):
            kept.append(line.strip())
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip()[:REMARK_LENGTH]


def _read_person(value: str) -> tuple[str, Address | None]:
    """Name and address, as programs write them for people: `Dana [mailto:dana@…]`, `Dana <dana@…<mailto:dana@…>>`."""
    cleaned = MAILTO.sub(lambda match: f"<{match[1] or match[2]}>" if match[1] or match[2] else "", value)
    found = read_addresses([cleaned])
    if not found:
        return cleaned.strip(" <>\"'"), None
    return found[0].name, found[0]
