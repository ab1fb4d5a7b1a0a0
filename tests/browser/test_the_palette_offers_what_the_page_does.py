"""What a page can do, its palette can do: what stands in sight, and what a menu or popover holds."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.running_demo import Demo

KIT = "kit@pressdesk.example"
ON_AN_INQUIRY = ["Split this one…", "Confirm the deadline", "Set the deadline", "Remove the deadline",
                 "Confidential: who may read it", "Take it", "Mark unread"]  # fmt: skip
WHILE_WRITING = ["Send the answer", "Send, and keep open", "Send later", "Attach"]
ANYWHERE = ["Filter the list", "Light colours", "Dark colours", "Colours as the system has them", "Sign out"]


def ask(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-words")).to_be_focused()
    page.keyboard.type(words)


def do(page: Page, words: str) -> None:
    """What the palette's first line for `words` does."""
    ask(page, words)
    page.keyboard.press("Enter")


def expect_lines(page: Page, lines: list[str]) -> None:
    for words in lines:
        ask(page, words)
        lines_found = page.locator("#palette-list .label").get_by_text(words, exact=True)
        expect(lines_found).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("#palette[open]")).to_have_count(0)


def test_all_an_inquiry_offers_is_a_line(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(address=KIT)
    subject = "Comment by 5 pm tomorrow"
    open_inquiry(page, demo, subject)
    expect_lines(page, ON_AN_INQUIRY + ANYWHERE)
    write(page, "Dear Dana,")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    page.keyboard.press("Escape")
    expect_lines(page, WHILE_WRITING)
    do(page, "take it")
    expect(page.locator("#owner-menu summary")).to_contain_text("Kit Abara")
    do(page, "set the deadline")
    expect(page.locator("#deadline-menu[open]")).to_be_visible()
    page.keyboard.press("Escape")
    do(page, "send later")
    expect(page.locator("#later-menu[open]")).to_be_visible()
    page.keyboard.press("Escape")
    do(page, "split")
    page.wait_for_url("**/splitting/**")


def test_what_stands_in_a_popover_and_a_filtered_list_can_be_done(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    page.goto(f"{demo.url}/queue/due/?deadline=today")
    expect_lines(page, ["Save this view"])
    do(page, "dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    do(page, "filter")
    expect(page.locator("#filter-menu[open]")).to_be_visible()
    page.keyboard.press("Escape")
    do(page, "sign out")
    page.wait_for_url("**/accounts/**")
