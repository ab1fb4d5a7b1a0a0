"""The composer under two hands: a colleague's words come by themselves; files and marks leave the text alone."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.running_demo import Demo

SOON = 30_000


def test_a_colleagues_words_come_by_themselves_where_nobody_types(open_desk: Callable[..., Page], demo: Demo) -> None:
    mine, hers = open_desk(), open_desk()
    open_inquiry(mine, demo, "Words that come by themselves")
    write(mine, "Mine.")
    expect(mine.locator("#draft-state")).to_contain_text("Draft saved")
    hers.goto(mine.url)
    hers.locator("#reply-text").fill("Hers, and more.")
    expect(hers.locator("#draft-state")).to_contain_text("Draft saved")
    expect(mine.locator("#reply-text")).to_have_value("Hers, and more.", timeout=SOON)
    expect(mine.locator("#reply-text")).to_be_focused()
    mine.locator("#reply-text").fill("Hers, and more. And mine.")
    expect(hers.locator("#reply-text")).to_have_value("Hers, and more. And mine.", timeout=SOON)
    expect(mine.locator("#their-text")).to_have_count(0)
    # What she sends is gone from the other composer too.
    hers.get_by_role("button", name="Throw away").click()
    expect(mine.locator("#reply-text")).to_have_count(0, timeout=SOON)


def test_files_are_attached_and_taken_off_while_one_goes_on_writing(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "A plan to attach")
    write(page, "The plan is")
    plan: FilePayload = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF" * 999}
    page.set_input_files("#reply-files", [plan])
    page.locator("#reply-text").press_sequentially(" attached.")
    expect(page.locator("#draft-files")).to_contain_text("plan.pdf")
    expect(page.locator("#reply-text")).to_have_value("The plan is attached.")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    expect(page.locator('#draft-state input[name="revision"]')).to_have_value(re.compile("[2-9]"))
    page.get_by_role("button", name="Take plan.pdf off").click()
    expect(page.locator("#draft-files li")).to_have_count(0)
    expect(page.locator("#reply-text")).to_have_value("The plan is attached.")
    page.keyboard.press("Escape")
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator("#guard")).to_contain_text("no file is attached")
    page.get_by_role("button", name="Send anyway").click()
    expect(page.locator("#toasts")).to_contain_text("leaves in")


def test_marks_are_written_around_what_is_chosen_and_can_be_undone(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Marks by button and by key")
    write(page, "Yes indeed")
    text = page.locator("#reply-text")
    text.evaluate("field => field.setSelectionRange(0, 3)")
    page.get_by_role("button", name="Bold").click()
    expect(text).to_have_value("*Yes* indeed")
    expect(text).to_be_focused()
    page.keyboard.press("Control+z")
    expect(text).to_have_value("Yes indeed")
    text.evaluate("field => field.setSelectionRange(4, 10)")
    page.keyboard.press("Control+b")
    expect(text).to_have_value("Yes *indeed*")
    page.get_by_role("button", name="List").click()
    expect(text).to_have_value("- Yes *indeed*")
    page.locator("#preview summary").click()
    expect(page.locator("#reply-preview li")).to_contain_text("Yes indeed")
    expect(page.locator("#reply-preview li strong")).to_have_text("indeed")
