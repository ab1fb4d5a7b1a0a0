"""A reporter who asks is never taken for a robot, whatever she says of absences, automatic answers and bounces."""

import json
from pathlib import Path
from typing import Any

import pytest

from mailbox.bounce_reports import read_bounce
from mailbox.classify import classify
from mailbox.parsing import parse_email

TABLE = Path(__file__).parent.parent / "data" / "asked-in-a-robots-words.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def may_ask(row: dict[str, Any]) -> bool:
    head = [
        f"From: {row['sender']}",
        "To: press@desk.example",
        f"Subject: {row['subject']}",
        "Date: Mon, 23 Nov 2026 10:00:00 -0500",
        *filter(None, [row["headers"]]),
    ]
    parsed = parse_email("\n".join([*head, "", row["text"], ""]).encode())
    return classify(parsed, bounce=read_bounce(parsed), is_own=lambda address: False).kind.may_ask


@pytest.mark.parametrize("row", [row for row in ROWS if row["asks"]], ids=lambda row: row["subject"][:40])
def test_who_asks_in_a_robots_words_is_answered(row: dict[str, Any]) -> None:
    assert may_ask(row)


@pytest.mark.parametrize("row", [row for row in ROWS if not row["asks"]], ids=lambda row: row["subject"][:40])
def test_a_robot_that_offers_to_answer_questions_asks_none(row: dict[str, Any]) -> None:
    assert not may_ask(row)
