"""Whoever is quicker than the desk while a caller speaks loses no letter, no deadline and no press of a key."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.test_a_caller_by_keyboard import know, open_call
from tests.support.held import hold_back, wait_for
from tests.support.running_demo import Demo

WORDS = "Wants the figures by 5 pm tomorrow."


def choose_by_enter(page: Page, typed: str, name: str) -> Route:
    """Chosen in the list; that she is the caller is drawn once the test goes on with it."""
    open_call(page)
    page.keyboard.type(typed)
    expect(page.locator("#call-people").get_by_role("option", selected=True)).to_contain_text(name)
    waiting = hold_back(page, r"/calls/new/$")
    page.keyboard.press("Enter")
    return wait_for(page, waiting)


def test_a_deadline_typed_before_the_chosen_caller_is_drawn_is_read(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    know(page, demo, "Isaura Lindqvist")
    route = choose_by_enter(page, "isau", "Isaura Lindqvist")
    page.keyboard.type(WORDS)
    route.continue_()
    expect(page.locator("#call-dialog .caller")).to_contain_text("Isaura Lindqvist")
    expect(page.locator("#call-text")).to_have_value(WORDS)
    expect(page.locator("#call-deadline")).to_contain_text("Deadline read from “5 pm tomorrow”")


def test_what_is_sent_before_the_chosen_caller_is_drawn_is_logged_as_hers(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    know(page, demo, "Odalys Renner")
    route = choose_by_enter(page, "odal", "Odalys Renner")
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    route.continue_()
    expect(page.locator("#timeline")).to_contain_text(WORDS)
    expect(page.locator("#side")).to_contain_text("Odalys Renner")
    expect(page.locator("#inquiry-head .deadline")).to_contain_text("5 pm tomorrow")


def test_letters_typed_after_enter_and_before_anybody_is_found_are_what_was_said(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    know(page, demo, "Thandeka Moreau")
    open_call(page)
    waiting = hold_back(page, r"/calls/people/")
    page.keyboard.type("thand")
    page.keyboard.press("Enter")
    page.keyboard.type(WORDS)
    wait_for(page, waiting).continue_()
    expect(page.locator("#call-dialog .caller")).to_contain_text("Thandeka Moreau")
    expect(page.locator("#call-text")).to_have_value(WORDS)
    expect(page.locator("#call-deadline")).to_contain_text("Deadline read from “5 pm tomorrow”")


def test_a_deadline_read_in_older_words_does_not_take_the_place_of_a_newer_one(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    open_call(page)
    waiting = hold_back(page, r"/calls/deadline/")
    page.locator("#call-text").fill("By 3 pm tomorrow.")
    route = wait_for(page, waiting)
    page.locator("#call-text").fill("By 4 pm tomorrow.")
    expect(page.locator("#call-deadline")).to_contain_text("4 pm")
    with page.expect_response("**/calls/deadline/"):
        route.continue_()
    expect(page.locator("#call-deadline")).to_contain_text("4 pm")


def test_a_name_and_words_typed_within_one_breath_are_both_looked_up(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    know(page, demo, "Wilhelmina Sato")
    open_call(page)
    page.evaluate(
        """words => {
          for (const [id, text] of Object.entries(words)) {
            const field = document.getElementById(id);
            field.value = text;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
        }""",
        {"call-who": "wilhel", "call-text": WORDS},
    )
    expect(page.locator("#call-people").get_by_role("option").first).to_contain_text("Wilhelmina Sato")
    expect(page.locator("#call-deadline")).to_contain_text("Deadline read from")
