"""Whoever answers sees what was asked; what opens on the inquiry's page opens where it is seen."""

from collections.abc import Callable
from typing import cast

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.support.arrivals import bring_in
from tests.support.running_demo import Demo

MENUS = ("owner", "topics", "snooze", "merge", "confidential", "close", "deadline")
MANY_LINES = "A line of an answer that takes its time.\n" * 40


def box(part: Locator) -> FloatRect:
    """Where it stands on the screen."""
    return cast(FloatRect, part.bounding_box())


def open_inquiry(page: Page) -> None:
    """One that waits for its answer, the same at any hour: the queue's order goes by the clock."""
    page.locator("a.row", has_text="Transit tax").click()
    expect(page.locator("#pane h1")).to_be_visible()


def begin_answer(page: Page) -> None:
    page.locator("#composer [data-key=r]").first.click()
    expect(page.locator("#reply-text")).to_be_visible()


def check_room(page: Page, where: str) -> None:
    """A third of the inquiry shows what was asked; the composer, its buttons on one line, is on the screen."""
    pane, timeline, composer = (box(page.locator(each)) for each in ("#inquiry", "#timeline", "#composer"))
    assert timeline["height"] >= max(200, pane["height"] * 0.33), where
    assert composer["y"] + composer["height"] <= pane["y"] + pane["height"] + 1, where
    lines = page.evaluate(
        "[...document.querySelectorAll('#reply-form > .go > .button, #later-menu > summary')]"
        ".filter((each) => each.checkVisibility())"
        ".map((each) => Math.round(each.getBoundingClientRect().bottom / 10))"
    )
    assert len(lines) == 4 and len(set(lines)) == 1, (where, lines)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1366, 768), (1440, 900)])
def test_whoever_answers_sees_what_was_asked(open_desk: Callable[..., Page], width: int, height: int) -> None:
    page = open_desk(width)
    page.set_viewport_size({"width": width, "height": height})
    open_inquiry(page)
    begin_answer(page)
    check_room(page, "empty")
    page.locator("#reply-text").fill(MANY_LINES)
    check_room(page, "long")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (390, 844)])
def test_the_mail_as_the_reporter_reads_it_opens_in_sight(
    open_desk: Callable[..., Page], width: int, height: int
) -> None:
    page = open_desk(width)
    page.set_viewport_size({"width": width, "height": height})
    open_inquiry(page)
    begin_answer(page)
    page.locator("#reply-text").fill("The vote is on Tuesday.")
    page.locator("#preview > summary").click()
    words = page.locator("#reply-preview")
    expect(words).to_contain_text("The vote is on Tuesday.")
    expect(words).to_be_in_viewport()
    shown = box(words)
    # What is seen of it lies above the buttons, in the part that scrolls, and on the screen.
    floor = min(box(page.locator("#reply-form > .go"))["y"], height)
    assert floor - shown["y"] >= min(60, shown["height"]), (shown, floor)
    assert shown["y"] >= box(page.locator(".reply-part"))["y"] - 1


def test_a_tab_that_is_open_leads_to_the_words_and_draws_nothing_anew(open_desk: Callable[..., Page]) -> None:
    page = open_desk(1440)
    open_inquiry(page)
    begin_answer(page)
    page.locator("#reply-text").fill("The vote is on Tuesday.")
    page.locator("#preview > summary").click()
    expect(page.locator("#reply-preview")).to_contain_text("The vote is on Tuesday.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    begin_answer(page)
    expect(page.locator("#reply-text")).to_be_focused()
    expect(page.locator("#preview")).to_have_attribute("open", "")
    assert not [each for each in asked if "compose=" in each]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 800), (640, 450), (390, 844)])
def test_every_menu_opens_on_the_screen(open_desk: Callable[..., Page], width: int, height: int) -> None:
    page = open_desk(width)
    page.set_viewport_size({"width": width, "height": height})
    open_inquiry(page)
    begin_answer(page)
    for name in (*MENUS, "later"):
        summary = page.locator(f"#{name}-menu > summary")
        summary.scroll_into_view_if_needed()
        summary.press("Enter")
        panel = page.locator(f"#{name}-menu[open] > :not(summary)")
        expect(panel).to_be_visible()
        page.wait_for_timeout(50)
        shown = box(panel)
        assert shown["x"] >= 0 and shown["y"] >= 0 and shown["height"] > 30, (name, shown)
        assert shown["x"] + shown["width"] <= width and shown["y"] + shown["height"] <= height, (name, shown)
        assert panel.evaluate(
            "(node) => { const at = node.getBoundingClientRect();"
            " return node.contains(document.elementFromPoint(at.x + at.width / 2, at.y + 12)); }"
        ), f"{name} is covered"
        page.keyboard.press("Escape")


def test_a_copy_to_somebody_is_never_folded_away(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    bring_in(page, demo, "Nobody in copy so far")
    page.locator("a.row", has_text="Nobody in copy so far").click()
    begin_answer(page)
    cc = page.locator("#reply-cc")
    expect(cc).to_be_hidden()
    page.locator("#copied-to > summary").click()
    expect(cc).to_be_visible()
    cc.fill("editor@piedmontcourier.example")
    page.locator("#copied-to > summary").click()
    expect(cc).to_be_visible()
    page.locator("#reply-text").fill("Words.")
    expect(page.locator("#draft-state")).to_contain_text("Draft saved")
    page.reload()
    expect(cc).to_be_visible()
    expect(cc).to_have_value("editor@piedmontcourier.example")


def test_the_heads_buttons_say_what_they_are_called(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    open_inquiry(page)
    for words in ("Snooze", "Mark unread", "Merge…", "Who may read it", "Close as…"):
        assert box(page.locator(".head-actions").get_by_text(words, exact=True).first)["width"] > 20, words


def test_the_row_that_is_read_is_not_the_faintest(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    open_inquiry(page)
    subject = page.locator(".row[aria-current] .subject")
    expect(page.locator(".row[aria-current]:not(.unread)")).to_have_count(1)
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert subject.evaluate("(node) => getComputedStyle(node).color") == ink
