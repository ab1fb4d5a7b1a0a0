"""A file that cannot be attached says so where the files stand; the words, the other files and the choice stay."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.test_nothing_typed_is_lost import row_of
from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.held import hold_back, wait_for
from tests.support.running_demo import Demo


def make_file(name: str, size: int = 999) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": b"%" * size}


def test_a_file_that_fails_stays_beside_the_others_to_be_tried_again(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk(says="ERR_")
    open_inquiry(page, demo, "A file and a bad line")
    write(page, "Both plans are attached")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    page.route("**/draft/files/**", lambda route: route.abort(), times=1)
    page.set_input_files("#reply-files", [make_file("one.pdf"), make_file("two.pdf")])
    page.locator("#reply-text").press_sequentially(".")
    left = page.locator("#files-left")
    expect(left).to_contain_text("one.pdf Not attached: the desk does not answer.")
    expect(page.locator("#draft-files")).to_contain_text("two.pdf")
    expect(page.locator("#reply-text")).to_have_value("Both plans are attached.")
    expect(page.locator("#reply-text")).to_be_focused()
    # Nothing leaves without it.
    page.keyboard.press("Control+Enter")
    expect(left.get_by_role("button", name="Try again: one.pdf")).to_be_focused()
    expect(page.locator("#toasts")).not_to_contain_text("leaves in")
    page.keyboard.press("Enter")
    expect(page.locator("#draft-files")).to_contain_text("one.pdf")
    expect(left.locator("li")).to_have_count(0)
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("leaves in")


def test_what_a_mail_cannot_take_is_said_beside_its_name(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Files of all sizes")
    write(page, "Dear Dana,")
    # Twenty megabytes would only cost time.
    page.locator("#files-left").evaluate("list => { list.dataset.largest = 4999; }")
    files = [make_file("empty.pdf", 0), make_file("film.pdf", 5000), make_file("plan.pdf")]
    page.set_input_files("#reply-files", files)
    left = page.locator("#files-left")
    expect(left).to_contain_text("empty.pdf is empty.")
    expect(left).to_contain_text("film.pdf Not attached: a mail takes files of up to 20 MB.")
    expect(page.locator("#draft-files")).to_contain_text("plan.pdf")
    for name in ["empty.pdf", "film.pdf"]:
        left.get_by_role("button", name=f"Leave out: {name}").click()
    expect(left.locator("li")).to_have_count(0)
    expect(page.locator("#reply-text")).to_have_value("Dear Dana,")


def test_a_file_that_arrives_when_its_answer_was_drawn_anew_is_shown_there(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Beside the slow file")
    open_inquiry(page, demo, "A file that takes its time")
    # Nothing comes by itself here.
    page.route("**/changes/**", lambda route: route.fulfill(status=204))
    write(page, "The plan is attached.")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    waiting = hold_back(page, r"/draft/files/")
    page.set_input_files("#reply-files", [make_file("one.pdf"), make_file("two.pdf")])
    route = wait_for(page, waiting)
    row_of(page, "Beside the slow file")
    row_of(page, "A file that takes its time")
    expect(page.locator("#reply-text")).to_have_value("The plan is attached.")
    route.continue_()
    expect(page.locator("#draft-files")).to_contain_text("one.pdf")
    expect(page.locator("#draft-files")).to_contain_text("two.pdf")
    # And the answer knows what it was read with.
    page.locator("#reply-text").press("End")
    page.locator("#reply-text").press_sequentially(" Both.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("leaves in")
