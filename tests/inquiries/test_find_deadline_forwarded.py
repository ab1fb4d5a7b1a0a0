"""A colleague forwards a reporter's mail: the reporter's words and her Date header count."""

from datetime import datetime

import pytest

from inquiries.deadlines import find_deadline
from tests.inquiries.deadline_reading import NEW_YORK, read, show

HEADERS = [
    "---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@bee.example>\nDate: Tue, Oct 13, 2026 at 4:00 PM\n",
    "-----Original Message-----\nFrom: Ana Ruiz <ana@bee.example>\nSent: Tuesday, October 13, 2026 4:00 PM\n",
    "Begin forwarded message:\n\nFrom: Ana <ana@bee.example>\nDate: October 13, 2026 at 4:00:00 PM EDT\n",
    "---------- Mensaje reenviado ---------\nDe: Ana <ana@bee.example>\nFecha: mar, 13 oct 2026 a las 16:00\n",
    "De: Ana <ana@bee.example>\nEnviado: martes, 13 de octubre de 2026 4:00 p. m.\n",
    "From: Ana <ana@bee.example>\nDate: Tue, 13 Oct 2026 16:00:00 -0400\n",
]


@pytest.mark.parametrize("header", HEADERS)
def test_her_words_count_from_her_date(header: str) -> None:
    """Rule 12: "tomorrow" is the day after she wrote, whatever program forwarded it."""
    body = (
        f"Can somebody take this?\n\n{header}To: Pat\nSubject: rents\n\nI need a comment by tomorrow at 3 p.m.\n\nAna\n"
    )
    assert show(read(body, "Fwd: rents").deadline) == "10-14 15:00"


def test_words_above_the_forward_count_from_the_day_they_were_written() -> None:
    below = f"{HEADERS[0]}To: us\nSubject: vacancy\n\nThe clerk.\n"
    body = f"See below. Our paper needs your answer by tomorrow noon.\n\n{below}"
    assert show(read(body, "Fwd: vacancy").deadline) == "10-15 12:00"


def test_urgency_counts_from_her_date_too() -> None:
    body = f"fyi\n\n{HEADERS[5]}To: us\nSubject: rents\n\nMy deadline is Wednesday at noon.\n"
    reading = read(body, "Fwd: rents", sent="2026-10-14T11:00:00-04:00")
    assert show(reading.deadline) == "10-14 12:00"
    assert not reading.urgent


def test_a_forwarder_who_is_known_hands_over_her_words_and_her_date() -> None:
    """Where the forward is taken apart before, its inner words and date are all that is needed."""
    her_date = datetime.fromisoformat("2026-10-13T16:00:00-05:00")
    reading = find_deadline("rents", "I need it by 5 p.m. tomorrow.", sent_at=her_date, zone=NEW_YORK)
    assert reading.deadline is not None
    assert reading.deadline.at.isoformat() == "2026-10-14T17:00:00-05:00"
