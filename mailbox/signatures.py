"""Where the words of a mail end and its furniture begins: signatures, contact blocks, device lines, legal
footers.
"""

from __future__ import annotations

import re

from mailbox.banners import find_banner
from mailbox.device_lines import is_device_line
from mailbox.footers import RULE, RULE_MARKS, SHORT_LINE, find_footers
from mailbox.limits import states_limit
from mailbox.signature_words import POSTSCRIPTS, SIGN_OFFS, SMALL_WORDS

MAX_SIGNATURE_LINES = 25  # below a bare "--"; more is a rule between paragraphs
MAX_MARKED_LINES = 60  # below "-- "
MAX_LIST_LINES = 6
MAX_CONTACT_LINES = 14
MAX_SIGNED_CONTACT_LINES = 30  # below a sign-off
MAX_CONTACT_LINE_LENGTH = 120
MAX_SIGNED_WORDS = 3  # of a line that is no more than a name
MAX_TITLE_WORDS = 8
MAX_NOTE_WORDS = 3  # of a line that ends as a sentence does and is none: "Tel. 555-0123."
MAX_RULED_LINES = 8  # below a rule; more is a part of the letter

MARK = re.compile(r"(?:--|—|__)\s*\Z")
LIST_RULE = re.compile(r"_{20,}\Z")
ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}"
NUMBER = r"(?:\+|\(?\d)[\d\s().\-/]{5,20}\d"
CONTACT = re.compile(
    rf"{ADDRESS}|https?://|www\.|{NUMBER}"
    r"|^(?:t|tel|phone|m|mob|mobile|cell|o|office|direct|fax|email|e-mail|web|twitter|x|signal|whatsapp|skype"
    r"|telefon|mobil|teléfono|móvil|tél|portable|telefono|cell\.|telefone|telefoon)\s*[.:|]"
    r"|^!?\[(?:cid:|image|https?:|\]\()",
    re.I,
)
# What a way to reach someone consists of, to its end.
CONTACT_VALUE = re.compile(rf"{ADDRESS}|(?:https?://|www\.)\S{{1,500}}|{NUMBER}", re.I)
# Before a number it says which of one person's numbers that is, not whose.
NUMBER_NAMES = frozenset((
    "office", "line", "direct", "main", "mobile", "phone", "desk", "fax", "tel", "cell", "newsroom", "switchboard",
    "hotline", "work", "home", "press", "media", "telefon", "mobil", "zentrale", "durchwahl", "standard", "bureau",
    "portable", "teléfono", "oficina", "redacción", "redaktion", "centralino", "ufficio", "studio", "room", "floor",
))  # fmt: skip
NUMBERED_NAME = re.compile(
    r"((?:[^\W\d_][\w.'’-]*\s){1,3}[^\W\d_][\w.'’-]*)[\s,:(–-]{0,4}(?:tel\.?:?\s?)?\+?\(?\d[\d\s().\-/]{5,20}\Z", re.I
)
COMPANY = re.compile(
    r"\b(?:GmbH|mbH|AG|KG|e\.V\.|Ltd|LLC|LLP|PLC|Inc|Corp|S\.L\.|S\.A\.|SARL|SAS|S\.r\.l\.|S\.p\.A\.|B\.V\.|Oy|AB|ApS|A/S|AS|HR[AB]|USt"
    r"|VAT|CIF|NIF|SIRET|P\. ?IVA|NIP|KRS|KvK|ABN|Registergericht|Amtsgericht|Geschäftsführ\w{2,6}|Registered|Sitz)\b"
)
SIGN_OFF_SET = frozenset(SIGN_OFFS)
BETWEEN_SIGN_OFFS = re.compile(r"\s[/|]\s")
NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*\Z")
DATA = re.compile(r"(?:[\W\d_]{1,120}|[<(\[]?(?:https?://|www\.)\S{1,500})\Z")  # figures, or a link
SENTENCE_END = re.compile(r"[.?!…][\"'”’)]?\Z")


