"""One Chromium for all browser tests; a page that is logged in, and whose console must stay silent."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.chromium import find_chromium
from tests.support.running_demo import Demo
from tests.support.windows import Sessions, Windows

# What a test sent leaves, and what it did to many stands, before the next begins: no notice offers it to her to undo.
OVER = [
    "UPDATE mailbox_outboundemail SET due_at = created_at WHERE state = 'queued'",
    "UPDATE inquiries_bulkact SET finished_at = datetime(at, '-1 day') WHERE finished_at IS NOT NULL",
]


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
    with demo.database() as line:
        newest = line.execute("SELECT max(id) FROM inquiries_inquiry").fetchone()
        yield
        line.execute(
            "UPDATE inquiries_inquiry SET state = 'closed', outcome = 'not_media', closed_at = received_at"
            " WHERE id > ? AND state IN ('new', 'open')",
            newest,
        )


@pytest.fixture(scope="session")
def windows(browser: Browser, demo: Demo) -> Windows:
    """All windows on the demo."""
    return Windows(browser)


@pytest.fixture(scope="session")
def sessions(demo: Demo) -> Sessions:
    """Who has logged in."""
    return Sessions(demo)


@pytest.fixture
def open_desk(windows: Windows, sessions: Sessions, demo: Demo) -> Iterator[Callable[..., Page]]:
    """Opens the desk, logged in, at a width and in a theme; the console is checked at the end, but for what `says`."""

    def open_at(
        width: int = 1440,
        theme: str = "light",
        address: str = "ana@pressdesk.example",
        *,
        says: str = "",
        turns_clock: bool = False,
    ) -> Page:
        for each in says.split():
            windows.console.expect(each)
        page = windows.open_clocked() if turns_clock else windows.open(width, theme)
        sessions.let_in(page, address)
        return page

    yield open_at
    windows.close()
    with demo.database() as line:
        for each in OVER:
            line.execute(each)
