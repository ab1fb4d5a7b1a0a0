"""The loops of `manage.py run`: each looks for its work four times a second and survives a database that is away."""

import functools
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from gunicorn.app.base import BaseApplication

from config.processes import StopFlag
from inquiries.bulk import run_pending
from inquiries.clocks import check_clocks
from inquiries.delivery import take_results
from inquiries.intake import process_pending
from inquiries.search import index_pending
from mailbox.addresses import ImapAddress
from mailbox.leases import Holder
from mailbox.outbox import send_due
from mailbox.sync import relax_durability, watch

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.25
# Shorter than the undo window, so that a planned answer leaves at its very second (scheduling.send_scheduled).
CLOCK_SECONDS = 5
WEB_THREADS = 8


def make_web_works() -> dict[str, Callable[[], None]]:
    """The web half."""
    return {"web": run_web}


def make_mail_works() -> dict[str, Callable[[], None]]:
    """The working half: a watcher for each mailbox, intake, outbox, clocks."""
    works: dict[str, Callable[[], None]] = {
        f"watcher {address.name} {address.folder}": functools.partial(run_watcher, address)
        for address in settings.MAILBOXES
    }
    return works | {"intake": run_intake, "outbox": run_outbox, "clocks": run_clocks}


def run_web() -> None:
    """Serve the dashboard: one gunicorn worker with threads, since the office is small and memory is shared."""
    _Web().run()


def run_watcher(address: ImapAddress) -> None:
    """Serve one mailbox."""
    stop = StopFlag()
    holder = Holder()

    def work() -> int:
        relax_durability()
        watch(address, holder=holder, is_stopping=stop.is_set)
        return 0

    _loop(work, stop)


def run_intake() -> None:
    """File what the watchers stored; between mails, act on many inquiries at once, and gather what search reads."""
    relaxed_for: list[object] = []

    def work() -> int:
        if connection.connection is None or connection.connection not in relaxed_for:
            relax_durability()
            relaxed_for[:] = [connection.connection]
        # Mail first; this loop waits for no server, so bulk acts stand behind it and not behind the outbox.
        return process_pending(limit=100) or run_pending(now=timezone.now(), limit=20) or index_pending(limit=20)

    _loop(work, StopFlag())


def run_outbox() -> None:
    """Send what is due and tell the inquiries."""
    holder = Holder()
    stop = StopFlag()

    def work() -> int:
        tried = send_due(holder, limit=20, is_stopping=stop.is_set)
        return tried + take_results(now=timezone.now())

    _loop(work, stop)


def run_clocks() -> None:
    """Look at the clocks every CLOCK_SECONDS."""
    looked_at = datetime.min.replace(tzinfo=UTC)
    began_at = timezone.now()

    def work() -> int:
        nonlocal looked_at
        now = timezone.now()
        if (now - looked_at).total_seconds() >= CLOCK_SECONDS:
            looked_at = now
            check_clocks(now=now, watched_since=began_at)
        return 0

    _loop(work, StopFlag())


def _loop(work: Callable[[], int], stop: StopFlag) -> None:
    """Call `work` until told to stop; at once again while it found something, else after IDLE_SECONDS."""
    while not stop.is_set():
        try:
            found = work()
        except (DatabaseError, InterfaceError) as error:
            # Restarting PostgreSQL or a locked SQLite is no reason to die: everything undone is still a row.
            log.error("the database did not answer: %s", error)
            connection.close()
            time.sleep(1)
            continue
        if not found:
            time.sleep(IDLE_SECONDS)


class _Web(BaseApplication):
    """gunicorn inside our tree: no command line, no configuration file."""

    def load_config(self) -> None:
        """One worker, forked again by gunicorn, which restarts it when it dies."""
        for name, value in {
            "bind": f"{settings.BIND}:{settings.PORT}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": WEB_THREADS,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "control_socket_disable": True,
        }.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """The loaded project."""
        return get_wsgi_application()
