"""A form whose answer does not come says so, keeps what was typed, and is not sent again by itself."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.running_demo import Demo


def write_note(page: Page, text: str) -> None:
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type(text)


def test_a_note_whose_answer_was_lost_is_kept_once(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="ERR_FAILED")
    open_inquiry(page, demo, "A note and a bad line")
    write_note(page, "Rang her, no answer.")

    def lose_the_answer(route: Route) -> None:
        route.fetch()  # it reaches the desk …
        route.abort()  # … and nobody hears of it

    page.route("**/notes/**", lose_the_answer, times=1)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts .error")).to_contain_text("could not be reached")
    expect(page.locator("#note-text")).to_have_value("Rang her, no answer.")
    expect(page.locator("#timeline .note", has_text="Rang her")).to_have_count(1)
    page.reload()
    expect(page.locator("#timeline .note", has_text="Rang her")).to_have_count(1)


def test_an_error_of_the_desk_is_told_in_its_words(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="500")
    open_inquiry(page, demo, "A note and a bad moment")
    write_note(page, "She wants the mayor.")
    page.route(
        "**/notes/**",
        lambda route: route.fulfill(status=500, content_type="text/html", body="<h1>Something went wrong here</h1>"),
        times=1,
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts .error")).to_have_text("Something went wrong here")
    expect(page.locator("#note-text")).to_have_value("She wants the mayor.")
    page.locator("#note-text").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#timeline .note", has_text="She wants the mayor.")).to_have_count(1)
