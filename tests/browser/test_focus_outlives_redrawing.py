"""Parts of the page are drawn anew by themselves; whoever works by keyboard stays where she is, and never falls off."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry
from tests.support.running_demo import Demo

# What the page would be told by its server, put in the way it puts it: `at` is a part, `change` what became of it.
REDRAW = """([at, change]) => {
  const part = document.querySelector(at).cloneNode(true);
  new Function("part", change)(part);
  part.setAttribute("data-drawn", String(Math.random()));
  window.desk.apply(part.outerHTML);
}"""
WHERE = "[document.activeElement.id, document.activeElement.textContent.trim().replace(/\\s+/g, ' ')].join('|')"


def redraw(page: Page, at: str, change: str = "") -> None:
    page.evaluate(REDRAW, [at, change])


def is_on(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def test_a_button_a_link_and_a_box_without_an_id_keep_it(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Where the keyboard stands")
    for part, control in [
        ("#inquiry-head", ".head-actions > form button"),
        ("#inquiry-head", "#owner-menu > summary"),
        ("#inquiry-head", "a.back"),
        ("#side", ".reporter h2 a"),
        ("#timeline", ".message .folds > a"),
        ("#queue-list", ".item:nth-child(2) .row"),
        ("#queue-list", ".item:nth-child(2) .pick"),
    ]:
        one = page.locator(f"{part} {control}").first
        one.focus()
        assert is_on(page, f"{part} *"), control
        before = page.evaluate(WHERE)
        redraw(page, part)
        assert page.evaluate(WHERE) == before, control
        assert is_on(page, f"{part} *"), control


def test_the_place_in_a_line_that_is_written_in_is_kept(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Words under the cursor")
    page.keyboard.press("r")
    text = page.locator("#reply-text")
    expect(text).to_be_focused()
    text.fill("Dear Dana, thank you.")
    text.evaluate("field => field.setSelectionRange(5, 9)")
    # Her own act renews the composer under her hands too.
    page.evaluate(
        "() => { const part = document.getElementById('composer').cloneNode(true);"
        " part.querySelector('#reply-text').textContent = 'Dear Dana, thank you.';"
        " window.desk.apply(part.outerHTML, { force: true }); }"
    )
    expect(text).to_be_focused()
    assert text.evaluate("field => [field.selectionStart, field.selectionEnd]") == [5, 9]


def test_where_the_control_is_gone_the_nearest_thing_that_does_nothing_is_stood_on(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "A button that a colleague took away")
    page.get_by_role("button", name="Take it").focus()
    redraw(page, "#inquiry-head", "part.querySelector('.meta > form').remove()")
    expect(page.locator("#inquiry-title")).to_be_focused()
    page.locator("#timeline .message .folds > a").first.focus()
    redraw(page, "#timeline", "part.querySelector('.message .folds').remove()")
    assert is_on(page, "#timeline .message")
    page.locator("#side .reporter h2 a").focus()
    redraw(page, "#side", "part.querySelector('.reporter').remove()")
    expect(page.locator("#side")).to_be_focused()


def test_a_row_that_leaves_the_list_hands_on_to_the_one_after_it(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    refs = page.locator("a.row").evaluate_all("rows => rows.map(row => row.dataset.ref)")
    for kind in ("a.row", ".pick"):
        page.locator(f"#queue-list {kind}").nth(1).focus()
        redraw(page, "#queue-list", "part.children[1].remove()")
        assert is_on(page, kind)
        assert page.evaluate("document.activeElement.closest('.item').querySelector('.row').dataset.ref") == refs[2]
        page.reload()
    # One that only moves takes the keyboard along.
    page.locator("#queue-list a.row").nth(2).focus()
    redraw(page, "#queue-list", "part.append(part.children[0], part.children[2])")
    assert page.evaluate("document.activeElement.dataset.ref") == refs[2]


def test_somebody_found_for_an_inquiry_stays_found_while_the_page_is_renewed(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Who could speak about this street")
    page.keyboard.press("s")
    page.keyboard.type("Holloway")
    found = page.locator("#matches button").first
    expect(found).to_be_visible()
    found.focus()
    before = page.evaluate(WHERE)
    with page.expect_response(lambda answer: "/changes/" in answer.url and "words=Holloway" in answer.url):
        # All is drawn anew twice a minute; here now.
        page.evaluate("() => { const real = Date.now; Date.now = () => real() + 60000; }")
    expect(page.locator("#voice")).to_have_attribute("value", "Holloway")
    assert page.evaluate(WHERE) == before
    expect(page.locator("#voice")).to_have_value("Holloway")
