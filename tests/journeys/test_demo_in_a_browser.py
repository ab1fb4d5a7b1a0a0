"""The whole journey on real parts: `make demo`'s command, SMTP in, a real Chromium, SMTP out, the reporter's answer."""

import email
import email.policy
import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from config.demo.office import PASSWORD
from tests.support.chromium import Console, find_chromium, open_browser, open_page

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 90
PRESS = "press@pressdesk.example"
DANA = "dana.whitcomb@piedmontcourier.example"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed"),
]


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

    def mail(self, subject: str, text: str, **headers: str) -> None:
        """Mail the press address, as a reporter's server does."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = f"Dana Whitcomb <{DANA}>", PRESS, subject
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as line:
            line.send_message(message)

    def reporters_mails(self, address: str = DANA) -> list[EmailMessage]:
        """What lies in her box."""
        paths = sorted((self.home / "mail" / address).glob("*.eml"))
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]  # type: ignore[misc]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], bool], seconds: float, why: str) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, why
        time.sleep(0.05)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """`make demo`'s own command on a fresh data folder and free ports."""
    home = tmp_path_factory.mktemp("demo")
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
            [sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_until(lambda: "Ctrl-C stops" in running.log.read_text(), STARTS_WITHIN, "the demo did not come up")
        wait_until(lambda: answers(running.web), 20, "the web half did not come up")
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


def log_in(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.url}/")
    page.locator("input[name=login]").fill("ana@pressdesk.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".queue h1")).to_contain_text("Due soon")


def test_a_reporter_is_answered_in_her_thread_before_her_deadline(demo: Demo) -> None:
    console = Console()
    subject = "What became of the night shelter on Canal Street?"
    with open_browser() as browser:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = open_page(context, console)
        log_in(page, demo)

        mailed = time.monotonic()
        demo.mail(
            subject,
            "Who could speak about it? I am filing within the hour.\n\nDana\n",
            Message_ID="<q@courier.example>",
        )
        row = page.locator("a.row", has_text=subject)
        row.wait_for(timeout=10_000)
        assert time.monotonic() - mailed <= 3, "on an already open queue page within three seconds"

        row.click()
        expect(page.locator("#pane h1")).to_have_text(subject)
        expect(page.locator("#pane mark")).to_have_text(re.compile("within the hour"))
        page.keyboard.press("r")
        page.locator("#reply-text").fill("Hi Dana, Council Member Holloway can.\n\n- *Call* her before five\n")
        expect(page.locator("#composer")).to_contain_text("Draft saved", ignore_case=True)
        page.get_by_role("button", name="Send").click()
        page.reload()
        expect(page.get_by_role("button", name="Undo").first).to_be_visible()

        before = len(demo.reporters_mails())
        wait_until(lambda: len(demo.reporters_mails()) > before, 40, demo.log.read_text()[-2000:])
        answer = demo.reporters_mails()[-1]
        assert answer["In-Reply-To"] == "<q@courier.example>"
        assert answer["References"] == "<q@courier.example>"
        assert answer["Subject"] == f"Re: {subject}"
        assert answer["From"] == f"Ana Ruiz <{PRESS}>"
        assert re.fullmatch(r"press\+[a-z2-7]{16}@pressdesk\.example", answer["Reply-To"])
        html = answer.get_body(("html",))
        assert html is not None and "<strong>Call</strong>" in html.get_content()
        expect(page.locator("#pane")).to_contain_text("accepted", timeout=10_000)

        page.goto(f"{demo.url}/demo/")
        page.get_by_text(DANA).first.click()
        page.locator("textarea").fill("Thank you. And when does it open again?")
        page.locator("form button").last.click()
        page.goto(f"{demo.url}/queue/due/")
        row.wait_for(timeout=10_000)
        row.click()
        expect(page.locator("#pane")).to_contain_text("And when does it open again?")
        assert page.locator("#pane article.message").count() == 3, "question, answer, follow-up: one inquiry"
        context.close()
    console.check()
