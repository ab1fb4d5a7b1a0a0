"""The demo's own command on a fresh data folder and free ports, for tests that need the whole of it."""

import email
import email.policy
import os
import shutil
import signal
import smtplib
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import Page, expect

from config.demo.office import PASSWORD

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 90
# Where the tests are killed for want of an end it ends with them.
WITH_ITS_PARENT = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
PRESS = "press@pressdesk.example"
DANA = "dana.whitcomb@piedmontcourier.example"


@dataclass(frozen=True)
class Demo:
    """A running demo and where it is."""

    home: Path
    web: int
    smtp: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.web}"

    def mail(self, subject: str, text: str, *, sender: str = f"Dana Whitcomb <{DANA}>", **headers: str) -> None:
        """Mail the press address, as a reporter's server does."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, PRESS, subject
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as line:
            line.send_message(message)

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """Its rows, beside the desk that works on them; each statement is a transaction."""
        with closing(sqlite3.connect(self.home / "pressdesk.sqlite3", timeout=30, isolation_level=None)) as line:
            yield line

    def reporters_mails(self, address: str = DANA) -> list[EmailMessage]:
        """What lies in her box."""
        paths = sorted((self.home / "mail" / address).glob("*.eml"))
        read = (email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths)
        return list(read)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], bool], seconds: float, why: str) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, why
        time.sleep(0.05)


@contextmanager
def run_demo(home: Path) -> Iterator[Demo]:
    """`make demo`'s own command; ended as Ctrl-C ends it."""
    ports = {
        "PRESSDESK_PORT": free_port(),
        "PRESSDESK_DEMO_SMTP_PORT": free_port(),
        "PRESSDESK_DEMO_IMAP_PORT": free_port(),
    }
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PRESSDESK_", "DATABASE_URL", "SECRET"))
    }
    environment = kept | {name: str(port) for name, port in ports.items()}
    environment |= {
        "PRESSDESK_DEMO": "1",
        "PRESSDESK_HOME": str(home / "var"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    running = Demo(home / "var", ports["PRESSDESK_PORT"], ports["PRESSDESK_DEMO_SMTP_PORT"], home / "demo.log")
    with running.log.open("wb") as log:
        process = subprocess.Popen(
            [*WITH_ITS_PARENT, sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_until(lambda: "Ctrl-C stops" in running.log.read_text(), STARTS_WITHIN, "the demo did not come up")
        for port in (running.web, running.smtp):
            wait_until(lambda port=port: answers(port), 20, f"nothing came up on port {port}")  # type: ignore[misc]
        yield running
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def log_in(page: Page, demo: Demo, *, address: str = "ana@pressdesk.example") -> None:
    """By the log-in page, as a person does."""
    page.goto(f"{demo.url}/")
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    find_the_queue(page)


def log_out(page: Page) -> None:
    """Take her cookies; the page that stood there is left first, for it would go to the log-in page by itself."""
    page.goto("about:blank")
    page.context.clear_cookies()


def find_the_queue(page: Page) -> None:
    """Wait for the page that everybody begins with."""
    expect(page.locator(".queue h1")).to_contain_text("Due soon")
    # The words of a page stand before its scripts have run, and a key pressed then is nobody's.
    page.wait_for_load_state("load")
