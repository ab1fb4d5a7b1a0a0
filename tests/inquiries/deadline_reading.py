"""How the deadline tests ask their questions: a mail in, a wall clock of New York out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from inquiries.deadlines import Deadline, DeadlineReading, find_deadline

NEW_YORK = ZoneInfo("America/New_York")
# The mails of the tables are written on this Wednesday morning.
WEDNESDAY_AT_TEN = "2026-10-14T10:00:00-04:00"


def read(
    body: str, subject: str = "", *, sent: str = WEDNESDAY_AT_TEN, zone: ZoneInfo = NEW_YORK, day_first: bool = False
) -> DeadlineReading:
    return find_deadline(subject, body, sent_at=datetime.fromisoformat(sent), zone=zone, day_first=day_first)


def show(deadline: Deadline | None) -> str | None:
    """Return the moment as "10-16 17:00" on New York's wall clock."""
    return None if deadline is None else deadline.at.astimezone(NEW_YORK).strftime("%m-%d %H:%M")
