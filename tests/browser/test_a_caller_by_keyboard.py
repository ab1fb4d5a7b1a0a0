"""Who called is found and taken by keyboard alone; whoever is new to the desk is a choice like any other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.arrivals import bring_in
from tests.support.looks import TWO_LOOKS, check
from tests.support.running_demo import Demo

OUTLET = "northgate.example"


def open_call(page: Page) -> None:
    page.keyboard.press("c")
    expect(page.locator("#call-who")).to_be_focused()


def know(page: Page, demo: Demo, *names: str) -> None:
    """Reporters who have written."""
    for name in names:
        local = name.lower().replace(" ", ".")
        bring_in(page, demo, f"A question of {name}", sender=f"{name} <{local}@{OUTLET}>")


def test_enter_takes_whose_name_begins_like_that_and_goes_on_to_what_was_said(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    know(page, demo, "Ysolde Varga")
    open_call(page)
    page.keyboard.type("ysol")
    expect(page.locator("#call-people").get_by_role("option", selected=True)).to_contain_text("Ysolde Varga")
    expect(page.locator("#call-people").get_by_role("option", name="“ysol” is new to the desk")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#call-dialog .caller")).to_contain_text("Ysolde Varga")
    expect(page.locator("#call-text")).to_be_focused()


def test_enter_before_anybody_is_found_waits_for_her_and_no_letter_is_lost(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    know(page, demo, "Zenobia Varga")
    open_call(page)
    page.keyboard.type("zenob")
    page.keyboard.press("Enter")
    expect(page.locator("#call-text")).to_be_focused()
    page.keyboard.type("Wants the figures.")
    expect(page.locator("#call-dialog .caller")).to_contain_text("Zenobia Varga")
    expect(page.locator("#call-text")).to_have_value("Wants the figures.")
    expect(page.locator("#call-text")).to_be_focused()


def test_arrows_walk_from_one_to_the_next_and_to_who_is_new(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    know(page, demo, "Quilla Abbot", "Quilla Barnes")
    open_call(page)
    page.keyboard.type("quilla")
    chosen = page.locator("#call-people").get_by_role("option", selected=True)
    expect(page.locator("#call-people").get_by_role("option")).to_have_count(3)
    expect(chosen).to_have_id("call-person-0")
    expect(page.locator("#call-who")).to_have_attribute("aria-activedescendant", "call-person-0")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_id("call-person-1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("“quilla” is new to the desk")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_id("call-person-1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#call-name")).to_have_value("quilla")


def test_among_several_none_of_whom_begins_like_that_nobody_is_taken_unasked(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    know(page, demo, "Jordan Abbot", "Jordan Barnes")
    open_call(page)
    page.keyboard.type(OUTLET.removesuffix(".example"))
    expect(page.locator("#call-people").get_by_role("option").nth(2)).to_be_visible()
    expect(page.locator("#call-people").get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    expect(page.locator("#call-who")).to_be_focused()
    expect(page.locator("#call-dialog .caller")).to_have_count(0)


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_axe_finds_nothing_in_the_list(open_desk: Callable[..., Page], width: int, theme: str) -> None:
    page = open_desk(width, theme)
    open_call(page)
    page.keyboard.type("an")
    expect(page.locator("#call-people").get_by_role("option").first).to_be_visible()
    check(page, "callers found", part="#call-dialog[open]")
