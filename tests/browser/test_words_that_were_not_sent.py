"""Words whose draft a colleague sent or threw away wait in the browser of whoever typed them, until they are used."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.running_demo import Demo

MINE = "Mine, and not yet saved."


def lose_the_draft(mine: Page, hers: Page) -> None:
    """She throws the draft away in which I am typing; my next saving finds that out."""
    mine.route("**/changes/**", lambda route: route.fulfill(status=204))
    hers.goto(mine.url)
    hers.get_by_role("button", name="Throw away").click()
    expect(hers.locator("#reply-text")).to_have_count(0)
    mine.locator("#reply-text").fill(MINE)
    expect(mine.locator("#orphan-text")).to_have_value(MINE)


def begin(open_desk: Callable[..., Page], demo: Demo, subject: str, *, says: str = "") -> tuple[Page, Page]:
    mine, hers = open_desk(says=says), open_desk(address="mateo@pressdesk.example")
    open_inquiry(mine, demo, subject)
    write(mine, "Dear Dana,")
    expect(mine.locator("#draft-state")).to_contain_text("Draft saved")
    return mine, hers


def test_they_are_offered_after_a_reload_with_their_last_letter_and_begin_a_new_draft(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    mine, hers = begin(open_desk, demo, "A draft thrown away")
    lose_the_draft(mine, hers)
    mine.locator("#orphan-text").press_sequentially(" And more.")
    # While the lost draft still counts as being written the page asks before it goes.
    mine.once("dialog", lambda dialog: dialog.accept())
    mine.reload()
    offer = mine.get_by_label("Your words that were not sent")
    expect(offer).to_have_value(f"{MINE} And more.")
    mine.get_by_role("button", name="Begin a new draft with this text").click()
    expect(mine.locator("#reply-text")).to_have_value(f"{MINE} And more.")
    expect(offer).to_have_count(0)
    # They were used: nobody offers them again.
    mine.reload()
    expect(mine.locator("#reply-text")).to_have_value(f"{MINE} And more.")
    expect(offer).to_have_count(0)


def test_they_can_be_copied_and_thrown_away(open_desk: Callable[..., Page], demo: Demo) -> None:
    mine, hers = begin(open_desk, demo, "Copied out of a lost draft")
    mine.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lose_the_draft(mine, hers)
    mine.reload()
    mine.get_by_role("button", name="Copy", exact=True).click()
    expect(mine.locator("#announcer")).to_have_text("Copied.")
    assert mine.evaluate("navigator.clipboard.readText()") == MINE
    mine.locator(".orphan").get_by_role("button", name="Throw away").click()
    offer = mine.get_by_label("Your words that were not sent")
    expect(offer).to_have_count(0)
    mine.reload()
    expect(mine.locator("#inquiry-title")).to_be_visible()
    expect(offer).to_have_count(0)


def test_words_of_a_tab_that_died_are_offered_where_their_draft_stands_no_more(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    mine, hers = begin(open_desk, demo, "A tab that died", says="ERR_")
    mine.route("**/draft/*", lambda route: route.abort())
    mine.locator("#reply-text").fill(MINE)
    expect(mine.locator("#draft-state")).to_contain_text("Not saved")
    address = mine.url
    hers.goto(address)
    hers.get_by_role("button", name="Throw away").click()
    expect(hers.locator("#reply-text")).to_have_count(0)
    mine.once("dialog", lambda dialog: dialog.accept())
    mine.goto(address)
    expect(mine.get_by_label("Your words that were not sent")).to_have_value(MINE)


def test_a_colleague_who_began_another_draft_meanwhile_keeps_hers_and_both_are_shown(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    mine, hers = begin(open_desk, demo, "Two drafts after one")
    lose_the_draft(mine, hers)
    write(hers, "Hers, anew.")
    expect(hers.locator("#draft-state")).to_contain_text("Draft saved")
    mine.get_by_role("button", name="Begin a new draft with this text").click()
    expect(mine.locator("#their-text")).to_have_value("Hers, anew.")
    expect(mine.locator("#reply-text")).to_have_value(MINE)
    mine.locator("#reply-text").press("End")
    mine.locator("#reply-text").press_sequentially(" Still mine.")
    mine.get_by_role("button", name="Use mine").click()
    expect(mine.locator("#their-text")).to_have_count(0)
    expect(mine.locator("#reply-text")).to_have_value(f"{MINE} Still mine.")


@pytest.mark.parametrize("mode", ["note", "reply"])
def test_they_are_offered_beside_whatever_else_is_written_there(
    open_desk: Callable[..., Page], demo: Demo, mode: str
) -> None:
    mine, hers = begin(open_desk, demo, f"Beside a {mode}")
    lose_the_draft(mine, hers)
    mine.keyboard.press("Escape")
    mine.keyboard.press("n" if mode == "note" else "r")
    expect(mine.locator(f"#{mode}-text")).to_be_focused()
    mine.keyboard.type("Something else.")
    expect(mine.locator(f"#{mode}-text")).to_have_value("Something else.")
    expect(mine.get_by_label("Your words that were not sent")).to_have_value(MINE)
