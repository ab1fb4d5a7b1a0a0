"""Where the desk gives no answer the page says that it may be old, and goes on by itself when the line is back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.running_demo import Demo

WORDS = "Press Desk cannot be reached: what you see may be old."


def test_a_desk_that_fails_is_told_of_and_what_came_meanwhile_is_shown_when_it_is_back(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk(says="503")
    bar = page.locator("#cut-off")
    expect(bar).to_have_text("")
    expect(bar).to_have_attribute("role", "status")
    page.route("**/changes/**", lambda route: route.fulfill(status=503))
    expect(bar).to_contain_text(WORDS, timeout=20_000)
    demo.mail("Came while the line was cut", "Is anybody there?\n")
    with page.expect_response(lambda answer: answer.status == 503, timeout=40_000):
        expect(page.locator("#queue-list .row", has_text="Came while the line was cut")).to_have_count(0)
    page.unroute("**/changes/**")
    expect(page.locator("#queue-list .row", has_text="Came while the line was cut")).to_have_count(1, timeout=30_000)
    expect(bar).to_have_text("")
    expect(page.locator("#announcer")).not_to_have_text("")


def test_off_line_is_told_at_once_and_a_row_that_cannot_be_opened_is_not_silent(open_desk: Callable[..., Page]) -> None:
    page = open_desk(says="ERR_ htmx:")
    bar = page.locator("#cut-off")
    page.context.set_offline(True)
    expect(bar).to_contain_text(WORDS)
    page.context.set_offline(False)
    expect(bar).to_have_text("", timeout=20_000)
    page.route("**/inquiries/**", lambda route: route.abort())
    page.locator("#queue-list .row").first.click()
    expect(page.locator("#toasts .error")).to_contain_text(WORDS)


def test_one_answer_that_is_missed_is_no_news(open_desk: Callable[..., Page]) -> None:
    page = open_desk(says="503")
    with page.expect_response(lambda answer: answer.status == 503):
        page.route("**/changes/**", lambda route: route.fulfill(status=503), times=1)
    with page.expect_response(lambda answer: "/changes/" in answer.url and answer.ok, timeout=30_000):
        expect(page.locator("#cut-off")).to_have_text("")
    expect(page.locator("#cut-off")).to_have_text("")


def test_the_palette_does_not_say_that_nothing_is_there_where_it_could_not_ask(open_desk: Callable[..., Page]) -> None:
    page = open_desk(says="ERR_")
    page.route("**/palette/**", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("Whitcomb")
    expect(page.locator("#palette-none")).to_contain_text("cannot be reached")


def test_an_inquiry_that_was_shut_to_its_reader_leaves_her_screen(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="404")
    open_inquiry(page, demo, "Read until a moment ago")
    gone = "<h1>Gone</h1>"
    page.route("**/inquiries/**", lambda route: route.fulfill(status=404, content_type="text/html", body=gone))
    expect(page.get_by_text("Read until a moment ago")).to_have_count(0, timeout=20_000)
