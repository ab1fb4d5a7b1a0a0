"""A saved view with a long name stands in the rail beside its number, and hides no other number."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

NAME = "What the radio asks, for the meeting on Monday"


def test_a_long_name_is_shortened_and_every_number_is_seen(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.goto(page.url.split("/queue/")[0] + "/queue/due/?outlet=Three+Rivers")
    menu = page.locator("details:has(form[action='/queue/saved/'])")
    menu.locator("summary").click()
    menu.locator("[name=name]").fill(NAME)
    menu.locator("[name=name]").press("Enter")
    entry = page.locator("#rail-views a", has_text=NAME)
    expect(entry).to_have_attribute("aria-current", "page")
    # The rail tells how many it are before the list is drawn.
    expect(page.locator("a.row")).to_have_count(int(entry.locator(".num").inner_text()))
    for number in page.locator("#rail-views .num").all():
        expect(number).to_be_in_viewport(ratio=1)
    page.locator("form[action$='/removal/'] button").first.evaluate("button => button.click()")
    expect(entry).to_have_count(0)
