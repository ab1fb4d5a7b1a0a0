"""A real Chromium: Debian's, since playwright brings none here."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

# How long a page is waited for on a busy machine; what is asserted is that it comes, not how fast.
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium asks its makers about updates at every start; a test asks nobody but loopback.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """Where it is installed, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A running Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class Console:
    """What pages said there: a CSP violation or a script's error fails the test that ends with `check`."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.expected: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to `page` from now on."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def expect(self, part: str) -> None:
        """From now on a message with `part` in it belongs to the test: a line that is cut, an answer that fails."""
        self.expected.append(part)

    def check(self) -> None:
        """Fail with what was said, if anything was."""
        assert not self.errors, "\n".join(self.errors)

    def _hear(self, message: ConsoleMessage) -> None:
        if any(each in message.text for each in self.expected):
            return
        if message.type == "error" or "Content Security Policy" in message.text:
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")


def open_page(context: BrowserContext, console: Console) -> Page:
    """A page whose console is listened to."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    console.watch(page)
    return page
