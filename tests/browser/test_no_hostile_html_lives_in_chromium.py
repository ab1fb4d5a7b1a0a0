"""What is left of hostile HTML, loaded where nothing holds it back: no policy, no sandbox, scripts allowed."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route

from mailbox.html import sanitize_html
from mailbox.markup import TAGS
from tests.mailbox.test_no_hostile_html_lives import AFTER, ATTRIBUTES, BEFORE, PAYLOADS, SHAPES
from tests.support.chromium import find_chromium
from tests.support.hostile_html import AWAY, PARTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed"),
]
ALARM = "<script>window.calls = 0; window.live = () => { window.calls += 1 }</script>"
LOOK = """() => [...document.querySelectorAll('section')].map((each) => ({
    words: each.innerText.replace(/\\s+/g, ' '),
    tags: [...each.querySelectorAll('*')].map((inner) => inner.localName),
    attributes: [...each.querySelectorAll('*')].flatMap((inner) => inner.getAttributeNames()),
    foreign: [...each.querySelectorAll('*')].some((inner) => !inner.namespaceURI.endsWith('xhtml')),
}))"""


def show(page: Page, mails: list[str]) -> list[str]:
    """Load the mails one below the other; every address that was asked for, or gone to."""
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.route("**/*", note)
    page.on("dialog", answer)
    page.set_content(ALARM + "".join(f"<section>{each}</section>" for each in mails), wait_until="load")
    page.wait_for_timeout(500)
    return asked


def test_nothing_runs_nothing_is_fetched_and_all_words_are_there(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        shown = [sanitize_html(SHAPES["bare words"].replace("{}", payload)).html for payload in PAYLOADS]
        assert show(page, shown) == []
        assert page.evaluate("window.calls") == 0
        seen: list[dict[str, Any]] = page.evaluate(LOOK)
    assert len(seen) == len(PAYLOADS)
    for payload, mail in zip(PAYLOADS, seen, strict=True):
        assert set(mail["tags"]) <= TAGS and set(mail["attributes"]) <= ATTRIBUTES and not mail["foreign"], payload
        assert BEFORE in mail["words"] and AFTER in mail["words"], payload


def test_the_alarm_goes_off_where_nothing_is_cleaned(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        assert show(page, [f"<img src={AWAY}>", *PARTS["cores"]]) == [AWAY]
        assert page.evaluate("window.calls") > 1
