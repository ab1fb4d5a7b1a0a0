"""Whoever goes through the desk by keyboard sees where she stands: nothing that sticks to an edge covers it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.looks import KIT, check_focus
from tests.support.running_demo import Demo

# The second is a screen of 1440 by 900 at twice its size.
SIZES = [(1440, 900), (720, 450), (390, 844)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_in_the_list_the_inquiry_and_the_composer(
    open_desk: Callable[..., Page], demo: Demo, width: int, height: int
) -> None:
    page = open_desk()
    page.set_viewport_size({"width": width, "height": height})
    check_focus(page, "the list")
    page.locator("#queue-list .row").nth(2).focus()
    page.keyboard.press("x")
    expect(page.locator("#bulk-verbs summary").first).to_be_visible()
    check_focus(page, "the list with one chosen")
    page.goto(f"{demo.url}/queue/due/")
    page.locator("#queue-list .row").nth(2).click()
    expect(page.locator("#inquiry-title")).to_be_visible()
    check_focus(page, "the inquiry")
    for key, field in (("n", "#note-text"), ("r", "#reply-text")):
        page.locator("#inquiry-title").focus()
        page.keyboard.press(key)
        expect(page.locator(field)).to_be_focused()
        check_focus(page, f"with {field}")


def test_a_notice_covers_nothing_that_the_keyboard_comes_to(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    page.set_viewport_size({"width": 720, "height": 450})
    page.evaluate("window.desk.refuse('Press Desk could not be reached: this was not done.')")
    expect(page.locator("#toasts .toast")).to_be_visible()
    check_focus(page, "the list under a notice")
    page.goto(f"{demo.url}/settings/")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("Your settings are saved.")
    check_focus(page, "the settings under a notice")


def test_a_control_that_a_bar_covers_is_noticed(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(390, address=KIT)
    page.goto(f"{demo.url}/settings/topics/")
    page.evaluate("document.documentElement.style.scrollPadding = 0")
    with pytest.raises(AssertionError, match="is not in sight"):
        check_focus(page, "without room below the bar")
