"""What is typed in an answer reaches the desk: another row may be opened, the page left, the line cut meanwhile."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.test_two_at_the_desk import open_inquiry, write, write_meanwhile
from tests.support.running_demo import Demo

SOON = 30_000
CUT = "ERR_"


def row_of(page: Page, subject: str) -> None:
    page.locator("#queue-list .row", has_text=subject).click()
    expect(page.locator("#inquiry-title")).to_have_text(subject)


def type_on(page: Page, text: str) -> None:
    page.locator("#reply-text").press_sequentially(text)


def expect_kept_nothing(page: Page) -> None:
    """The desk has it: this browser keeps no copy any more."""
    kept = "() => !Object.keys(localStorage).some((key) => key.startsWith('kept-reply'))"
    page.wait_for_function(kept)


def test_what_was_typed_just_before_another_row_is_opened_is_saved(open_desk: Callable[..., Page], demo: Demo) -> None:
    page, hers = open_desk(), open_desk(address="mateo@pressdesk.example")
    open_inquiry(page, demo, "The row beside")
    open_inquiry(page, demo, "The row that is left")
    mine = page.url
    write(page, "Dear Dana,")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    type_on(page, " yes.")
    row_of(page, "The row beside")
    hers.goto(mine)
    expect(hers.locator("#reply-text")).to_have_value("Dear Dana, yes.")
    expect_kept_nothing(page)
    # By the keyboard, and back at once: no conflict with herself.
    row_of(page, "The row that is left")
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, yes.")
    page.locator("#reply-text").press("End")
    type_on(page, " And")
    row_of(page, "The row beside")
    row_of(page, "The row that is left")
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, yes. And")
    page.locator("#reply-text").press("End")
    type_on(page, " more.")
    expect(hers.locator("#reply-text")).to_have_value("Dear Dana, yes. And more.", timeout=SOON)
    expect(page.locator("#their-text")).to_have_count(0)
    expect(page.locator("#copies")).to_have_count(0)


def test_what_was_typed_just_before_the_page_is_left_is_saved(open_desk: Callable[..., Page], demo: Demo) -> None:
    page, hers = open_desk(), open_desk(address="mateo@pressdesk.example")
    open_inquiry(page, demo, "The page that is left")
    mine = page.url
    write(page, "Dear Dana,")
    page.goto(f"{demo.url}/search/")
    hers.goto(mine)
    expect(hers.locator("#reply-text")).to_have_value("Dear Dana,", timeout=SOON)
    page.goto(mine)
    expect(page.locator("#reply-text")).to_have_value("Dear Dana,")
    expect(page.locator("#their-text")).to_have_count(0)


def test_a_saving_that_fails_says_so_and_tries_again(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says=CUT)
    open_inquiry(page, demo, "A line that is cut")
    write(page, "Dear Dana,")
    state = page.locator("#draft-state")
    expect(state).to_contain_text("Draft saved")
    page.route("**/draft/*", lambda route: route.abort())
    type_on(page, " yes.")
    expect(state).to_contain_text("Not saved: the desk does not answer. Trying again")
    assert leaving_asks(page)
    type_on(page, " And more.")
    page.unroute("**/draft/*")
    expect(state).to_contain_text("Saved again.", timeout=SOON)
    expect(state).not_to_contain_text("Not saved")
    assert not leaving_asks(page)
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, yes. And more.")
    expect(page.locator("#copies")).to_have_count(0)


def leaving_asks(page: Page) -> bool:
    """Whether the browser would ask before it leaves the page."""
    return bool(page.evaluate("() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"))


def test_an_answer_that_is_lost_on_the_way_makes_no_conflict(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says=CUT)
    open_inquiry(page, demo, "Saved and not heard")
    write(page, "Dear Dana,")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/draft/*", lose_the_answer, times=1)
    type_on(page, " yes.")
    expect(page.locator("#draft-state")).to_contain_text("Not saved")
    type_on(page, " And more.")
    expect(page.locator("#draft-state")).to_contain_text("Saved again.", timeout=SOON)
    expect(page.locator("#their-text")).to_have_count(0)
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, yes. And more.")
    expect(page.locator("#copies")).to_have_count(0)


def test_a_row_that_is_left_unsaved_is_saved_later(open_desk: Callable[..., Page], demo: Demo) -> None:
    page, hers = open_desk(says=CUT), open_desk(address="mateo@pressdesk.example")
    open_inquiry(page, demo, "Beside the cut")
    open_inquiry(page, demo, "Left while the line is cut")
    mine = page.url
    write(page, "Dear Dana,")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    page.route("**/draft/*", lambda route: route.abort())
    type_on(page, " yes.")
    row_of(page, "Beside the cut")
    expect(page.locator("#toasts")).to_contain_text("Not saved yet: your answer on")
    page.unroute("**/draft/*")
    expect(page.locator("#toasts")).not_to_contain_text("Not saved yet", timeout=SOON)
    hers.goto(mine)
    expect(hers.locator("#reply-text")).to_have_value("Dear Dana, yes.")


def test_letters_typed_while_a_conflict_is_on_its_way_are_kept(open_desk: Callable[..., Page], demo: Demo) -> None:
    mine, hers = open_desk(), open_desk(address="mateo@pressdesk.example")
    open_inquiry(mine, demo, "Typing on")
    write(mine, "Mine.")
    expect(mine.locator("#draft-state")).to_contain_text("Draft saved")
    write_meanwhile(hers, mine, "Hers.")

    def answer_late(route: Route) -> None:
        response = route.fetch()
        mine.keyboard.insert_text(" Typed meanwhile.")
        route.fulfill(response=response)

    mine.route("**/draft/*", answer_late, times=1)
    mine.locator("#reply-text").press("End")
    mine.keyboard.insert_text(" Mine again.")
    expect(mine.locator("#their-text")).to_have_value("Hers.")
    expect(mine.locator("#reply-text")).to_have_value("Mine. Mine again. Typed meanwhile.")
    expect(mine.locator("#reply-text")).to_be_focused()
    mine.keyboard.insert_text(" And after.")
    expect(mine.locator("#reply-text")).to_have_value("Mine. Mine again. Typed meanwhile. And after.")
    # Whichever she uses, the other stays kept: hers with its last letter.
    mine.locator("[data-drop-kept]").click()
    expect(mine.locator("#reply-text")).to_have_value("Hers.")
    mine.locator("#copies summary").click()
    expect(mine.locator("#copies")).to_contain_text("Mine. Mine again. Typed meanwhile. And after.")
