"""axe finds nothing, at both widths and in both themes, and nothing needs sideways scrolling."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.running_demo import Demo

LOOKS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
PAGES = ["/queue/unassigned/", "/queue/mine/", "/queue/answered/", "/queue/all/", "/mailroom/", "/spokespeople/",
         "/spokespeople/new/", "/settings/", "/demo/"]  # fmt: skip
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check(page: Page, where: str) -> None:
    """Fail with axe's own words, and where the page is wider than the screen."""
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{where} scrolls sideways by {wider} px"


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_queue_inquiry_and_composer(open_desk: Callable[..., Page], width: int, theme: str) -> None:
    page = open_desk(width, theme)
    check(page, "queue")
    page.locator("a.row").nth(1).click()
    expect(page.locator("#pane h1")).to_be_visible()
    check(page, "inquiry")
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_visible()
    check(page, "note")
    page.keyboard.press("Escape")
    page.locator("#composer [data-key=r]").first.click()
    expect(page.locator("#reply-text")).to_be_visible()
    check(page, "reply")


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_every_other_page(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme)
    for path in PAGES:
        page.goto(demo.url + path)
        check(page, path)
    page.goto(f"{demo.url}/mailroom/")
    page.locator("main a[href*='/mailroom/']").first.click()
    check(page, "a mail of the mailroom")


def test_the_pages_before_logging_in(browser: object, open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    page.context.clear_cookies()
    for path in ("/accounts/login/", "/accounts/password/reset/"):
        page.goto(demo.url + path)
        check(page, path)


def test_nothing_scrolls_sideways_at_twice_the_size(open_desk: Callable[..., Page], demo: Demo) -> None:
    """200 % zoom of a 1280-pixel screen leaves 640 CSS pixels."""
    page = open_desk(640)
    for path in ("/queue/due/", "/mailroom/", "/spokespeople/", "/settings/"):
        page.goto(demo.url + path)
        check(page, path)
