"""What may be wrong with the reading of a mail, whatever its bytes are."""

import json
import re
import time
import tracemalloc
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from inquiries.mail_lines import describe_mail
from mailbox.html import count_remote_images, html_to_text
from mailbox.parsing import parse_email, read_attachment
from mailbox.trimming import trim_reply
from tests.mailbox.test_no_hostile_html_lives import judge

SLOWEST = 2.0  # seconds of processor time
FILES_OPENED = 3
# What Python may hold at once while it reads a mail: some for the mail itself, and so many bytes for each of its own.
MOST_MEMORY, MOST_MEMORY_A_BYTE = 60_000_000, 40
KEPT_AT = datetime(2025, 1, 6, 15, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
WORD = re.compile(r"\w+")
BROKEN = re.compile("[\x00\ud800-\udfff]")


def is_own(address: str) -> bool:
    """The desk of the samples."""
    return address.casefold() == "press@pressdesk.example"


def read(raw: bytes) -> dict[str, Any]:
    """The record of a mail."""
    return describe_mail(raw, mail_id="fuzz", kept_at=KEPT_AT, zone=ZONE, is_own=is_own)


def find_faults(raw: bytes, words: Collection[str] = ()) -> tuple[list[str], float]:
    """What is wrong with the reading of `raw`, and how long it took; `words` must be found in its text."""
    started = time.process_time()
    line = read(raw)
    seconds = time.process_time() - started
    if not raw:
        return [], seconds
    faults = [f"raised {line['error']}"] if line["error"] else []
    if seconds > SLOWEST:
        faults.append("took longer than two seconds")
    if json.loads(json.dumps(line)) != line:
        faults.append("is not the same behind JSON")
    faults += [f"{key} holds what no text may" for key, text in _texts(line) if BROKEN.search(text)]
    faults += [f"{each} lives in the HTML" for each in judge(line["html"] or "")[0][:3]]
    text = line["text"] or ""
    if text.strip() and not (line["reply_text"] or "").strip():
        faults.append("nothing of the text is left")
    missing = set(words) - set(WORD.findall(text))
    if missing and not line["error"]:
        faults.append(f"lost {len(missing)} words of the text")
    return [*faults, *_judge_parts(text, line["subject"] or ""), *_judge_files(raw)], seconds


def find_waste(raw: bytes) -> list[str]:
    """Whether Python holds more at once while it reads `raw` than a mail is worth. Slower than reading."""
    tracemalloc.start()
    try:
        read(raw)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    allowed = MOST_MEMORY + MOST_MEMORY_A_BYTE * len(raw)
    return [f"held {most / 1e6:.0f} MB for a mail of {len(raw) / 1e6:.1f} MB"] if most > allowed else []


def _judge_parts(text: str, subject: str) -> Iterator[str]:
    """Whether what is folded and what is shown are together the words that came."""
    trimmed = trim_reply(text, subject=subject)
    kept = Counter(trimmed.fresh.split()) + Counter(trimmed.quoted.split()) + Counter(trimmed.signature.split())
    if kept != Counter(text.split()):
        yield "trimming lost words, or made some"


def _judge_files(raw: bytes) -> Iterator[str]:
    """Whether each file can be opened and is as long as it was said to be, and the HTML read by itself."""
    try:
        parsed = parse_email(raw)
        for each in parsed.attachments[:FILES_OPENED]:
            _, data = read_attachment(raw, each.position)
            if len(data) != each.size:
                yield f"a file of {len(data)} bytes is said to have {each.size}"
        html_to_text(parsed.html or "")
        count_remote_images(parsed.html or "")
    except Exception as error:  # noqa: BLE001 - whatever it raises is what is looked for
        yield f"raised {type(error).__name__}: {error}"


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)
