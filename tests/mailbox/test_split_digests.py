"""A digest of reporters' requests is split into the requests, each with its outlet, its deadline and its text."""

from datetime import date, datetime
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from mailbox.digests import DigestQuery, is_digest, read_deadline, split_digest
from mailbox.parsing import parse_email

SAMPLES = Path(__file__).parent.parent / "samples"
EASTERN, PACIFIC, SYDNEY = (ZoneInfo(name) for name in ("America/New_York", "America/Los_Angeles", "Australia/Sydney"))


def split_sample(name: str) -> tuple[DigestQuery, ...]:
    return split_digest(parse_email((SAMPLES / f"{name}.eml").read_bytes()))


def test_numbered_requests_with_labels_are_read_whole() -> None:
    first, second = split_sample("digest-numbered-with-summaries")
    assert first == DigestQuery(
        title="Councils that cap rents",
        outlet="Daily Herald",
        author="Nora Hale (Daily Herald)",
        address="query-abc1@helpareporter.example",
        category="Public Policy",
        deadline=datetime(2025, 5, 7, 19, tzinfo=EASTERN),
        deadline_text="7:00 PM EST - 7 May",
        # What she wants to be told stands in her text, though it looks like labels.
        text="I am writing about rent caps. Please include:\nName: yours\nTitle: your office\n\n"
        "Sitting officials only.",
    )
    assert (second.title, second.outlet, second.deadline) == (
        "Experts on zoning",
        "Anonymous",
        datetime(2025, 5, 8, 11, tzinfo=PACIFIC),
    )


def test_titles_without_a_label_stand_above_their_request() -> None:
    found = split_sample("digest-titles-without-labels")
    assert [(each.title, each.outlet, each.deadline, each.text) for each in found] == [
        (
            "Experts on transit funding",
            "Metro Weekly",
            datetime(2025, 5, 9, 17, tzinfo=EASTERN),
            "Looking for people who know how buses are paid for.",
        ),
        (
            "City budgets after the grants end",
            "Civic Ledger",
            datetime(2025, 5, 10, 12, tzinfo=EASTERN),
            "What will be cut?",
        ),
    ]


def test_a_deadline_that_names_no_day_is_kept_in_its_words() -> None:
    first, second = split_sample("digest-call-outs")
    assert (first.title, first.deadline) == ("Renters who won", datetime(2025, 5, 12, 9, tzinfo=SYDNEY))
    assert (second.outlet, second.deadline, second.deadline_text) == ("Ride", None, "next week")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7:00 PM EST - 7 May", datetime(2025, 5, 7, 19, tzinfo=EASTERN)),
        ("May 7, 2025, 11:59 PM ET", datetime(2025, 5, 7, 23, 59, tzinfo=EASTERN)),
        ("5/7/2025 12:00 AM PT", datetime(2025, 5, 7, tzinfo=PACIFIC)),
        ("2025-05-07 17:30 AEST", datetime(2025, 5, 7, 17, 30, tzinfo=SYDNEY)),
        ("close of business, 7 May, Eastern", datetime(2025, 5, 7, 17, tzinfo=EASTERN)),
        ("2 January, noon PST", datetime(2026, 1, 2, 12, tzinfo=PACIFIC)),
        ("7 May, 5 pm", None),
        ("5 pm EST", None),
        ("31 February, 5 pm EST", None),
        ("", None),
    ],
)
def test_a_deadline_is_a_day_with_a_zone_or_none(text: str, expected: datetime | None) -> None:
    assert read_deadline(text, sent_on=date(2025, 5, 6)) == expected


def test_a_reporters_own_mail_with_such_lines_is_no_digest() -> None:
    lines = "Outlet: Daily Herald\r\nDeadline: 5 pm ET, May 9\r\nQuery: who pays?\r\n"
    for head in ("From: ana@herald.example", "From: alerts@qwoted.example", "From: a@x.example\r\nIn-Reply-To: <1@x>"):
        parsed = parse_email(f"{head}\r\nList-Unsubscribe: <mailto:u@x.example>\r\n\r\n{lines}".encode())
        assert not is_digest(parsed, split_digest(parsed))


def test_a_mail_made_of_labels_is_split_in_bounded_time() -> None:
    for line in ("Title: x\nDeadline: y\n", "1) 1) 1)\n", "a:" * 500 + "\n", "Deadline: " + "5 may " * 100 + "\n"):
        parsed = parse_email(b"From: d@qwoted.example\r\n\r\n" + (line * (300_000 // len(line))).encode())
        started = process_time()
        assert len(split_digest(parsed)) <= 300
        assert process_time() - started < 2
