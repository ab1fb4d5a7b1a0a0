"""The labelled mails to develop with: precision first, since a wrong deadline is worse than none."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from inquiries.deadlines import DeadlineReading, find_deadline
from tests.inquiries.deadline_reading import NEW_YORK

LABELLED = Path(__file__).parents[1] / "data" / "deadlines-dev.jsonl"
LEAST_PRECISION, LEAST_EXACT, LEAST_URGENT = 0.97, 0.95, 0.92


def _read_all() -> list[tuple[dict[str, Any], DeadlineReading]]:
    mails = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    return [
        (
            mail["expect"],
            find_deadline(mail["subject"], mail["body"], sent_at=parsedate_to_datetime(mail["date"]), zone=NEW_YORK),
        )
        for mail in mails
    ]


def _is_right(expect: dict[str, Any], reading: DeadlineReading) -> bool:
    due = expect["deadline"] and datetime.fromisoformat(expect["deadline"])
    return (reading.deadline and reading.deadline.at) == due


def test_the_labelled_mails_are_read_as_people_read_them() -> None:
    readings = _read_all()
    given = [pair for pair in readings if pair[1].deadline is not None]
    right = sum(_is_right(*pair) for pair in given)
    assert right / len(given) >= LEAST_PRECISION
    assert sum(_is_right(*pair) for pair in readings) / len(readings) >= LEAST_EXACT
    agreed = sum(expect["urgent"] == reading.urgent for expect, reading in readings)
    assert agreed / len(readings) >= LEAST_URGENT
