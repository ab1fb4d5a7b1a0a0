"""Doing a thing alone: who this process is, and leases that end with it."""

import os
import secrets
import socket
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.db import IntegrityError, transaction

from mailbox.models import Lease

LEASE_LASTS = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Holder:
    """One running worker: host, process, and a random word, since process numbers come round again."""

    host: str = field(default_factory=socket.gethostname)
    pid: int = field(default_factory=os.getpid)
    word: str = field(default_factory=lambda: secrets.token_hex(4))

    def __str__(self) -> str:
        return f"{self.host}/{self.pid}/{self.word}"


def is_gone(holder: str, *, asked_by: Holder) -> bool:
    """Whether the process that `holder` names surely ended: only this host's processes can be known."""
    host, _, rest = holder.rpartition("/")[0].rpartition("/")
    if host != asked_by.host or not rest.isdigit():
        return False
    if int(rest) == asked_by.pid:
        return holder != str(asked_by)
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return _is_zombie(int(rest))


def _is_zombie(pid: int) -> bool:
    """Whether the process ended and only waits for its parent to take note (proc(5), state Z)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state in {"Z", "X"}


def take_lease(name: str, holder: Holder, *, now: datetime) -> bool:
    """Take or renew the lease called `name` for LEASE_LASTS; False while another living process has it."""
    with transaction.atomic():
        lease = Lease.objects.select_for_update().filter(pk=name).first()
        if lease is not None:
            free = lease.holder == str(holder) or lease.until <= now or is_gone(lease.holder, asked_by=holder)
            if not free:
                return False
            lease.holder, lease.until = str(holder), now + LEASE_LASTS
            lease.save(update_fields=["holder", "until"])
            return True
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=str(holder), until=now + LEASE_LASTS)
    except IntegrityError:
        return False
    return True


def end_lease(name: str, holder: Holder) -> None:
    """Give the lease back, if it is ours."""
    Lease.objects.filter(pk=name, holder=str(holder)).delete()
