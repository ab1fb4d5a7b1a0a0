"""The whole desk as a real process tree beside the test, on the test's own database."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from django.db import connection

ROOT = Path(__file__).parents[2]


def database_url() -> str:
    """The test's database as other processes reach it."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    return (
        f"postgres://{values['USER']}:{values['PASSWORD']}@{values['HOST'] or '127.0.0.1'}"
        f":{values['PORT'] or 5432}/{values['NAME']}"
    )


def make_environment(home: Path, more: dict[str, str]) -> dict[str, str]:
    """The settings of a desk on the test's database, and `more`; nothing of the developer's own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PRESSDESK_")}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "for-tests-only",
        "DATABASE_URL": database_url(),
        "PRESSDESK_DEBUG": "1",
        "PRESSDESK_HOME": str(home),
        "PRESSDESK_FROM": "press@pressdesk.example",
        "ALLOWED_HOSTS": "*",
        **more,
    }


class DeskProcess:
    """`manage.py run` in a session of its own, so that all of it can be killed in one blow."""

    def __init__(self, home: Path, *arguments: str, **environment: str) -> None:
        self._log = home / "desk.log"
        self._command = [sys.executable, str(ROOT / "manage.py"), "run", *arguments]
        self._environment = make_environment(home, environment)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start it; what it says goes to `desk.log` in its home."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command, env=self._environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        return self

    def kill(self) -> None:
        """SIGKILL to every process of the tree at once."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, as a service manager does; killed where it does not within 15 s."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        finally:
            self._signal(signal.SIGKILL)

    def read_log(self) -> str:
        """What it said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def _signal(self, number: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            self.process.wait(10)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class DeskOfWorkers:
    """The working half of the desk, killed and started again as often as wanted at the price of a fork."""

    def __init__(self, home: Path, **environment: str) -> None:
        self._log = home / "desk.log"
        self._group = 0
        with self._log.open("ab") as log:
            self._zygote = subprocess.Popen(
                [sys.executable, "-m", "tests.support.zygote"],
                env=make_environment(home, environment),
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def start(self) -> None:
        """Start watcher, intake, outbox and clocks."""
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.write("start\n")
        self._zygote.stdin.flush()
        self._group = int(self._zygote.stdout.readline())

    def kill(self) -> None:
        """SIGKILL to every process of the tree at once."""
        os.killpg(self._group, signal.SIGKILL)

    def read_log(self) -> str:
        """What it said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.kill()
        assert self._zygote.stdin is not None
        self._zygote.stdin.close()
        self._zygote.wait(10)
