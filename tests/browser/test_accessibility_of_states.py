"""axe finds nothing either where the desk stands in the middle of something: a choice, a doubt, a failure, a search."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_files_that_fail import make_file
from tests.browser.test_two_at_the_desk import open_inquiry, write, write_meanwhile
from tests.browser.test_words_that_were_not_sent import lose_the_draft
from tests.support.arrivals import bring_in
from tests.support.looks import TWO_LOOKS, look
from tests.support.running_demo import Demo

# Lists that hold nothing: of a view, under a filter, of a search; and a page whose words find something, or do not.
EMPTY_AND_FOUND = ["/queue/due/?text=nothingatall", "/queue/answered/?text=nothingatall",
                   "/journalists/?text=nothingatall", "/spokespeople/?q=nothingatall",
                   "/outlets/?text=nothingatall", "/search/", "/search/?text=rent",
                   "/search/?text=nothingatall", "/search/?text=from:nobody deadline:whenever", "/palette/?q=zzzz",
                   "/inquiries/PD-1/merging/?into=rent", "/inquiries/PD-1/merging/?into=zzzz", "/bulk/?view=due",
                   "/calls/new/?who=an"]  # fmt: skip

# What a friend passes on, and what a reporter writes herself.
SIGNED = (
    "Who speaks on the harbor fund?\n\nBest,\nWren Halloran\nReporter, The Wharf Gazette\nDurham, NC\n(919) 555-0123\n"
)
PASSED_ON = (
    "See below.\n\n---------- Forwarded message ---------\n"
    "From: Wren Halloran {width} <wren{width}@gmail.com>\nDate: Mon, Mar 2, 2026 at 9:14 AM\nSubject: Water\n"
    "To: Desmond <desmond@gmail.com>\n\nWho speaks on water?\n"
)


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_chosen_rows_and_what_was_done_to_them(
    open_desk: Callable[..., Page], demo: Demo, width: int, theme: str
) -> None:
    page, subject = open_desk(width, theme), f"Chosen at {width}"
    bring_in(page, demo, subject)
    page.locator("#queue-list .row", has_text=subject).focus()
    page.keyboard.press("x")
    expect(page.locator("#bulk-count")).to_have_text("1 chosen")
    expect(page.locator("#bulk-verbs summary").first).to_be_visible()
    look(page, "a chosen row")
    page.keyboard.press("e")
    page.get_by_role("button", name="Not media").click()
    undo = page.locator("#toasts form[action*='/bulk/']")
    expect(undo).to_have_count(1)
    look(page, "the notice of it", part="#toasts")
    act = str(undo.get_attribute("action")).removesuffix("undo/")
    page.goto(demo.url + act)
    look(page, "what was done to many")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_a_doubt_before_sending_and_a_colleagues_words(
    open_desk: Callable[..., Page], demo: Demo, width: int, theme: str
) -> None:
    mine, hers = open_desk(width, theme), open_desk()
    open_inquiry(mine, demo, f"Doubts at {width}")
    write(mine, "Dear Dana, the report is attached.")
    expect(mine.locator("#draft-state")).to_contain_text("Draft saved")
    mine.keyboard.press("Control+Enter")
    expect(mine.locator("#guard")).to_be_visible()
    look(mine, "the send guard", part="#composer")
    write_meanwhile(hers, mine, "Hers.")
    mine.locator("#reply-text").fill("Mine.")
    expect(mine.locator("#their-text")).to_have_value("Hers.")
    look(mine, "two texts", part="#composer")
    mine.get_by_role("button", name="Use mine").click()
    mine.locator("#copies summary").click()
    look(mine, "a kept text", part="#composer")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_an_answer_with_its_files_its_preview_and_its_undo(
    open_desk: Callable[..., Page], demo: Demo, width: int, theme: str
) -> None:
    page = open_desk(width, theme, says="ERR_")
    open_inquiry(page, demo, f"An answer at {width}")
    write(page, "Dear Dana,\n\n- one\n- *two*")
    page.route("**/draft/files/**", lambda route: route.abort(), times=1)
    page.set_input_files("#reply-files", [make_file("one-with-a-rather-long-name.pdf"), make_file("two.pdf")])
    expect(page.locator("#files-left li")).to_have_count(1)
    expect(page.locator("#draft-files")).to_contain_text("two.pdf")
    page.locator("#preview > summary").click()
    expect(page.locator("#preview[open] #reply-preview")).to_contain_text("two")
    look(page, "a file that failed, and the preview", part="#composer")
    page.locator("#files-left").get_by_role("button", name="Leave out").click()
    page.locator("#copied-to > summary").click()
    look(page, "with more recipients", part="#composer")
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator("#toasts [data-countdown]")).to_be_visible()
    look(page, "an answer about to leave", part="#toasts")
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts .act-toast")).to_be_visible()
    look(page, "an act that can be undone")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_words_that_wait_for_a_draft_and_a_note_that_failed(
    open_desk: Callable[..., Page], demo: Demo, width: int, theme: str
) -> None:
    mine, hers = open_desk(width, theme, says="ERR_"), open_desk()
    open_inquiry(mine, demo, f"Words at {width}")
    write(mine, "Dear Dana,")
    expect(mine.locator("#draft-state")).to_contain_text("Draft saved")
    mine.route("**/draft/*", lambda route: route.abort(), times=1)
    mine.locator("#reply-text").press_sequentially(" yes.")
    expect(mine.locator("#draft-state")).to_contain_text("Not saved")
    look(mine, "an answer that is not saved", part="#composer")
    expect(mine.locator("#draft-state")).not_to_contain_text("Not saved", timeout=30_000)
    lose_the_draft(mine, hers)
    look(mine, "words without a draft", part="#composer")
    mine.keyboard.press("Escape")
    mine.keyboard.press("n")
    mine.locator("#note-text").fill("Rang her.")
    mine.route("**/notes/**", lambda route: route.abort(), times=1)
    mine.keyboard.press("Control+Enter")
    expect(mine.locator("#toasts .error")).to_be_visible()
    look(mine, "a note that failed")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_dialogs_with_something_in_them(open_desk: Callable[..., Page], width: int, theme: str) -> None:
    page = open_desk(width, theme)
    page.keyboard.press("Control+k")
    page.keyboard.type("rent")
    expect(page.locator("#palette-list [role=option]").first).to_be_visible()
    look(page, "the palette with lines", part="#palette[open]")
    page.keyboard.type(" zzzz")
    expect(page.locator("#palette-none")).to_be_visible()
    look(page, "the palette with none", part="#palette[open]")
    page.keyboard.press("Escape")
    expect(page.locator("#palette[open]")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("#keys:popover-open")).to_be_visible()
    look(page, "the list of keys", part="#keys:popover-open")
    page.keyboard.press("Escape")
    expect(page.locator("#keys:popover-open")).to_have_count(0)
    page.keyboard.press("c")
    expect(page.locator("#call-who")).to_be_focused()
    page.keyboard.type("an")
    expect(page.locator("#call-people").get_by_role("option").first).to_be_visible()
    look(page, "callers", part="#call-dialog[open]")
    page.locator("#call-people").get_by_role("option").first.click()
    expect(page.locator("#call-dialog .caller")).to_be_visible()
    page.locator("#call-text").fill("We need a comment by 5 pm tomorrow.")
    expect(page.locator("#call-deadline")).to_contain_text("Deadline read from")
    page.locator(".call-more > summary").click()
    look(page, "a call that is written", part="#call-dialog[open]")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_what_is_empty_and_what_is_found(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme)
    for path in EMPTY_AND_FOUND:
        answer = page.goto(demo.url + path)
        assert answer is not None
        assert answer.ok, path
        look(page, path, part="#main")
    page.goto(f"{demo.url}/queue/due/?deadline=today")
    page.locator("#save-menu > summary").click()
    look(page, "the menu that saves a view", part="#save-menu[open]")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_whose_mail_was_passed_on_and_what_her_signature_says(
    open_desk: Callable[..., Page], demo: Demo, width: int, theme: str
) -> None:
    page, subject = open_desk(width, theme), f"Passed on at {width}"
    text = PASSED_ON.format(width=width)
    bring_in(page, demo, subject, text=text, sender=f"Desmond {width} <desmond{width}@gmail.com>")
    page.locator("#queue-list .row", has_text=subject).click()
    make = page.get_by_role("button", name=f"Make Wren Halloran {width} the requester")
    expect(make).to_be_visible()
    look(page, "whose mail it is")
    make.click()
    expect(page.locator("#toasts")).to_contain_text(f"The reporter is Wren Halloran {width} now.")
    # Her next mail is signed by herself.
    page.goto(f"{demo.url}/queue/due/")
    bring_in(page, demo, f"Signed at {width}", text=SIGNED, sender=f"Wren <wren{width}@gmail.com>")
    page.locator("#queue-list .row", has_text=f"Signed at {width}").click()
    expect(page.get_by_role("button", name=re.compile("Take over.*The Wharf Gazette"))).to_be_visible()
    look(page, "what her signature says")
    page.get_by_role("button", name=re.compile("Dismiss.*The Wharf Gazette")).click()
    expect(page.locator("#toasts")).to_contain_text("Not suggested again")
    look(page, "one of it dismissed")
