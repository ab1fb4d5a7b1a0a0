"""One Chromium for all browser tests; a page that is logged in, and whose console must stay silent."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page

from tests.support.chromium import Console, find_chromium, open_page
from tests.support.running_demo import Demo, log_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Chromium."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if find_chromium() is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="module", autouse=True)
def tidy_queue(demo: Demo) -> Iterator[None]:
    """What came in meanwhile is put away at the end of each file: a queue shows fifty, and all files share one."""
    with closing(sqlite3.connect(demo.home / "pressdesk.sqlite3", timeout=30, isolation_level=None)) as line:
        newest = line.execute("SELECT max(id) FROM inquiries_inquiry").fetchone()
        yield
        line.execute(
            "UPDATE inquiries_inquiry SET state = 'closed', outcome = 'not_media', closed_at = received_at"
            " WHERE id > ? AND state IN ('new', 'open')",
            newest,
        )


@pytest.fixture
def open_desk(browser: Browser, demo: Demo) -> Iterator[Callable[..., Page]]:
    """Opens the desk, logged in, at a width and in a theme; the console is checked at the end, but for what `says`."""
    console, contexts = Console(), []

    def open_at(
        width: int = 1440, theme: str = "light", address: str = "ana@pressdesk.example", says: str = ""
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 844},
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        for each in says.split():
            console.expect(each)
        page = open_page(context, console)
        log_in(page, demo, address=address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    console.check()
