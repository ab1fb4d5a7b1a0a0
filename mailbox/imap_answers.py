"""What an IMAP server answers, as this desk reads it. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of mails by UID, and the UIDs that the server said NO to. One that is in neither is gone."""

    found: dict[int, bytes]
    refused: frozenset[int]


@dataclass(frozen=True, slots=True)
class Selected:
    """What SELECT said. UIDs are comparable only within one `uidvalidity` (RFC 3501 2.3.1.1)."""

    uidvalidity: int
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A mail's number, size in bytes and INTERNALDATE (aware, UTC; None where the server gave none)."""

    uid: int
    size: int
    received_at: datetime | None


def as_utc(moment: datetime | None) -> datetime | None:
    """The same moment, aware and in UTC; a server that names no zone means UTC."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
