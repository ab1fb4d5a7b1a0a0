"""What may be wrong with the reading of a mail, whatever its bytes are."""

import json
import re
import time
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from inquiries.mail_lines import describe_mail
from mailbox.html import count_remote_images, html_to_text
from mailbox.parsing import parse_email, read_attachment

SLOWEST = 2.0  # seconds of processor time
FILES_OPENED = 3
KEPT_AT = datetime(2025, 1, 6, 15, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
WORD = re.compile(r"\w+")
BROKEN = re.compile("[\x00\ud800-\udfff]")


def is_own(address: str) -> bool:
    """The desk of the samples."""
    return address.casefold() == "press@pressdesk.example"


def find_faults(raw: bytes, words: Collection[str] = ()) -> tuple[list[str], float]:
    """What is wrong with the reading of `raw`, and how long it took; `words` must be found in its text."""
    started = time.process_time()
    line = describe_mail(raw, mail_id="fuzz", kept_at=KEPT_AT, zone=ZONE, is_own=is_own)
    seconds = time.process_time() - started
    if not raw:
        return [], seconds
    faults = [f"raised {line['error']}"] if line["error"] else []
    if seconds > SLOWEST:
        faults.append("took longer than two seconds")
    json.dumps(line)
    faults += [f"{key} holds what no text may" for key, text in _texts(line) if BROKEN.search(text)]
    text = line["text"] or ""
    if text.strip() and not (line["reply_text"] or "").strip():
        faults.append("nothing of the text is left")
    missing = set(words) - set(WORD.findall(text))
    if missing and not line["error"]:
        faults.append(f"lost {len(missing)} words of the text")
    return [*faults, *_judge_files(raw)], seconds


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
