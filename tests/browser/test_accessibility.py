"""axe finds nothing, at both widths and in both themes, and nothing needs sideways scrolling."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.looks import KIT, LOOKS, TWO_LOOKS, check, check_focus, check_width_at
from tests.support.running_demo import Demo, log_out

PAGES = ["/queue/unassigned/", "/queue/mine/", "/queue/spokesperson/", "/queue/reporter/", "/queue/snoozed/",
         "/queue/answered/", "/queue/all/", "/queue/saved/1/", "/search/?text=crisis", "/search/?text=nothingatall",
         "/calls/new/", "/bulk/?view=due&all=1", "/palette/?q=rent", "/mailroom/", "/mailroom/digests/",
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
                 "/accounts/password/reset/", "/mailroom/digests/1/"]  # fmt: skip
# What opens over a page: on which, by which key, and what shows that it has opened.
OPENED = [("/queue/due/", "Control+k", "#palette[open]"), ("/queue/due/", "?", "#keys:popover-open"),
          ("/reports/", "c", "#call-dialog[open]"), ("inquiry", "a", "#owner-menu[open]"),
          ("inquiry", "t", "#topics-menu[open]"), ("inquiry", "z", "#snooze-menu[open]"),
          ("inquiry", "m", "#merge-menu[open]"), ("inquiry", "e", "#close-menu[open]")]  # fmt: skip


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
    for path in ("/queue/due/", *PAGES):
        answer = page.goto(demo.url + path)
        assert answer is not None and answer.ok, path
        check(page, path)
        if width < 900:
            # What sticks to an edge covers most where there is least room.
            check_focus(page, path)
        else:
            # 200 % zoom of a 1280-pixel screen leaves 640 CSS pixels.
            check_width_at(page, path, 640, 450)
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
    log_out(page)
    for path in ("/accounts/login/", "/accounts/password/reset/"):
        page.goto(demo.url + path)
        check(page, path)
