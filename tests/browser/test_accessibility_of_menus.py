"""axe finds nothing in the menus that open by a click alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.looks import TWO_LOOKS, check
from tests.support.running_demo import Demo

MENUS = ["#confidential-menu", "#deadline-menu"]


def open_menu(page: Page, menu: str) -> None:
    page.locator(f"{menu} > summary").first.click()
    expect(page.locator(f"{menu}[open]")).to_be_visible()
    check(page, menu, part=menu)
    page.keyboard.press("Escape")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_menus_that_have_no_key(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme)
    open_menu(page, "#filter-menu")
    open_inquiry(page, demo, f"Menus at {width}")
    for menu in MENUS:
        open_menu(page, menu)
    write(page, "Dear Dana, tomorrow.")
    open_menu(page, "#later-menu")
