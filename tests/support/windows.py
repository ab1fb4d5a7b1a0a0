"""Windows of one Chromium, and sessions of people who have logged in before.

What is dear to begin with, a password that is slow to check on purpose, is had once. Each test has windows and
sessions of its own.
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.chromium import Console, open_page
from tests.support.running_demo import Demo, find_the_queue, log_in

SESSION = "sessionid"


@dataclass
class Windows:
    """Opens windows, and closes those of a test at its end."""

    browser: Browser
    console: Console = field(default_factory=Console)
    _open: list[BrowserContext] = field(default_factory=list)

    def open(self, width: int, theme: str) -> Page:
        """An empty window of that width and theme; a person's system tells the page to keep still."""
        context = self._make(
            viewport={"width": width, "height": 900 if width > 600 else 844},
            color_scheme="dark" if theme == "dark" else "light",
        )
        return open_page(context, self.console)

    def open_clocked(self) -> Page:
        """A wide one whose clock the test may turn on."""
        context = self._make(viewport={"width": 1440, "height": 900})
        context.clock.install()
        return open_page(context, self.console)

    def close(self) -> None:
        """Close what the test opened, and fail with what its pages said."""
        for context in self._open:
            context.close()
        self._open = []
        console, self.console = self.console, Console()
        console.check()

    def _make(self, **settings: Any) -> BrowserContext:
        context = self.browser.new_context(reduced_motion="reduce", **settings)
        self._open.append(context)
        return context


@dataclass
class Sessions:
    """Lets people in: by the log-in page the first time, later with a further session like the one that came of it."""

    demo: Demo
    _first: dict[str, tuple[list[Any], str, str]] = field(default_factory=dict)

    def let_in(self, page: Page, address: str) -> None:
        """Show the queue to whoever has that address."""
        if address not in self._first:
            log_in(page, self.demo, address=address)
            self._first[address] = self._read(page.context.cookies())
            return
        page.context.add_cookies(self._copy(*self._first[address]))
        page.goto(f"{self.demo.url}/")
        find_the_queue(page)

    def _read(self, cookies: list[Any]) -> tuple[list[Any], str, str]:
        [key] = [each["value"] for each in cookies if each["name"] == SESSION]
        with self.demo.database() as line:
            row = "SELECT session_data, expire_date FROM django_session WHERE session_key = ?"
            data, until = line.execute(row, [key]).fetchone()
        return cookies, data, until

    def _copy(self, cookies: list[Any], data: str, until: str) -> list[Any]:
        key = secrets.token_hex(16)
        with self.demo.database() as line:
            line.execute("INSERT INTO django_session VALUES (?, ?, ?)", [key, data, until])
        return [{**each, "value": key} if each["name"] == SESSION else each for each in cookies]
