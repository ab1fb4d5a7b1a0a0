"""Savings go their own way: a page that is left cuts none, one that fails holds up no other, and what is told is so."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_nothing_typed_is_lost import row_of, type_on
from tests.browser.test_two_at_the_desk import open_inquiry, write, write_meanwhile
from tests.support.held import hold_back, wait_for
from tests.support.running_demo import Demo

SOON = 30_000
LISTEN = """() => {
  window.told = [];
  new MutationObserver(() => window.told.push(document.getElementById("announcer").textContent))
    .observe(document.getElementById("announcer"), { childList: true, characterData: true, subtree: true });
}"""


def begin(page: Page, demo: Demo, subject: str) -> None:
    open_inquiry(page, demo, subject)
    write(page, "Dear Dana,")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")


def test_a_saving_under_way_is_not_cut_by_leaving_the_page(open_desk: Callable[..., Page], demo: Demo) -> None:
    page, hers = open_desk(), open_desk(address="mateo@pressdesk.example")
    begin(page, demo, "Left while it is saved")
    mine = page.url
    waiting = hold_back(page, r"/draft/")
    type_on(page, " yes.")
    route = wait_for(page, waiting)
    type_on(page, " And more.")
    page.goto(f"{demo.url}/search/")
    route.continue_()
    hers.goto(mine)
    expect(hers.locator("#reply-text")).to_have_value("Dear Dana, yes.", timeout=SOON)
    # The letters after it are hers as well: no conflict with herself.
    page.goto(mine)
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, yes. And more.")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    expect(hers.locator("#reply-text")).to_have_value("Dear Dana, yes. And more.", timeout=SOON)
    expect(page.locator("#their-text")).to_have_count(0)


def test_an_answer_too_long_to_outlive_the_page_is_saved_all_the_same(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    begin(page, demo, "A very long answer")
    page.locator("#reply-text").fill("é" * 40_000)
    expect(page.locator('#draft-state input[name="revision"]')).to_have_value("2")
    expect(page.locator("#draft-state")).not_to_contain_text("Not saved")


def test_a_draft_whose_saving_fails_holds_up_no_other(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="500")
    open_inquiry(page, demo, "One that is saved")
    begin(page, demo, "One that always fails")
    place = page.url.split("?")[0]
    page.route(re.compile(re.escape(f"{place}draft/")), lambda route: route.fulfill(status=500))
    type_on(page, " yes.")
    expect(page.locator("#draft-state")).to_contain_text("Not saved")
    row_of(page, "One that is saved")
    expect(page.locator("#toasts")).to_contain_text("Not saved yet")
    write(page, "Dear Dana, this one.")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    expect(page.locator("#draft-state")).not_to_contain_text("Not saved")
    # The other is not saved yet, and nobody says it were.
    expect(page.locator("#toasts")).to_contain_text("Not saved yet")


def test_the_notice_of_it_is_put_away_until_a_further_saving_fails(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="ERR_")
    open_inquiry(page, demo, "A neighbour of it")
    begin(page, demo, "One that fails")
    page.route("**/draft/*", lambda route: route.abort())
    type_on(page, " yes.")
    row_of(page, "A neighbour of it")
    notice = page.locator("#toasts .error", has_text="Not saved yet")
    expect(notice.get_by_role("button", name="Dismiss")).to_be_visible()
    left = """() => {
      document.querySelector("#toasts [data-dismiss]").click();
      document.dispatchEvent(new Event("desk:renewed"));
      return document.querySelectorAll("#toasts .error").length;
    }"""
    assert page.evaluate(left) == 0
    expect(notice).to_have_count(1, timeout=SOON)
    page.unroute("**/draft/*")
    expect(notice).to_have_count(0, timeout=SOON)


def test_saved_again_is_said_only_of_what_is_saved(open_desk: Callable[..., Page], demo: Demo) -> None:
    mine, hers = open_desk(says="ERR_"), open_desk(address="mateo@pressdesk.example")
    begin(mine, demo, "Not saved, but heard")
    write_meanwhile(hers, mine, "Hers.")
    mine.evaluate(LISTEN)
    mine.route("**/draft/*", lambda route: route.abort())
    mine.locator("#reply-text").fill("Mine.")
    expect(mine.locator("#draft-state")).to_contain_text("Not saved")
    mine.unroute("**/draft/*")
    expect(mine.locator("#their-text")).to_have_value("Hers.", timeout=SOON)
    told = mine.evaluate("window.told")
    assert any("Not saved" in words for words in told)
    assert "Saved again." not in told
