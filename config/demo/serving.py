"""An asyncio server in a daemon thread, for callers that are not asynchronous."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

START_SECONDS = 10.0
STOP_SECONDS = 2.0
CALL_SECONDS = 60.0

Result = TypeVar("Result")


class ServerNotRunning(Exception):
    """The server did not come up (its port is taken, or it was slow), or it was asked while stopped."""


class ServerThread:
    """Runs one asyncio server in a daemon thread of its own.

    A subclass says how to open the listening server. `port` 0 lets the system choose; the attribute holds the
    real port once `start` has returned. A stopped server can be started again, on the same port.
    """

    def __init__(self, name: str, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.name = name
        self.host = host
        self.port = port
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._opened = threading.Event()
        self._error: Exception | None = None

    async def _open(self) -> asyncio.Server:
        raise NotImplementedError

    def _drop_connections(self) -> None:
        """Cut the open connections that no task of the loop owns; runs in the thread while it stops."""

    def start(self) -> Self:
        """Return once connections are taken. Raises ServerNotRunning with the reason."""
        if self._thread is not None:
            raise ServerNotRunning(f"{self.name} runs already on port {self.port}")
        self._opened.clear()
        self._error = None
        self._thread = threading.Thread(target=self._run, daemon=True, name=self.name)
        self._thread.start()
        if self._opened.wait(START_SECONDS) and self._error is None:
            return self
        self._thread = None
        reason = self._error or f"no answer within {START_SECONDS:.0f} s"
        raise ServerNotRunning(f"{self.name} on {self.host}:{self.port}: {reason}") from self._error

    def stop(self) -> None:
        """Cut every connection and close the port, within STOP_SECONDS. A stopped server stays as it is."""
        thread, self._thread = self._thread, None
        if thread is None or self._loop is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        thread.join(STOP_SECONDS)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def _call(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return the result of `work`, run on the server's loop. Raises TimeoutError after CALL_SECONDS."""
        if self._thread is None or self._loop is None:
            work.close()
            raise ServerNotRunning(f"{self.name} is stopped")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(CALL_SECONDS)

    def _run(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            try:
                server = self._loop.run_until_complete(self._open())
            except (OSError, ValueError) as error:
                self._error = error
                self._opened.set()
                return
            self.port = server.sockets[0].getsockname()[1]
            self._loop.call_soon(self._opened.set)
            self._loop.run_forever()
            server.close()
            self._drop_connections()
            self._loop.run_until_complete(_cancel_all_tasks())


async def _cancel_all_tasks() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=STOP_SECONDS / 2)
    # Closed transports tell the other side only in the loop's next rounds.
    await asyncio.sleep(0.01)
