"""axe finds nothing, at both widths and in both themes, and nothing needs sideways scrolling."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.focus_walk import walk_the_focus
from tests.support.running_demo import Demo
from tests.support.sideways import find_sideways

LOOKS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
# Each width and each theme once: the long lists need no more.
TWO_LOOKS = [(1440, "light"), (390, "dark")]
KIT = "kit@pressdesk.example"
PAGES = ["/queue/unassigned/", "/queue/mine/", "/queue/spokesperson/", "/queue/reporter/", "/queue/snoozed/",
         "/queue/answered/", "/queue/all/", "/queue/saved/1/", "/search/?text=crisis", "/search/?text=nothingatall",
         "/calls/new/", "/bulk/?view=due&all=1", "/palette/?q=rent", "/mailroom/",
         "/spokespeople/", "/spokespeople/new/", "/spokespeople/import/", "/journalists/", "/journalists/1/",
         "/journalists/1/entry/", "/outlets/", "/outlets/1/", "/reports/", "/settings/", "/settings/topics/",
         "/settings/people/", "/settings/tokens/", "/setup/", "/setup/office/", "/setup/mail/", "/setup/people/",
         "/setup/spokespeople/", "/inquiries/PD-1/splitting/", "/demo/", "/api/v1/docs/", "/setup/loop/",
         "/setup/done/", "/inquiries/PD-1/merging/", "/settings/people/1/", "/journalists/new/",
         "/journalists/1/merger/", "/outlets/new/", "/outlets/1/entry/", "/outlets/1/merger/",
         "/inquiries/PD-1/reporter/", "/inquiries/PD-1/", "/spokespeople/1/",
         "/accounts/password/change/", "/accounts/logout/"]  # fmt: skip
# Looked at by a test below; an act on many and a mail of the outbox are there only once somebody has done something.
PAGES_REACHED = ["/queue/due/", "/bulk/1/", "/mailroom/outbox/1/", "/mailroom/quarantine/1/", "/accounts/login/",
                 "/accounts/password/reset/"]  # fmt: skip
# What opens over a page: on which, by which key, and what shows that it has opened.
OPENED = [("/queue/due/", "Control+k", "#palette[open]"), ("/queue/due/", "?", "#keys:popover-open"),
          ("/reports/", "c", "#call-dialog[open]"), ("inquiry", "a", "#owner-menu[open]"),
          ("inquiry", "t", "#topics-menu[open]"), ("inquiry", "z", "#snooze-menu[open]"),
          ("inquiry", "m", "#merge-menu[open]"), ("inquiry", "e", "#close-menu[open]")]  # fmt: skip
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check(page: Page, where: str, *, part: str | None = None) -> None:
    """Fail with axe's own words on the page or a `part` of it, and where the page is wider than the screen."""
    found = Axe().run(page, context=part, options=WCAG)
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
    check_width(page, where)


def check_width(page: Page, where: str) -> None:
    """Fail where something is wider than the screen, or lies beside it."""
    found = find_sideways(page)
    assert not found, f"{where}\n" + "\n".join(found)


def check_focus(page: Page, where: str) -> None:
    """Fail where somebody who goes through the page by Tab, and back, would not see where she stands."""
    found = walk_the_focus(page)
    assert not found, f"{where}\n" + "\n".join(found)


def look(page: Page, where: str, *, part: str | None = None) -> None:
    """`check`; a wide page also at twice its size: a screen of 1440 by 900 is then 720 by 450 CSS pixels."""
    check(page, where, part=part)
    size = page.viewport_size
    if size and size["width"] > 1400:
        page.set_viewport_size({"width": 720, "height": 450})
        check_width(page, f"{where}, at twice its size")
        page.set_viewport_size(size)


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


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_every_other_page(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme, KIT)
    for path in PAGES:
        answer = page.goto(demo.url + path)
        assert answer is not None and answer.ok, path
        check(page, path)
        if width < 900:
            # What sticks to an edge covers most where there is least room.
            check_focus(page, path)
    page.goto(f"{demo.url}/mailroom/")
    page.locator("main a[href*='/mailroom/']").first.click()
    page.wait_for_url("**/mailroom/*/**")
    check(page, "a mail of the mailroom")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_what_opens_over_a_page(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme, KIT)
    page.locator("a.row").nth(4).click()
    expect(page.locator("#pane h1")).to_be_visible()
    inquiry = page.url
    for where, key, opened in OPENED:
        page.goto(inquiry if where == "inquiry" else demo.url + where)
        page.wait_for_load_state("load")
        page.keyboard.press(key)
        expect(page.locator(opened)).to_have_count(1)
        # The page below is looked at by itself; half covered by a menu its targets are small.
        check(page, f"{where} with {opened}", part=opened)


def test_the_pages_before_logging_in(browser: object, open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    page.context.clear_cookies()
    for path in ("/accounts/login/", "/accounts/password/reset/"):
        page.goto(demo.url + path)
        check(page, path)


def test_nothing_scrolls_sideways_at_twice_the_size(open_desk: Callable[..., Page], demo: Demo) -> None:
    """200 % zoom of a 1280-pixel screen leaves 640 CSS pixels."""
    page = open_desk(640, "light", KIT)
    for path in ("/queue/due/", *PAGES):
        page.goto(demo.url + path)
        check_width(page, path)
