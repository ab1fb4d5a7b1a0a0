"""Two who write at the same time, each on a connection of her own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

# Long enough for the second to come as far as it can while the first is open.
WHILE_OPEN_SECONDS = 0.7


class Second:
    """`act` in a thread; on joining, the error it ended with is raised."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act, self._errors = act, list[BaseException]()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Let it come as far as it can."""
        self._thread.start()
        self._thread.join(WHILE_OPEN_SECONDS)

    @property
    def waits(self) -> bool:
        """Whether something still holds it up."""
        return self._thread.is_alive()

    def end(self) -> None:
        """Wait for its end."""
        self._thread.join(30)
        assert not self.waits, "the second hangs"
        if self._errors:
            raise self._errors[0]

    def _run(self) -> None:
        try:
            self._act()
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            self._errors.append(error)
        finally:
            connection.close()


def begin_before_the_first_commits(first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """Run `first` in a transaction, and `second` on another connection before `first` is committed."""
    other = Second(second)
    with transaction.atomic():
        first()
        other.begin()
    other.end()
