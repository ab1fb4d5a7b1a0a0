"""A whole round without a mouse: into an inquiry and back, from one to the next; letters only for who wants them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_keyboard import current
from tests.support.arrivals import bring_in
from tests.support.running_demo import Demo


def list_refs(page: Page) -> list[str]:
    return [str(ref) for ref in page.locator("a.row").evaluate_all("rows => rows.map(row => row.dataset.ref)")]


def test_enter_goes_on_into_what_is_open_and_escape_comes_back_to_its_row(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("j")
    page.keyboard.press("j")
    here = current(page)
    page.keyboard.press("Enter")
    expect(page.locator("#queue-list .row[aria-current]")).to_have_attribute("data-ref", here)
    page.keyboard.press("Enter")
    expect(page.locator("#timeline")).to_be_focused()
    page.keyboard.press("Escape")
    assert current(page) == here
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    # Out of the field, then back to the list.
    page.keyboard.press("Escape")
    expect(page.locator("#note-text")).not_to_be_focused()
    page.keyboard.press("Escape")
    assert current(page) == here


def test_a_letter_means_the_row_that_is_stood_on_and_not_the_one_that_is_open(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    refs = list_refs(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#inquiry")).to_have_attribute("data-ref", refs[0])
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#inquiry")).to_have_attribute("data-ref", refs[1])
    expect(page.locator("#owner-menu[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#owner-menu > summary")).to_be_focused()


def test_after_one_is_closed_j_goes_on_with_the_one_after_it(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    bring_in(page, demo, "First of two to close", "Second of two to close")
    refs = list_refs(page)
    row = page.locator("#queue-list .row", has_text="First of two to close")
    place = refs.index(str(row.get_attribute("data-ref")))
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#inquiry-title")).to_have_text("First of two to close")
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    expect(page.locator("#inquiry-title")).to_be_focused()
    page.keyboard.press("j")
    assert current(page) == refs[place + 1]


def test_the_list_of_keys_takes_the_keyboard_and_gives_it_back(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("j")
    here = current(page)
    page.keyboard.press("?")
    expect(page.locator("#keys:popover-open")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#keys:popover-open")).to_be_focused()
    page.keyboard.press("Escape")
    assert current(page) == here


def test_going_back_leaves_the_keyboard_in_the_list(open_desk: Callable[..., Page]) -> None:
    page = open_desk()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#inquiry-title")).to_be_visible()
    page.locator("#owner-menu > summary").focus()
    page.go_back()
    expect(page.locator("#inquiry")).to_have_count(0)
    expect(page.locator("#queue-list .row").first).to_be_focused()


def test_who_switches_letters_off_keeps_enter_escape_arrows_and_the_palette(open_desk: Callable[..., Page]) -> None:
    page = open_desk(address="hana@pressdesk.example")
    page.keyboard.press("Control+k")
    page.keyboard.type("single-letter")
    expect(page.locator("#palette-list [role=option]")).to_contain_text("Settings: single-letter keys")
    page.keyboard.press("Enter")
    page.locator("#id_has_letter_keys").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("Your settings are saved.")
    page.goto(page.url.replace("/settings/", "/queue/due/"))
    rows = page.locator("#queue-list .row")
    rows.first.focus()
    refs = list_refs(page)
    for letter in ("j", "x", "a", "?", "/"):
        page.keyboard.press(letter)
    assert current(page) == refs[0]
    expect(page.locator("#keys:popover-open")).to_have_count(0)
    expect(page.locator("#queue-list .pick:checked")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#inquiry")).to_have_attribute("data-ref", refs[1])
    page.keyboard.press("e")
    expect(page.locator("#pane details.menu[open]")).to_have_count(0)
    # All that the letters do is done by the palette.
    page.keyboard.press("Control+k")
    page.keyboard.type("close it")
    expect(page.locator("#palette-list kbd")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#close-menu[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#close-menu > summary")).to_be_focused()
    page.get_by_role("button", name="Keys").click()
    expect(page.locator("#keys")).to_contain_text("are switched off")
    expect(page.locator("#keys .letters:visible")).to_have_count(0)
    page.keyboard.press("Escape")