def find_signature(lines: list[str], numbers: list[int]) -> set[int]:
    """Pick from the given lines those that are signature, contact block, device line or footer at their end.

    A sign-off and the name under it are the sender's own words and stay, and so does a line that says until
    when she needs something, wherever it stands.
    """
    rest = [number for number in numbers if lines[number].strip()]
    found: set[int] = set()
    kept: set[int] = set()
    if not rest:
        return found
    for _ in range(3):  # a footer may stand under a device line under a signature, in any order
        size = len(rest)
        for find in (find_footers, _find_devices, _find_marked, _find_contact):
            start = find(lines, rest) if rest else 0
            block = rest[start:]
            if block:
                kept |= _find_limits(lines, block, has_prose=find is find_footers)
                found.update(block)
            rest = rest[:start]
        if len(rest) == size:
            break
    if not found:
        return found
    last_kept = rest[-1] if rest else -1
    # blank lines between the folded ones are folded with them
    found |= {number for number in numbers if number > last_kept and number + 1 not in kept}
    return found - kept


def _find_limits(lines: list[str], block: list[int], *, has_prose: bool) -> set[int]:
    """Pick what has to stay of a block where a limit stands in it: that line, and but in a footer's prose every
    other that is no bare name, title or way to reach someone.
    """
    if not states_limit("\n".join([lines[number].strip() for number in block])):
        return set()
    return {
        number for number in block if states_limit(lines[number]) or not (has_prose or _is_bare(lines[number].strip()))
    }


def _is_bare(line: str) -> bool:
    if MARK.match(line) or RULE.match(line) or is_device_line(line) or COMPANY.search(line[:MAX_CONTACT_LINE_LENGTH]):
        return True
    if SENTENCE_END.search(line) and len(line.split()) > MAX_NOTE_WORDS:
        return False
    return _is_contact(line) or _is_title(line)


def _find_devices(lines: list[str], rest: list[int]) -> int:
    start = len(rest)
    while start > 0 and is_device_line(lines[rest[start - 1]]):
        start -= 1
    return start


def _find_marked(lines: list[str], rest: list[int]) -> int:
    """Find the `-- ` of RFC 3676 section 4.3, or a bare mark with a short rest below; the first, not at the
    top.
    """
    for index, number in enumerate(rest):
        line = lines[number]
        if index == 0 or len(line) > MAX_CONTACT_LINE_LENGTH or line.lstrip()[0] not in RULE_MARKS:
            continue
        below = len(rest) - index - 1
        if line == "-- " and below <= MAX_MARKED_LINES:
            return index
        if below <= MAX_SIGNATURE_LINES and MARK.match(line.strip()) and not _speaks(lines, rest[index:]):
            return index
        # HTML turned into text has the mark and all that follows on one line.
        if not below and line.startswith("-- ") and CONTACT.search(line):
            return index
        if 0 < below <= MAX_LIST_LINES and LIST_RULE.match(line.strip()) and _speaks_for_list(lines, rest[index + 1 :]):
            return index
        if _is_ruled_off(lines, rest, index):
            return index
    return len(rest)


def _speaks(lines: list[str], numbers: list[int]) -> bool:
    """Whether the first line, a mark, is a rule between paragraphs: below it is more than one question, or a limit;
    or a gap, and then what is no way to reach someone; or nobody's name, and then another mark.
    """
    block = [lines[number].strip() for number in numbers[1:]]
    if block and numbers[1] > numbers[0] + 1 and not is_name(block[0]) and not may_be_contact(block):
        return True
    if _is_one_of_several(lines, numbers[0]) and not any(map(_names_somebody, block)):
        return True
    return sum(line.endswith("?") for line in block) > 1 or states_limit("\n".join(block))


def _is_one_of_several(lines: list[str], number: int) -> bool:
    """Whether another mark stands near this one, and between them no signature."""
    for step in (1, -1):
        between: list[str] = []
        for other in range(number + step, number + step * (MAX_SIGNATURE_LINES + 1), step):
            line = lines[other].strip() if 0 <= other < len(lines) else ""
            if line and MARK.match(line):
                if between and not any(map(_names_somebody, between)):
                    return True
                break
            if line:
                between.append(line)
    return False


def _names_somebody(line: str) -> bool:
    """Whether a line is a name, a title, a firm, or a way to reach one of them; figures are none."""
    return not DATA.match(line) and (_is_furniture(line) or is_name(line) or _is_title(line))


def _speaks_for_list(lines: list[str], numbers: list[int]) -> bool:
    """Whether lines under a rule name a mailing list, or advertise a mail service by its address."""
    block = [lines[number] for number in numbers]
    return "mailing list" in block[0].lower() or any("http" in line and len(line) < SHORT_LINE * 2 for line in block)


