"""A follow-up on the open inquiry is unread until it came into sight; a button says that it is there."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.support.arrivals import ask, bring_in
from tests.support.running_demo import Demo

LONG = "\n\n".join(f"Point {number}: who can speak about this?" for number in range(40))

IS_IN_TIMELINE = """button => {
    const top = document.getElementById("composer").getBoundingClientRect().top;
    return button.getBoundingClientRect().bottom <= top;
}"""


def open_long(page: Page, demo: Demo, subject: str) -> str:
    """An inquiry longer than its timeline, opened; the thread to follow up in."""
    thread = f"<{subject.replace(' ', '-').lower()}@piedmontcourier.example>"
    bring_in(page, demo, subject, text=f"{LONG}\n", Message_ID=thread)
    find_row(page, subject).click()
    expect(page.locator("#inquiry-title")).to_have_text(subject)
    page.wait_for_load_state("load")
    return thread


def find_row(page: Page, subject: str) -> Locator:
    return page.locator("#queue-list .row", has_text=subject)


def follow_up(demo: Demo, subject: str, thread: str, text: str = "One more thing: by when?") -> None:
    demo.mail(f"Re: {subject}", f"{text}\n", In_Reply_To=thread)


def scroll(page: Page, top: int) -> None:
    page.locator("#timeline").evaluate("(list, top) => { list.scrollTop = top; }", top)


def is_unread(other: Page, subject: str) -> bool:
    """As the server has it, whatever the first page believes."""
    other.reload()
    return "unread" in (find_row(other, subject).get_attribute("class") or "")


def test_what_comes_below_the_fold_is_unread_until_she_goes_there(open_desk: Callable[..., Page], demo: Demo) -> None:
    page, other = open_desk(), open_desk()
    subject = "Below the fold"
    thread = open_long(page, demo, subject)
    expect(page.locator("#below")).to_be_hidden()
    assert not is_unread(other, subject)
    scroll(page, 0)
    follow_up(demo, subject, thread)
    button = page.get_by_role("button", name="1 new message below")
    expect(button).to_be_visible(timeout=20_000)
    expect(page.locator("#announcer")).to_have_text("1 new message below")
    assert page.locator("#below").evaluate(IS_IN_TIMELINE), "it covers nothing that is pressed"
    expect(find_row(page, subject)).to_have_class("row later unread")
    for _again in range(2):
        ask(page)
    assert is_unread(other, subject), "it was drawn where she did not look"
    expect(find_row(page, subject)).to_have_class("row later unread")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#timeline .message").last).to_be_in_viewport()
    expect(page.locator("#timeline .message").last).to_be_focused()
    expect(page.locator("#below")).to_be_hidden()
    expect(find_row(page, subject)).to_have_class("row later")
    ask(page)
    assert not is_unread(other, subject)


def test_two_are_counted_and_scrolling_there_reads_them(open_desk: Callable[..., Page], demo: Demo) -> None:
    page, other = open_desk(), open_desk()
    subject = "Two below the fold"
    thread = open_long(page, demo, subject)
    scroll(page, 0)
    follow_up(demo, subject, thread)
    expect(page.get_by_role("button", name="1 new message below")).to_be_visible(timeout=20_000)
    follow_up(demo, subject, thread, "And another.")
    expect(page.get_by_role("button", name="2 new messages below")).to_be_visible(timeout=20_000)
    scroll(page, 100_000)
    expect(page.locator("#below")).to_be_hidden()
    ask(page)
    assert not is_unread(other, subject)


def test_who_stands_at_the_foot_is_taken_along(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    subject = "At the foot"
    thread = open_long(page, demo, subject)
    scroll(page, 100_000)
    follow_up(demo, subject, thread)
    expect(page.locator("#timeline .message")).to_have_count(2, timeout=20_000)
    expect(page.locator("#timeline .message").last).to_be_in_viewport()
    expect(page.locator("#announcer")).to_have_text("A message has come in.")
    expect(page.locator("#below")).to_be_hidden()
    expect(find_row(page, subject)).to_have_class("row later")
