"""Whoever is quicker than the desk loses no letter: keys act as soon as they are in sight, and typing ahead is kept."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.held import hold_back, wait_for
from tests.support.running_demo import Demo

# Clicks the note's tab in the very moment in which it comes onto the page.
BE_QUICK = """() => {
  window.isSamePage = true;
  new MutationObserver((_, watching) => {
    const tab = document.querySelector("#composer [data-key=n]");
    if (!tab) return;
    watching.disconnect();
    tab.click();
  }).observe(document.body, { childList: true, subtree: true });
}"""


def test_a_key_that_has_just_come_into_sight_draws_the_note_without_leaving_the_page(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    page.goto(f"{demo.url}/queue/all/")
    page.evaluate(BE_QUICK)
    page.locator("#queue-list .row").first.click()
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("Asked around.")
    expect(page.locator("#note-text")).to_have_value("Asked around.")
    assert page.evaluate("window.isSamePage")


@pytest.mark.parametrize(("key", "field"), [("n", "#note-text"), ("r", "#reply-text")])
def test_letters_typed_before_the_field_is_drawn_are_in_it(
    open_desk: Callable[..., Page], demo: Demo, key: str, field: str
) -> None:
    page = open_desk()
    open_inquiry(page, demo, f"Typing ahead with {key}")
    waiting = hold_back(page, r"compose=note|/draft/")
    page.keyboard.press(key)
    page.keyboard.type("Ring her annn")
    page.keyboard.press("Backspace")
    wait_for(page, waiting).continue_()
    expect(page.locator(field)).to_be_focused()
    page.keyboard.type(" today")
    expect(page.locator(field)).to_have_value(re.compile("Ring her ann today"))
    expect(page.locator("#keys")).to_be_hidden()
