"""What is typed after Ctrl+Enter, before the desk has answered, is not lost: neither in a note nor in an answer."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_forms_that_fail import write_note
from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.held import hold_back, wait_for
from tests.support.running_demo import Demo


def test_what_is_typed_after_a_note_was_sent_begins_the_next_one(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "A note and one more thing")
    write_note(page, "Asked around.")
    waiting = hold_back(page, r"/notes/")
    page.keyboard.press("Control+Enter")
    route = wait_for(page, waiting)
    page.keyboard.type(" Nobody knows")
    route.continue_()
    expect(page.locator("#timeline")).to_contain_text("Asked around.")
    expect(page.locator("#note-text")).to_have_value("Nobody knows")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type(" yet.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("Nobody knows yet.")
    expect(page.locator("#note-text")).to_have_count(0)


def test_a_note_that_is_refused_keeps_all_that_was_typed(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="500")
    open_inquiry(page, demo, "A note that is refused")
    write_note(page, "Asked around.")
    waiting = hold_back(page, r"/notes/")
    page.keyboard.press("Control+Enter")
    route = wait_for(page, waiting)
    page.keyboard.type(" Nobody knows.")
    route.fulfill(status=500, content_type="text/html", body="<h1>It did not work</h1>")
    expect(page.locator("#toasts")).to_contain_text("It did not work")
    expect(page.locator("#note-text")).to_have_value("Asked around. Nobody knows.")


def test_what_is_typed_after_an_answer_was_sent_waits_beside_it(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "An answer and one more thing")
    write(page, "Dear Dana, yes.")
    waiting = hold_back(page, r"/replies/")
    page.keyboard.press("Control+Enter")
    route = wait_for(page, waiting)
    page.keyboard.type(" One more thing")
    page.wait_for_timeout(1_200)  # longer than a saving waits: nothing is saved under what is being sent
    route.continue_()
    expect(page.locator("#toasts")).to_contain_text("leaves in")
    expect(page.get_by_label("Your words that were not sent")).to_have_value("One more thing")


def test_what_is_typed_while_a_new_draft_is_begun_with_a_text_is_in_it(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Words that become an answer")
    write(page, "Dear Dana, yes.")
    held = hold_back(page, r"/replies/")
    page.keyboard.press("Control+Enter")
    route = wait_for(page, held)
    page.keyboard.type(" One more")
    route.continue_()
    offer = page.get_by_label("Your words that were not sent")
    expect(offer).to_have_value("One more")
    held = hold_back(page, r"/draft/")
    page.get_by_role("button", name="Begin a new draft with this text").click()
    route = wait_for(page, held)
    offer.press("End")
    offer.press_sequentially(" thing")
    route.continue_()
    expect(page.locator("#reply-text")).to_have_value("One more thing")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    expect(offer).to_have_count(0)
