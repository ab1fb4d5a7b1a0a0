"""The desk by keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.running_demo import Demo


def current(page: Page) -> str:
    """The row that the keys stand on."""
    return str(page.evaluate("document.activeElement?.closest('a.row')?.dataset.ref ?? ''"))


def test_j_and_k_walk_the_queue_and_enter_opens(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    refs = page.locator("a.row").evaluate_all("rows => rows.map(row => row.dataset.ref)")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert current(page) == refs[1]
    page.keyboard.press("k")
    assert current(page) == refs[0]
    page.keyboard.press("Enter")
    expect(page.locator("#pane .num", has_text=refs[0]).first).to_be_visible()
    assert refs[0] in page.url
    page.go_back()
    expect(page).to_have_url(page.url)
    assert "/queue/" in page.url


def test_r_n_a_e_open_what_they_say_and_letters_in_a_field_stay_letters(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.locator("a.row").nth(2).click()
    expect(page.locator("#pane h1")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("jrnae? are letters here")
    expect(page.locator("#note-text")).to_have_value("jrnae? are letters here")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("#pane details[open], #pane [popover]:popover-open").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator("#pane").get_by_text("No comment")).to_be_visible()


def test_a_question_mark_shows_the_keys_and_escape_hides_them(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("?")
    expect(page.locator("#keys:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys:popover-open")).to_have_count(0)


def test_every_control_of_the_queue_is_reached_by_tab_with_a_visible_focus(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    seen = set()
    for _press in range(80):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.outerHTML.slice(0, 80), s.outlineStyle, s.boxShadow]; })()"
        )
        assert outline[1] != "none" or outline[2] != "none", f"no visible focus on {outline[0]}"
        seen.add(outline[0])
        if 'class="row' in outline[0]:
            break
    assert any('class="row' in each for each in seen)


def test_focus_is_never_lost_and_an_unfinished_note_comes_back_after_a_reload(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Noted, and the page is loaded anew")
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("Called twice")
    page.reload()
    expect(page.locator("#note-text")).to_have_value("Called twice")
    page.locator("#note-text").press("Control+Enter")
    expect(page.locator(".note", has_text="Called twice")).to_be_visible()
    expect(page.locator("#inquiry-title")).to_be_focused()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    expect(page.locator("#inquiry-title")).to_be_focused()


def test_a_form_sent_after_the_login_ran_out_asks_for_it_and_loses_nothing(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Noted when the login ran out")
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("Precious words")
    # It is the form that finds out, not the page's own question whether anything happened.
    page.route("**/changes/**", lambda route: route.fulfill(status=204))
    there, cookies = page.url, page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[name=password]")).to_be_visible()
    page.context.add_cookies([{**each} for each in cookies])  # type: ignore[typeddict-item]
    page.goto(there)
    expect(page.locator("#note-text")).to_have_value("Precious words")
