"""Notices at the foot of the page: read out once, counted for the eye; an error stays until somebody puts it away."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_at_the_desk import open_inquiry, write
from tests.support.running_demo import Demo

# Keeps all that a screen reader would be given to read out, from now on.
LISTEN = """() => {
  window.heard = [];
  const isLive = (node) => node?.closest?.("[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]");
  new MutationObserver((changes) => {
    for (const change of changes) {
      const at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
      const region = isLive(at) || [...change.addedNodes].find(isLive);
      const words = region?.textContent.replace(/\\s+/g, " ").trim();
      if (words) window.heard.push(words);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def test_an_answer_about_to_leave_is_told_once_and_its_seconds_are_counted_in_silence(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk(turns_clock=True)
    open_inquiry(page, demo, "Counted in silence")
    write(page, "Dear Dana, here it is.")
    page.evaluate(LISTEN)
    page.keyboard.press("Control+Enter")
    count = page.locator("#toasts [data-countdown]")
    first = count.inner_text()
    # The eye sees them go by.
    page.clock.run_for(3_000)
    expect(count).not_to_have_text(first)
    told = [words for words in page.evaluate("window.heard") if "leaves in" in words]
    assert len(told) == 1, told
    assert told[0].startswith("Your answer to Dana Whitcomb leaves in")
    assert count.evaluate("node => node.closest('[aria-live], [role=status], [role=alert]') === null")
    # It is found, and taken back, without a mouse.
    page.keyboard.press("Control+k")
    page.keyboard.type("undo")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text")).to_have_value("Dear Dana, here it is.")


def test_an_error_stays_through_what_comes_after_it_until_it_is_put_away(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk(turns_clock=True)
    open_inquiry(page, demo, "Nowhere to merge into")
    page.evaluate(LISTEN)
    for _again in range(2):
        page.keyboard.press("m")
        page.locator("#merge-into").fill("PD-999999")
        with page.expect_response("**/merging/**"):
            page.keyboard.press("Enter")
        error = page.locator("#toasts .toast.error")
        expect(error).to_have_count(1)
    told = error.inner_text()
    assert any(told in words for words in page.evaluate("window.heard"))
    # Something else is done, and said; nine seconds go by.
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".owner-menu summary")).to_contain_text("Ana Ruiz")
    page.clock.run_for(9_500)
    expect(error).to_have_text(told)
    page.locator("#inquiry-title").focus()
    page.keyboard.press("Escape")
    expect(error).to_have_count(0)
    expect(page.locator("#inquiry-title")).to_be_focused()


def test_the_button_of_an_error_puts_it_away_and_leads_back(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Still nowhere to merge into")
    page.keyboard.press("m")
    page.locator("#merge-into").fill("PD-999998")
    page.keyboard.press("Enter")
    away = page.locator("#toasts").get_by_role("button", name="Dismiss")
    expect(away).to_be_visible()
    page.locator("#owner-menu > summary").focus()
    away.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#toasts .toast.error")).to_have_count(0)
    expect(page.locator("#owner-menu > summary")).to_be_focused()


def test_what_went_well_passes_by_itself_and_waits_while_it_is_looked_at(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk(turns_clock=True)
    open_inquiry(page, demo, "Put off for a while")
    page.evaluate(LISTEN)
    page.keyboard.press("z")
    page.keyboard.press("Enter")
    toast = page.locator("#toasts .toast", has_text="Snoozed until")
    expect(toast).to_be_visible()
    page.wait_for_function("() => window.heard.some(words => words.startsWith('Snoozed until'))")
    # It carries an Undo, and stays longer for it than one that only says something.
    toast.hover()
    page.clock.run_for(32_500)
    expect(toast).to_be_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(1_500)
    expect(toast).to_have_count(0)


def test_what_was_done_is_undone_from_its_notice_after_a_reload_by_keyboard_alone(
    open_desk: Callable[..., Page], demo: Demo
) -> None:
    page = open_desk()
    open_inquiry(page, demo, "Closed by mistake")
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    toast = page.locator("#toasts .act-toast", has_text="Closed as answered.")
    expect(toast).to_be_visible()
    page.reload()
    expect(toast).to_be_visible()
    badge = page.locator("#inquiry-head .badge")
    expect(badge).to_contain_text("Closed")
    toast.get_by_role("button", name="Undo: Closed as answered.").focus()
    page.keyboard.press("Enter")
    expect(badge).to_have_text("New")
    expect(toast).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("Undone: it is as it was before.")
    # The keyboard is on the page, not nowhere.
    assert page.evaluate("document.activeElement !== document.body")
