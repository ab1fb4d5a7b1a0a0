"""Two people at one desk, and mail that comes in while they write: nothing typed is lost, nothing jumps."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.arrivals import bring_in
from tests.support.running_demo import Demo


def open_inquiry(page: Page, demo: Demo, subject: str) -> None:
    """Mail one in and open it."""
    bring_in(page, demo, subject)
    page.locator("#queue-list .row", has_text=subject).click()
    expect(page.locator("#inquiry-title")).to_have_text(subject)


def write(page: Page, text: str) -> None:
    """Begin the reply, or go on with it."""
    page.keyboard.press("r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.locator("#reply-text").fill(text)


def write_meanwhile(hers: Page, mine: Page, text: str) -> None:
    """A colleague's words at the same moment; within two seconds they would come to `mine` by themselves: not here."""
    mine.route("**/changes/**", lambda route: route.fulfill(status=204))
    hers.goto(mine.url)
    hers.locator("#reply-text").fill(text)
    expect(hers.locator('#draft-state input[name="revision"]')).to_have_value("2")


def test_new_mail_appears_while_a_reply_is_written_and_moves_nothing(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Writing while mail comes")
    write(page, "Dear Dana, I am in the middle of")
    row = page.locator("#queue-list .row[aria-current]")
    row.hover()
    before = row.bounding_box()
    demo.mail("Came in meanwhile", "Urgent: we need a comment within 10 minutes.\n")
    expect(page.locator("#queue-list .row", has_text="Came in meanwhile")).to_have_count(1, timeout=20_000)
    after = row.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, I am in the middle of")
    expect(page.locator("#reply-text")).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("new inquir")


def test_who_saves_second_sees_both_texts_and_chooses(open_desk: Callable[..., Page], demo: Demo) -> None:
    mine, hers = open_desk(), open_desk()
    open_inquiry(mine, demo, "Two at one draft")
    write(mine, "Mine, first line.")
    expect(mine.locator("#draft-state")).to_contain_text("Draft saved")
    write_meanwhile(hers, mine, "Hers.")
    mine.locator("#reply-text").fill("Mine, second line.")
    expect(mine.locator("#their-text")).to_have_value("Hers.")
    expect(mine.locator("#reply-text")).to_have_value("Mine, second line.")
    mine.get_by_role("button", name="Use mine").click()
    expect(mine.locator("#their-text")).to_have_count(0)
    expect(mine.locator("#reply-text")).to_have_value("Mine, second line.")
    expect(mine.locator("#copies")).to_contain_text("kept text")


def test_lesson_27_undo_survives_a_reload_and_brings_the_words_back(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Sent too soon")
    write(page, "Dear Dana, this is not ready.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("leaves in")
    page.reload()
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, this is not ready.")
    expect(page.locator("#timeline")).to_contain_text("took an answer back before it left")


def test_what_was_typed_when_the_line_was_cut_comes_back(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "In a tunnel")
    write(page, "Saved.")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    # The tab dies before the server has the rest.
    page.evaluate(
        """() => {
            const field = document.getElementById("reply-text");
            field.value = "Saved. And the rest.";
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }"""
    )
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Saved. And the rest.")
    expect(page.locator('#draft-state input[name="revision"]')).to_have_value("2")
