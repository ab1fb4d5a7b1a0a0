"""The menus of an inquiry's head: words find what to merge into, and a refused time stands where it was typed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.arrivals import ask
from tests.support.running_demo import Demo


def test_words_in_the_merge_menu_list_inquiries_and_one_is_chosen_by_keyboard(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Asked before by somebody")
    ref = page.locator("#inquiry").get_attribute("data-ref")
    page.keyboard.press("m")
    page.locator("#merge-into").focus()
    page.keyboard.type("durham")
    found = page.locator("#merge-found button")
    expect(found.first).to_contain_text(re.compile(r"PD-\d+ · "))
    target = str(found.first.get_attribute("value"))
    assert target != ref
    # Past the button that merges into what is typed, then on the first of the list.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inquiry")).to_have_attribute("data-ref", target)
    expect(page.locator("#toasts")).to_contain_text(f"is part of {target} now")


def test_a_time_that_has_passed_stays_in_the_field_with_the_reason(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Snoozed into the past")
    page.keyboard.press("z")
    field = page.locator("#snooze-at")
    field.fill("2020-01-01T09:00")
    field.press("Enter")
    expect(page.locator("#snooze-error")).to_be_visible()
    expect(field).to_have_value("2020-01-01T09:00")
    expect(field).to_be_focused()
    # It stays through what comes by itself, until she goes away.
    for _again in range(2):
        ask(page)
    expect(page.locator("#snooze-error")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#snooze-menu")).not_to_have_attribute("open", "")
