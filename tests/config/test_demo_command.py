"""`manage.py demo`, the real thing: it greets, takes mail, stops on Ctrl-C and goes on where it was."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.demo.answers import send
from config.demo.data_folder import mark_ready, read_schema, read_uidvalidity
from config.management.commands.demo import clear_the_way
from mailbox.addresses import Server
from tests.factories import PRESS, make_mail

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
DATE = datetime(2026, 11, 22, tzinfo=UTC)


class Demo:
    """The command in a folder whose office is empty: setting up the invented one has tests of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        ports = find_free_ports(3)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PRESSDESK_")}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        self.environment = kept | {
            "PRESSDESK_DEMO": "1",
            "PRESSDESK_HOME": str(home),
            "PRESSDESK_PORT": str(ports[0]),
            "PRESSDESK_DEMO_SMTP_PORT": str(ports[1]),
            "PRESSDESK_DEMO_IMAP_PORT": str(ports[2]),
            # Must not be taken: the demo keeps its mail and its rows to itself.
            "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3",
            "PRESSDESK_SMTP_URL": "smtp://smtp.nowhere.example",
        }
        self.smtp = Server("127.0.0.1", ports[1], tls=False, user="", password="")
        self.url = f"http://127.0.0.1:{ports[0]}"
        self.log = home.with_suffix(".log")

    def call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the demo to its end."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=PROJECT, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS
        )

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        """The demo in a process group of its own, as a terminal would have it, until the block ends."""
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "demo"],
                cwd=PROJECT, env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            wait_for(lambda: "Ctrl-C" in self.log.read_text() or process.poll() is not None)
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
                process.wait(PATIENCE_SECONDS)

    def read_ledger(self) -> list[tuple[int, str]]:
        """UID and state of every mail."""
        with closing(sqlite3.connect(self.home / "pressdesk.sqlite3")) as connection:
            return list(connection.execute("SELECT uid, state FROM mailbox_inboundemail ORDER BY id"))


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    """A folder of this version's schema; the office in it is empty, since its set-up has tests of its own."""
    home = tmp_path / "var"
    home.mkdir()
    read_uidvalidity(home, at=DATE)
    (home / "visited").write_text("visitor-water-shutoffs\n")
    mark_ready(home, read_schema(PROJECT))
    return Demo(home)


def test_it_takes_mail_stops_on_ctrl_c_and_doubles_nothing_when_it_is_started_again(demo: Demo) -> None:
    with demo.running() as process:
        greeting = demo.log.read_text()
        assert demo.url in greeting
        assert "pressdesk-demo" in greeting
        assert "send_inquiry" in greeting
        with urlopen(f"{demo.url}/demo/", timeout=20) as page:  # noqa: S310 - an address of this test's own
            assert page.status == 200
        sent = demo.call("send_inquiry")
        assert re.fullmatch(r"<\S+@eveningpost\.example>\n", sent.stdout), sent.stderr
        wait_for(lambda: demo.read_ledger() == [(1, "processed")])
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 0
    assert "Traceback" not in demo.log.read_text()

    with demo.running():
        send(make_mail(), server=demo.smtp, sender="dana@piedmontcourier.example", recipients=[PRESS])
        wait_for(lambda: demo.read_ledger() == [(1, "processed"), (2, "processed")])


def test_a_taken_port_is_said_in_words(demo: Demo) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(demo.environment["PRESSDESK_DEMO_SMTP_PORT"])))
        other.listen()
        refused = demo.call("demo")
    assert refused.returncode == 1
    assert "PRESSDESK_DEMO_SMTP_PORT" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_folder_of_an_older_schema_makes_room_for_a_new_one(tmp_path: Path) -> None:
    home = tmp_path / "var"
    assert clear_the_way(home, at=DATE) is None
    (home / "pressdesk.sqlite3").write_bytes(b"an older office")
    mark_ready(home, "an older schema")
    aside = clear_the_way(home, at=DATE)
    assert aside is not None
    assert (aside / "pressdesk.sqlite3").read_bytes() == b"an older office"
    assert list(home.iterdir()) == []


def find_free_ports(count: int) -> list[int]:
    """Ports that nobody listened on a moment ago."""
    probes = [socket.socket() for _port in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def wait_for(is_so: Callable[[], bool]) -> None:
    """Return once it is so; fail after PATIENCE_SECONDS."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)
