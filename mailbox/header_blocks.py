"""The lines From, Sent, To and Subject that a mail program puts above what it answers, in any language. Pure."""

from __future__ import annotations

import re

from mailbox.attributions import any_of
from mailbox.limits import is_limit_label
from mailbox.trimming_words import DATE_LABELS, ORIGINAL_MESSAGE, OTHER_LABELS, SENDER_LABELS

MAX_HEADER_LINES = 12
MAX_FOLDED_LINES = 4  # of a header block; addresses wrap
MAX_COLUMN_LINES = 18  # of a block that Notes sets in columns
MAX_LINE_LENGTH = 2_000  # characters looked at; a To line may be long
COLUMN_INDENT = 10  # characters
ENOUGH_LABELS = 4  # with so many nothing else has to show that it is a mail's

HEADER_NAME = re.compile(r"[^:：]{0,50}[:：]")  # a glance that spares a look at all names
LABEL = re.compile(rf"\W{{0,4}}({any_of(SENDER_LABELS + DATE_LABELS + OTHER_LABELS)})\W{{0,4}}[:：]", re.I)
INNER_LABEL = re.compile(rf"(?:\s|\*)({any_of(DATE_LABELS + OTHER_LABELS)})\s?\*{{0,2}}[:：]", re.I)
INNER_DATE = re.compile(rf"(?:\s|\*)(?:{any_of(DATE_LABELS)})\s?\*{{0,2}}[:：].{{0,60}}?\d", re.I)
DATE_LABEL = re.compile(rf"\W{{0,4}}(?:{any_of(DATE_LABELS)})\W{{0,4}}[:：]", re.I)
DIGIT = re.compile(r"\d")
# "Timetable: From: Leeds, To: York, Date: 4 June" is no mail: it has neither an address nor the hour it was written.
OF_A_MAIL = re.compile(r"@|\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2} ?[ap]\.?m\b|[时時시]")
# Words that forms have too; "Sent" stands over mails alone.
DATES_OF_FORMS = frozenset({
    "date", "datum", "data", "fecha", "dato", "päivämäärä", "дата", "tarih", "日付", "日時", "日期", "时间", "時間",
    "날짜",
    "dátum", "ημερομηνία", "תאריך",
})  # fmt: skip
SENDER_LABEL = re.compile(rf"\W{{0,4}}(?:{any_of(SENDER_LABELS)})\W{{0,4}}[:：]\W{{0,6}}\w", re.I)
FIRST_LABEL = re.compile(rf"\W{{0,4}}(?:{any_of(SENDER_LABELS + DATE_LABELS)}|subject|to)\W{{0,4}}[:：]", re.I)
DASHES = "-_=*~#+‐‑‒–—―"
DASH = rf"[{re.escape(DASHES)}]"
ORIGINAL_LINE = re.compile(
    rf"\s*{DASH}{{2,60}}\s*(?:{any_of(ORIGINAL_MESSAGE)})\s*:?\s*{DASH}{{2,60}}\s*(?:\Z|(?:{any_of(SENDER_LABELS)})\s?:)",
    re.I,
)
RULE_LINE = re.compile(r"\s*[-_=*—–]{2}[-_=*—–\s]{1,200}\Z|(?:\*\s){2,20}\*\Z")
NOTES_BOX = re.compile(r"\|-{3,40}\+-{3,80}>\s*\Z")
ANGLED = re.compile(r"<[^<>\s]{1,100}@")
COLUMN_LABELS = frozenset(OTHER_LABELS)


def measure_header_block(lines: list[str], number: int, end: int) -> int:
    """Count the lines of the block that begins there, to its last label; 0 where none does.

    It has a From line, a dated one and another, as Outlook writes them. A form that a reporter made herself has a
    deadline, or no date, or neither address nor hour.
    """
    first = lines[number][:MAX_LINE_LENGTH].lstrip()
    if not HEADER_NAME.match(first) or not FIRST_LABEL.match(first) or (number and is_limit_label(lines[number - 1])):
        return 0
    if names_sender(first) and len(INNER_LABEL.findall(first)) >= 2 and INNER_DATE.search(first):
        return 1
    labels = folded = length = 0
    has_sender = has_date = has_date_label = has_gap = is_mails = False
    in_date = False  # its value may stand on the next line
    for offset, whole in enumerate(lines[number : min(end, number + MAX_HEADER_LINES)]):
        line = whole[:MAX_LINE_LENGTH].lstrip()
        if LABEL.match(line):
            date = DATE_LABEL.match(line)
            if has_gap and has_date_label and date:
                break  # the real block stands below a last line of hers that looks like its first
            if has_gap and names_sender(line) and (has_sender or measure_header_block(lines, number + offset, end)):
                break
            labels += 1
            length = offset + 1
            has_sender = has_sender or names_sender(line)
            has_date_label = has_date_label or date is not None
            has_date = has_date or (date is not None and bool(DIGIT.search(line, date.end())))
            is_mails = is_mails or (date is not None and date.group().strip(" *\t:：").lower() not in DATES_OF_FORMS)
            in_date = date is not None and not line[date.end() :].strip(" *\t")
        elif is_limit_label(line):
            return 0
        elif labels and RULE_LINE.match(line):
            break
        elif line.strip():
            folded += 1
            has_date = has_date or (in_date and bool(DIGIT.search(line)))
            in_date = False
            if folded > MAX_FOLDED_LINES:
                break
        elif labels > 2 or folded:
            break
        else:
            has_gap = True
            continue
        is_mails = is_mails or OF_A_MAIL.search(line) is not None
    return length if has_sender and has_date and labels > 2 and (is_mails or labels >= ENOUGH_LABELS) else 0


def names_sender(line: str) -> bool:
    """Whether a From line names someone: "From: 3 pm to 5 pm" is when, but "123456@mail.example" who."""
    label = SENDER_LABEL.match(line)
    return label is not None and (not line[label.end() - 1].isdigit() or "@" in line)


def is_notes_block(lines: list[str], number: int, end: int) -> bool:
    """Whether the block begins there that Lotus Notes wrote: a box of dashes, or To, cc and Subject in columns."""
    block = lines[number : min(end, number + MAX_COLUMN_LINES)]
    if NOTES_BOX.match(lines[number].strip()):
        text = "\n".join(block)
        is_box = sum(NOTES_BOX.match(line.strip()) is not None for line in block) > 1
        return is_box and len(INNER_LABEL.findall(text)) > 1 and DIGIT.search(text) is not None
    if not _is_indented(lines[number]):
        return False
    length = next((at for at, line in enumerate(block) if line.strip() and not _is_indented(line)), len(block))
    labels = {words for line in block[:length] if (words := line.strip().lower()) in COLUMN_LABELS}
    text = "\n".join(block[:length])
    return len(labels) > 2 and DIGIT.search(text) is not None and ANGLED.search(text) is not None


def is_bare_block(lines: list[str]) -> bool:
    """Whether nothing stands among these lines of a header block but labels, their values and wrapped addresses."""
    above = ""
    for line in filter(str.strip, lines):
        if not (LABEL.match(line.lstrip()) or "@" in line or above.endswith((",", ";", ":", "："))):
            return False
        above = line.rstrip()
    return True


def _is_indented(line: str) -> bool:
    return len(line) - len(line.lstrip(" \t")) >= COLUMN_INDENT or line.startswith("\t\t")
