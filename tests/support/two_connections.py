"""Two who write at the same time, each on a connection of her own."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

# Nobody waits for so long where the desk works; a busy machine is given the time.
MOST_SECONDS = 20.0
LOOKED_AGAIN_SECONDS = 0.02
# SQLite lets one write at a time: with one of these the second begins to wait for the first.
WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE", "REPLACE")
# A connection that waits for a lock that this one holds. (Within a transaction the view is read once, else.)
HELD_UP = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
"""


class Second:
    """`act` in a thread; on joining, the error it ended with is raised."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act, self._errors = act, list[BaseException]()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._writes, self._is_held_up = threading.Event(), False

    def begin(self) -> None:
        """Let it come as far as it can, to its end or to where this thread's open transaction holds it up."""
        self._thread.start()
        latest = time.monotonic() + MOST_SECONDS
        while self._thread.is_alive() and not self._find_held_up():
            assert time.monotonic() < latest, "the second neither ends nor waits"
            self._thread.join(LOOKED_AGAIN_SECONDS)

    @property
    def waits(self) -> bool:
        """Whether it came to where the first holds it up, and has not ended since."""
        return self._is_held_up and self._thread.is_alive()

    def end(self) -> None:
        """Wait for its end."""
        self._thread.join(30)
        assert not self._thread.is_alive(), "the second hangs"
        if self._errors:
            raise self._errors[0]

    def _find_held_up(self) -> bool:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_stat_clear_snapshot()")
                cursor.execute(HELD_UP)
                self._is_held_up = cursor.fetchone() != (0,)
        else:
            self._is_held_up = self._writes.is_set()
        return self._is_held_up

    def _run(self) -> None:
        try:
            with connection.execute_wrapper(self._note_write):
                self._act()
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            self._errors.append(error)
        finally:
            connection.close()

    def _note_write(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            self._writes.set()
        return execute(sql, params, many, context)


def begin_before_the_first_commits(first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """Run `first` in a transaction, and `second` on another connection before `first` is committed."""
    other = Second(second)
    with transaction.atomic():
        first()
        other.begin()
    other.end()