def _is_ruled_off(lines: list[str], rest: list[int], index: int) -> bool:
    """Whether a rule stands there, and below it nothing but a name, titles and ways to reach someone.

    Under words without a blank line between, a rule of `-` or `=` makes them a heading.
    """
    number = rest[index]
    line = lines[number].strip()
    if not 0 < len(rest) - index - 1 <= MAX_RULED_LINES or not RULE.match(line):
        return False
    if line[0] != "_" and number and lines[number - 1].strip():
        return False
    block = [words for other in rest[index + 1 :] if not RULE.match(words := lines[other].strip())]
    return may_be_contact(block) and all(_is_contact(each) or _is_title(each) or is_device_line(each) for each in block)


def _find_contact(lines: list[str], rest: list[int]) -> int:
    """Find the contact block: below a sign-off and its name, or a last paragraph that is mostly ways to
    reach one.
    """
    for index in range(len(rest) - 1, max(-1, len(rest) - MAX_SIGNED_CONTACT_LINES - 3), -1):
        if _read_sign_off(lines[rest[index]]) is None:
            continue
        start = index + count_sign_off(lines, rest[index : index + 2])
        block = [lines[number].strip() for number in rest[start:]]
        # One line of capitals below a gap may be anything.
        is_near = len(block) > 1 or (bool(block) and rest[start] == rest[start - 1] + 1)
        known = any(map(_is_contact, block)) or (is_near and all(map(_is_title, block)))
        is_long = len(block) > MAX_CONTACT_LINES and sum(map(_is_contact, block)) < len(block) // 5
        # "Thanks." begins a mail as well as it ends one; a name on a line of its own says which.
        is_opening = start < index + 2 and _goes_on(block)
        is_signature = block and known and not is_long and not is_opening and may_be_contact(block)
        return start if is_signature else len(rest)
    first = len(rest) - 1
    while first > 0 and rest[first - 1] == rest[first] - 1 and len(rest) - first < MAX_CONTACT_LINES:
        first -= 1
    if first == 0:
        return len(rest)
    block = [lines[number].strip() for number in rest[first:]]
    if lines[rest[first - 1]].rstrip().endswith((":", "：")) or all(map(DATA.match, block)):
        return len(rest)  # what the words above speak of
    if _lists_people(block):
        return len(rest)
    contacts = sum(map(_is_contact, block))
    if is_name(block[0]) and contacts and may_be_contact(block[1:]):
        # The name stays, but where she has signed already above it.
        return first if _is_signed(lines[rest[first - 1]]) else first + 1
    if contacts * 2 >= len(block) and contacts >= 2 and may_be_contact(block) and not states_limit("\n".join(block)):
        return first
    return len(rest)


def _goes_on(block: list[str]) -> bool:
    """Whether below a sign-off without a name somebody writes on, whatever number or link her sentence holds."""
    return bool(block) and (_is_prose(block[0]) or any(_is_prose(line) and SENTENCE_END.search(line) for line in block))


def _is_prose(line: str) -> bool:
    """Whether words stand around what CONTACT finds that are neither names nor labels."""
    words = [each.strip("*_,.|()–—-/&;:") for each in CONTACT_VALUE.sub(" ", line[:MAX_CONTACT_LINE_LENGTH]).split()]
    words = [word for word in words if word and not word[0].isdigit()]
    plain = [word for word in words if word[0].islower() and word not in SMALL_WORDS and word not in NUMBER_NAMES]
    return len(words) > MAX_SIGNED_WORDS and len(plain) > 1


def _lists_people(block: list[str]) -> bool:
    """Whether several lines each hold somebody's name and number: whom the writer passes on, not she herself."""
    short = [line for line in block if len(line) <= MAX_CONTACT_LINE_LENGTH]
    named = [found.group(1).lower().split() for line in short if (found := NUMBERED_NAME.match(line))]
    return len(named) == len(block) > 1 and not any(NUMBER_NAMES.intersection(words) for words in named)


