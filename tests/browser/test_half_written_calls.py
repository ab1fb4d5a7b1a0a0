"""A half-written call is not lost: not by another opening, not by a reload, not by a log-out, not by a cut line."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.held import wait_for
from tests.support.running_demo import Demo, log_in, log_out

WORDS = "Wants the tram figures, by 6 pm tomorrow."


def open_call(page: Page) -> None:
    # A key that is pressed before a page's scripts have run is nobody's.
    page.wait_for_load_state("load")
    page.keyboard.press("c")
    expect(page.locator("#call-dialog[open] form")).to_be_visible()


def close_call(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator("#call-dialog[open]")).to_have_count(0)


def expect_half_written(page: Page) -> None:
    expect(page.locator("#call-name")).to_have_value("Noor Haddad")
    expect(page.locator("#call-phone")).to_have_value("555-0177")
    expect(page.locator("#call-text")).to_have_value(WORDS)


def write_half(page: Page) -> None:
    """A caller who is new to the desk, and what she said."""
    open_call(page)
    page.locator("#call-who").fill("Noor Haddad")
    page.get_by_role("option", name="is new to the desk").click()
    page.locator("#call-phone").fill("555-0177")
    page.locator("#call-text").fill(WORDS)
    expect(page.locator("#call-deadline")).to_contain_text("Deadline read from")


def test_each_form_keeps_its_own_words_whatever_else_is_opened(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "A call beside another")
    write_half(page)
    close_call(page)
    page.locator("#composer a[data-call]").click()
    expect(page.locator("#call-title")).to_contain_text("PD-")
    expect(page.locator("#call-text")).to_have_value("")
    page.locator("#call-text").fill("She rang about this one.")
    close_call(page)
    open_call(page)
    expect_half_written(page)
    close_call(page)
    page.locator("#composer a[data-call]").click()
    expect(page.locator("#call-text")).to_have_value("She rang about this one.")
    page.get_by_role("button", name="Throw away").last.click()
    expect(page.locator("#call-text")).to_have_value("")
    close_call(page)
    # What the palette opens is the same form.
    page.keyboard.press("Control+k")
    page.keyboard.type("log a call")
    page.keyboard.press("Enter")
    expect_half_written(page)


def test_a_reload_and_a_log_out_keep_it_until_it_is_logged(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    write_half(page)
    page.reload()
    open_call(page)
    expect_half_written(page)
    expect(page.locator("#call-deadline")).to_contain_text("Deadline read from")
    log_out(page)
    log_in(page, demo)
    page.goto(f"{demo.url}/calls/new/")
    expect_half_written(page)
    page.get_by_role("button", name="Log the call").last.click()
    expect(page.locator("#timeline")).to_contain_text(WORDS)
    open_call(page)
    expect(page.locator("#call-text")).to_have_value("")
    expect(page.locator("#call-who")).to_be_visible()


def test_a_call_that_cannot_be_logged_says_so_and_stays(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="ERR_")
    write_half(page)
    page.route("**/calls/", lambda route: route.abort(), times=1)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#call-dialog [role=alert]")).to_contain_text("The desk could not be reached.")
    expect_half_written(page)
    page.locator("#call-text").press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text(WORDS)


def hold_forms(page: Page) -> list[Route]:
    """What a script asks for a form for a call; the page itself goes its way."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.headers.get("hx-request"):
            waiting.append(route)
        else:
            route.continue_()

    page.route("**/calls/new/**", hold)
    return waiting


def test_letters_typed_into_a_form_stay_when_it_was_asked_for_twice(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    open_call(page)
    page.locator("#call-text").fill("Kept words.")
    page.reload()
    waiting = hold_forms(page)
    page.keyboard.press("c")
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    waiting[0].continue_()
    field = page.locator("#call-text")
    expect(field).to_have_value("Kept words.")
    field.fill("Kept words, and more.")
    for late in waiting[1:]:
        late.continue_()
    page.wait_for_timeout(500)
    expect(field).to_have_value("Kept words, and more.")


def test_letters_typed_before_the_kept_call_is_drawn_win_and_the_rest_of_it_stays(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    page.goto(f"{demo.url}/calls/new/")
    page.locator("#call-who").fill("Noor Haddad")
    page.locator("#call-text").fill("Kept words.")
    waiting = hold_forms(page)
    page.reload()
    wait_for(page, waiting)
    page.locator("#call-text").fill("Typed at once.")
    waiting[0].continue_()
    expect(page.locator("#call-who")).to_have_value("Noor Haddad")
    expect(page.locator("#call-text")).to_have_value("Typed at once.")
    expect(page.locator("#call-text")).to_be_focused()
