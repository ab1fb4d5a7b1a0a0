"""Mails a second from bytes to all that is read in them, beside the standard library's parser reading the same parts.

`python -m tests.benchmarks.reading FOLDER` prints one JSON line. Rounds of both take turns, so that the machine's noise
falls on both alike; what counts is processor time.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from inquiries.mail_lines import describe_mail  # noqa: E402
from inquiries.reading import read_mail  # noqa: E402
from mailbox.parsing import parse_email  # noqa: E402

ROUNDS = 3
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2025, 1, 6, 15, tzinfo=UTC)


def is_nobody(_address: str) -> bool:
    """No address of the corpus is the desk's own."""
    return False


def read_by_library(raw: bytes) -> None:
    """The parts of a mail as the standard library gives them."""
    mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)
    try:
        for name in ("subject", "date", "message-id", "in-reply-to", "references"):
            str(mail[name] or "")
        for name in ("from", "to", "cc"):
            getaddresses([str(each) for each in mail.get_all(name, [])])
        for kind in ("plain", "html"):
            body = mail.get_body((kind,))
            if body is not None:
                body.get_content()
        for part in mail.iter_attachments():
            part.get_filename()
            len(part.get_payload(decode=True) or b"")
    except (LookupError, ValueError, TypeError, AttributeError):
        pass  # an unknown charset, a broken address: it has no answer for those


def parse(raw: bytes) -> None:
    """The same parts, and attachments, by the desk's parser."""
    parse_email(raw)


def read(raw: bytes) -> None:
    """What intake reads: kind, author, fresh text, deadline besides."""
    read_mail(raw, received_at=NOW, zone=NEW_YORK, is_own=is_nobody)


def describe(raw: bytes) -> None:
    """What `manage.py read_mail` prints: the HTML sanitised besides."""
    json.dumps(describe_mail(raw, mail_id="x", kept_at=NOW, zone=NEW_YORK, is_own=is_nobody))


def rate(work: Callable[[bytes], None], mails: list[bytes]) -> float:
    """Mails a second of processor time."""
    started = time.process_time()
    for raw in mails:
        work(raw)
    return len(mails) / (time.process_time() - started)


def main(folder: str) -> None:
    """All four in turns; the slowest mail of the last one."""
    mails = [path.read_bytes() for path in sorted(Path(folder).glob("*.eml"))]
    kinds = {"library": read_by_library, "parse": parse, "read": read, "describe": describe}
    rates: dict[str, list[float]] = {name: [] for name in kinds}
    for work in kinds.values():
        rate(work, mails[:50])
    for _round in range(ROUNDS):
        for name, work in kinds.items():
            rates[name].append(rate(work, mails))
    found = {name: statistics.median(each) for name, each in rates.items()}
    slowest = max(1 / rate(describe, [raw]) for raw in mails)
    print(json.dumps({**found, "mails": len(mails), "slowest_ms": slowest * 1000}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
