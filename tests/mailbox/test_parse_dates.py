"""Date headers are read in every form that clocks and mailers give them."""

from datetime import UTC, datetime

import pytest

from mailbox.headers import read_date

TEN = datetime(2025, 1, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("Mon, 6 Jan 2025 10:00:00 GMT", 0),
        ("Mon, 6 Jan 2025 10:00:00", 0),
        ("Mon, 06 Jan 25 10:00 EST", -5),
        ("Mon 6 Jan 2025 10:00:00 +0100", 1),
        ("6 Jan 2025 10:00", 0),
        ("Monday, 06-Jan-25 10:00:00 GMT", 0),
        ("Mon Jan  6 10:00:00 2025", 0),
        ("Mon Jan 06 10:00:00 CET 2025", 1),
        ("Mon, 6 Jan 2025 10:00:00 GMT+02:00", 2),
        ("Mon, 6 Jan 2025 10:00:00 UTC-0500", -5),
        ("Mon, 6 Jan 2025 10:00:00 GMT-5", -5),
        ("Mon, 06 Jan 2025 10:00:00 +01:00", 1),
        ("Mon, 06 Jan 2025 10.00.00 +0100", 1),
        ("Mon, 06 Jan 2025 10:00:00 CEST", 2),
        ("Mon, 06 Jan 2025 10:00:00 Z", 0),
        ("Mon, 06 Jan 2025 10:00:00 A", 0),
        ("06 Jan 125 10:00:00 GMT", 0),
        ("(x) Mon, 06 Jan 2025 10:00:00 GMT (a (b))", 0),
        ("Mon, 06 Januar 2025 10:00:00 +0100", 1),
        ("lun., 6 ene. 2025 10:00:00 +0100", 1),
        ("Mon, 6. Jan 2025 10:00:00 +0100", 1),
        ("Mon, 6, Jan 2025 10:00:00 +0100", 1),
        ("Jan 6, 2025 10:00 AM", 0),
        ("6 Jan 25 10:00:00 AM -05:00 (GMT -05:00)", -5),
        ("Mon, 06 Jan 2025 10:00:00GMT", 0),
        ("Mon, 06 Jan 2025 10:00:00 +0100Received: from x", 1),
        ("2025-01-06T10:00:00Z", 0),
        ("2025-01-06 10:00:00 +0200", 2),
    ],
)
def test_ten_o_clock_is_read_in_many_forms(value: str, hours: int) -> None:
    moment = read_date(value)
    assert moment is not None
    assert moment.replace(tzinfo=UTC) == TEN
    offset = moment.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 06 Jan 2025 10:00:00 PM -0700", "2025-01-06T22:00:00-07:00"),
        ("Mon, 06 Jan 2025 23:59:60 +0000", "2025-01-06T23:59:59+00:00"),
        ("Mon, 6 Jan 2025", "2025-01-06T00:00:00+00:00"),
    ],
)
def test_odd_hours_are_read(value: str, expected: str) -> None:
    moment = read_date(value)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "value", ["", "yesterday", "Wed, 30 Feb 2025 10:00:00 +0000", "Mon, 06 Jan 2025 24:00:00 +0000", "9" * 500]
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert read_date(value) is None
