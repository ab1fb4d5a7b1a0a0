"""Whoever is made the reporter is who the button writes to, at once; what is being written stays where it is."""

from collections.abc import Callable
from itertools import count

from playwright.sync_api import Page, expect

from tests.support.arrivals import bring_in
from tests.support.running_demo import Demo

FORWARDED = (
    "Could you see to this?\n\n---------- Forwarded message ---------\n"
    "From: Imogen Vance <imogen@harbortribune.example>\nDate: Mon, Oct 12, 2026 at 10:05 AM\n"
    "Subject: Harbor levy\nTo: Lou Fenn <lou.fenn@gmail.com>\n\nWho can speak on the levy?\n"
)
numbers = count(1)


def open_forward(page: Page, demo: Demo) -> None:
    """Mailed by somebody outside, and opened."""
    subject = f"Fwd: Harbor levy {next(numbers)}"
    bring_in(page, demo, subject, text=FORWARDED, sender="Lou Fenn <lou.fenn@gmail.com>")
    page.locator("#queue-list .row", has_text=subject).click()
    expect(page.locator("#pane h1")).to_contain_text(subject)


def make_her_the_requester(page: Page) -> None:
    page.locator("#side form[action*='/requester/'] button").click()
    expect(page.locator("#toasts")).to_contain_text("The reporter is Imogen Vance now.")


def test_the_button_is_drawn_anew_where_nobody_writes(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_forward(page, demo)
    button = page.locator("#composer [data-key=r]")
    expect(button).to_contain_text("Lou Fenn")
    make_her_the_requester(page)
    expect(button).to_contain_text("Imogen Vance")


def test_a_note_that_is_being_written_stays(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    open_forward(page, demo)
    page.locator("#composer [data-key=n]").click()
    page.locator("#note-text").fill("Lou is a neighbor of hers.")
    make_her_the_requester(page)
    expect(page.locator("#note-text")).to_have_value("Lou is a neighbor of hers.")
