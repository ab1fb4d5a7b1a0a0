"""axe finds nothing on a digest of requests, and every request of it can be reached and unfolded by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.looks import TWO_LOOKS, check
from tests.support.running_demo import Demo


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_a_digest_and_its_requests(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme)
    page.goto(f"{demo.url}/mailroom/digests/")
    page.locator("main a.subject").first.click()
    page.wait_for_url("**/mailroom/digests/*/")
    check(page, "a digest")
    folded = page.locator(".requests summary").first
    folded.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".requests details[open] .words").first).to_be_visible()
    check(page, "a request unfolded")