def _read_sign_off(line: str) -> bool | None:
    """None where the line is no sign-off; else whether the name stands on it too."""
    text = line.strip().lower()
    if len(text) > 60:
        return None
    parts = BETWEEN_SIGN_OFFS.split(text) if "/" in text or "|" in text else [text]
    if all(part.strip(" ,.!;–—-*_") in SIGN_OFF_SET for part in parts):
        return False
    head, comma, tail = text.partition(",")
    if not comma or head.strip() not in SIGN_OFF_SET:
        return None
    name = line.strip()[len(head) + 1 :].strip()
    return True if is_name(tail) and not name[:1].islower() else None


def count_sign_off(lines: list[str], numbers: list[int]) -> int:
    """Count the lines of the sign-off, with its name, that the given lines begin with."""
    has_name = _read_sign_off(lines[numbers[0]]) if numbers else None
    if has_name is None:
        return 0
    return 2 if not has_name and len(numbers) > 1 and is_name(lines[numbers[1]]) else 1


def is_tail(lines: list[str], numbers: list[int]) -> bool:
    """Whether the given lines hold nothing but a sign-off, a signature or a footer."""
    rest = [number for number in numbers if lines[number].strip()]
    if not rest or _is_closing([lines[number] for number in rest]):
        return True
    first = lines[rest[0]].strip()
    if MARK.match(first) or (LIST_RULE.match(first) and _find_marked(lines, [rest[0], *rest]) == 1):
        return True
    return find_signature(lines, rest).issuperset(rest)


def holds_a_persons_words(folded: str) -> bool:
    """Whether a question or a sentence stands in what was folded as furniture, but for warnings, footers and device
    lines.
    """
    lines = [line.strip() for line in folded.split("\n")]
    numbers = [*range(len(lines))]
    warnings = find_banner(lines, numbers)
    paragraph: list[int] = []
    for number in [*numbers, len(lines)]:
        if number < len(lines) and lines[number]:
            if not (number in warnings or RULE.match(lines[number]) or is_device_line(lines[number])):
                paragraph.append(number)
            continue
        block = [line for each in paragraph[: find_footers(lines, paragraph)] if not MARK.match(line := lines[each])]
        if block and (not may_be_contact(block) or any(map(_is_sentence, block))):
            return True
        paragraph = []
    return False


def _is_sentence(line: str) -> bool:
    return len(line.split()) > MAX_NOTE_WORDS and bool(SENTENCE_END.search(line)) and not _is_furniture(line)


def _is_closing(lines: list[str]) -> bool:
    """True for a sign-off, with or without its name, and nothing else."""
    words = [line for line in lines if line.strip()]
    return 1 <= len(words) <= 2 and _read_sign_off(words[0]) is not None and all(map(is_name, words[1:]))


def is_name(line: str) -> bool:
    """Whether a line may be a name, and nothing else."""
    words = line.strip().strip(",.–—-~/*_ ").split()
    return 1 <= len(words) <= 5 and len(line) <= 60 and all(NAME_WORD.match(word) for word in words)


def _is_signed(line: str) -> bool:
    return len(line.split()) <= MAX_SIGNED_WORDS and is_name(line) and _is_title(line)


def _is_contact(line: str) -> bool:
    return bool(CONTACT.search(line[:MAX_CONTACT_LINE_LENGTH]))


def _is_furniture(line: str) -> bool:
    return _is_contact(line) or bool(COMPANY.search(line[:MAX_CONTACT_LINE_LENGTH]))


def _is_title(line: str) -> bool:
    """True for a few words that all begin as names do, but for small ones between them: "Editor at the Herald"."""
    words = [word for each in line.split() if (word := each.strip("*_,.|()–—-/&"))]
    if not words or len(words) > MAX_TITLE_WORDS or words[0][0].islower():
        return False
    if len(words) > 2 and SENTENCE_END.search(line):
        return False
    return all(not word[0].islower() or word in SMALL_WORDS for word in words)


def may_be_contact(block: list[str]) -> bool:
    """True for few short lines of which none is a sentence, a list item, a question or a postscript."""
    if not block or len(block) > MAX_SIGNED_CONTACT_LINES:
        return False
    for line in block:
        words = line.split()
        if len(line) > MAX_CONTACT_LINE_LENGTH or line.startswith((">", "•", "*  ", "- ")):
            return False
        if (words and words[0].lower().rstrip(":") in POSTSCRIPTS) or line.endswith("?"):
            return False
        if len(words) > 6 and SENTENCE_END.search(line) and not _is_furniture(line):
            return False
        if len(words) > 12 and not _is_furniture(line):
            return False
    return True
