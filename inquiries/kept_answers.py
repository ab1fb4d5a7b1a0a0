"""What a program was told, for a day: a call that it sends again is answered alike and done once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection
from django.utils.translation import gettext as _

from inquiries.models import KeptAnswer

KEPT_FOR = timedelta(hours=24)


class StillAnswering(Exception):
    """The same call is being answered at this moment. The text says so."""


class KeyTaken(Exception):
    """The key came with another body before. The text says so."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a program, known again by who makes it, its route and its key; `fingerprint` is of its body."""

    caller: str
    route: str
    key: str
    fingerprint: str


def find_answer(call: Call) -> KeptAnswer | None:
    """What this call was answered; None where it is the first of its kind, which then nobody else makes beside it.

    Only inside the transaction of what the call does, which lets others in again. On SQLite a second one has waited
    for the first before it comes here. Raises StillAnswering, KeyTaken.
    """
    _hold(call)
    kept = KeptAnswer.objects.filter(caller=call.caller, route=call.route, key=call.key).first()
    if kept is not None and kept.fingerprint != call.fingerprint:
        raise KeyTaken(_("This key came with another call before: a new call needs a new key."))
    return kept


def keep_answer(call: Call, *, status: int, answer: str, at: datetime) -> None:
    """Remember what the call was answered, in the transaction of what it did."""
    KeptAnswer.objects.create(
        caller=call.caller, route=call.route, key=call.key, fingerprint=call.fingerprint,
        status=status, answer=answer, created_at=at,
    )  # fmt: skip


def sweep_answers(*, now: datetime) -> int:
    """Forget what was answered more than a day ago; how much it was."""
    dust = KeptAnswer.objects.filter(created_at__lt=now - KEPT_FOR)
    return dust.delete()[0] if dust.exists() else 0


def _hold(call: Call) -> None:
    """PostgreSQL would show no trace of a call that is not committed yet, so the call itself is locked, by number."""
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(sha256(f"{call.caller} {call.route} {call.key}".encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        if cursor.fetchone() != (True,):
            raise StillAnswering(_("This call is being answered at this moment. Send it again a little later."))
