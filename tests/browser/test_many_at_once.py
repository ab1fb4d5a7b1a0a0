"""Many inquiries chosen by key and by mouse, done at once and taken back; the palette does what the page can do."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.arrivals import bring_in
from tests.support.looks import check
from tests.support.running_demo import Demo


def choose(page: Page, *subjects: str) -> None:
    """Stand on each and press x."""
    for subject in subjects:
        page.locator("#queue-list .row", has_text=subject).focus()
        page.keyboard.press("x")


def test_x_chooses_and_the_chosen_are_closed_at_once_and_taken_back(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    names = ["Bulk one", "Bulk two", "Bulk three"]
    bring_in(page, demo, *names)
    choose(page, *names)
    expect(page.locator("#bulk-count")).to_have_text("3 chosen")
    page.keyboard.press("x")
    expect(page.locator("#bulk-count")).to_have_text("2 chosen")
    page.keyboard.press("x")
    expect(page.locator("#bulk-verbs summary").first).to_be_visible()
    check(page, "the bar")
    page.keyboard.press("e")
    expect(page.locator("#bulk-close[open]")).to_be_visible()
    check(page, "a menu of the bar")
    page.get_by_role("button", name="Not media").click()
    expect(page.locator("#toasts")).to_contain_text("3 inquiries: closed as not media")
    for name in names:
        expect(page.locator("#queue-list .row", has_text=name)).to_have_count(0)
    expect(page.locator("#bulk.on")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('#queue-list .row')")
    page.reload()
    page.locator("#toasts [id^=bulk-act]").get_by_role("button", name="Undo").click()
    expect(page.locator("#toasts")).to_contain_text("3 inquiries are as they were before")
    for name in names:
        expect(page.locator("#queue-list .row", has_text=name)).to_have_count(1)


def test_shift_chooses_a_range_and_escape_lets_go(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.locator("#bulk-count")).to_have_text("3 chosen")
    page.locator("#queue-list .pick").nth(4).click(modifiers=["Shift"])
    expect(page.locator("#bulk-count")).to_have_text("5 chosen")
    page.locator("#queue-list .row").nth(1).focus()
    page.keyboard.press("Escape")
    expect(page.locator("#queue-list .pick:checked")).to_have_count(0)
    expect(page.locator("#bulk.on")).to_have_count(0)


def test_all_that_match_are_counted_and_one_click_lets_them_go(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.get_by_role("button", name="Choose all that match").click()
    expect(page.locator("#bulk-all")).to_have_text(re.compile(r"All \d+ that match are meant"))
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#bulk.on")).to_have_count(0)
    expect(page.locator("#bulk-all")).to_have_count(0)


def test_the_palette_finds_by_words_and_goes_there(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    page.goto(f"{demo.url}/settings/")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-words")).to_be_focused()
    check(page, "the palette")
    page.keyboard.type("snooz")
    option = page.get_by_role("option", name="Snoozed").first
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/queue/snoozed/$"))


def test_the_palette_does_what_the_page_can_do(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    bring_in(page, demo, "By palette")
    page.locator("#queue-list .row", has_text="By palette").click()
    expect(page.locator("#inquiry-title")).to_have_text("By palette")
    page.keyboard.press("Control+k")
    page.keyboard.type("note")
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("Ctrl-K works from within a field")
    page.keyboard.press("Control+k")
    page.keyboard.type("withdrawn")
    expect(page.get_by_role("option", name="Withdrawn")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#inquiry-head")).to_contain_text("Closed: Withdrawn")
    expect(page.locator("#note-text")).to_have_value("Ctrl-K works from within a field")
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzz nobody")
    expect(page.locator("#palette-none")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#palette[open]")).to_have_count(0)


def test_t_names_topics_by_their_first_letters(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    bring_in(page, demo, "By first letters")
    page.locator("#queue-list .row", has_text="By first letters").click()
    expect(page.locator("#inquiry-title")).to_have_text("By first letters")
    page.keyboard.press("t")
    expect(page.locator("#topics-menu [data-narrow]")).to_be_focused()
    check(page, "the topics menu")
    page.keyboard.type("paid")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#topics-menu .topic")).to_have_text(["Paid leave"])
    expect(page.locator("#timeline")).to_contain_text("gave it the topic Paid leave")


def test_u_closes_the_inquiry_and_the_list_stays_as_it_is(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    there = page.url
    page.evaluate("window.sameDocument = true")
    row = page.locator("#queue-list .row").nth(3)
    ref = row.get_attribute("data-ref")
    row.click()
    expect(page.locator("#inquiry-title")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#inquiry")).to_have_count(0)
    expect(page).to_have_url(there)
    assert page.evaluate("window.sameDocument === true")
    assert page.evaluate("document.activeElement.dataset.ref") == ref
    page.go_back()
    expect(page.locator("#inquiry")).to_have_attribute("data-ref", str(ref))


def test_an_old_error_leaves_nobody_chosen_for_the_next_act(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    bring_in(page, demo, "Beside an error one", "Beside an error two")
    page.locator("#queue-list .row", has_text="Beside an error one").click()
    expect(page.locator("#inquiry-title")).to_have_text("Beside an error one")
    page.keyboard.press("m")
    page.locator("#merge-into").fill("PD-999997")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts .error")).to_have_count(1)
    choose(page, "Beside an error one", "Beside an error two")
    # Pressed before the verbs are here, the key waits for them and means the chosen.
    page.keyboard.press("e")
    expect(page.locator("#bulk-close[open]")).to_be_visible()
    page.get_by_role("button", name="Not media").click()
    expect(page.locator("#toasts")).to_contain_text("2 inquiries: closed as not media")
    expect(page.locator("#toasts .error")).to_have_count(1)
    expect(page.locator("#queue-list .pick:checked")).to_have_count(0)
    expect(page.locator("#bulk.on")).to_have_count(0)


def test_a_failed_note_is_kept_by_the_mouse_too(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk(says="ERR_FAILED")
    bring_in(page, demo, "An error over no button")
    page.locator("#queue-list .row", has_text="An error over no button").click()
    expect(page.locator("#inquiry-title")).to_have_text("An error over no button")
    page.keyboard.press("n")
    page.locator("#note-text").fill("Rang her.")
    page.route("**/notes/**", lambda route: route.abort(), times=1)
    keep = page.locator("#composer .note-form").get_by_role("button")
    keep.first.click()
    expect(page.locator("#toasts .error")).to_be_visible()
    keep.first.click()
    expect(page.locator("#timeline .note", has_text="Rang her.")).to_have_count(1)
