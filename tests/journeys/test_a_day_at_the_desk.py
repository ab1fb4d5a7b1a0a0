"""A day at the desk, by keyboard alone: forty mails triaged in the order of the queue, and all that comes between."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.chromium import Console, find_chromium, open_page
from tests.support.running_demo import Demo, log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed"),
]

MAILS = 40
# Their order of need is not the order in which they come.
HOURS = [2 + (index * 7) % MAILS for index in range(MAILS)]
OUTLET = "daybook.example"
THE_FORTY = f"/queue/due/?outlet={OUTLET}"


@pytest.fixture(scope="module")
def forty(demo: Demo) -> Demo:
    """Forty mails of eight reporters of one newsroom, each with a deadline of its own."""
    for index, hours in enumerate(HOURS):
        demo.mail(
            f"Daybook {hours:02}",
            f"Who can speak about this? We need a comment within {hours} hours.\n\nRobin {index % 8}\n",
            sender=f"Robin {index % 8} Castellan <robin{index % 8}@{OUTLET}>",
        )
    return demo


class Desk:
    """A person at her keyboard."""

    def __init__(self, browser: Browser, demo: Demo, console: Console, address: str = "ana@pressdesk.example") -> None:
        self.demo = demo
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 1440, "height": 900}, reduced_motion="reduce"
        )
        self.page: Page = open_page(self.context, console)
        log_in(self.page, demo, address=address)

    def go(self, path: str) -> None:
        self.page.goto(self.demo.url + path)
        self.page.wait_for_load_state("load")

    def press(self, *keys: str) -> None:
        for key in keys:
            # Before a page's scripts have run a key is nobody's.
            self.page.wait_for_load_state("load")
            self.page.keyboard.press(key)

    def settle(self) -> None:
        """Until what was drawn is drawn: nobody types within the same hundredth of a second."""
        expect(self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def rows(self) -> list[str]:
        """The subjects of the list, from the top."""
        return [
            words.replace("(unread)", "").strip()
            for words in self.page.locator("#queue-list .row .subject").all_text_contents()
        ]

    def walk_to(self, subject: str) -> None:
        """Down with j until the keys stand on that row, and open it."""
        for _step in range(60):
            self.press("j")
            if subject in str(self.page.evaluate("document.activeElement?.textContent ?? ''")):
                break
        self.press("Enter")
        expect(self.page.locator("#inquiry-title")).to_have_text(subject)

    def open(self, subject: str) -> None:
        """Find it by its words and open it: / words Enter j Enter."""
        self.press("/")
        self.page.keyboard.type(subject)
        self.press("Enter")
        expect(self.page.locator("#queue-list .row").first).to_contain_text(subject)
        self.press("j", "Enter")
        expect(self.page.locator("#inquiry-title")).to_have_text(subject)


@pytest.fixture
def desk(browser: Browser, forty: Demo) -> Iterator[Callable[..., Desk]]:
    console, desks = Console(), []

    def sit_down(address: str = "ana@pressdesk.example") -> Desk:
        desks.append(Desk(browser, forty, console, address))
        return desks[-1]

    yield sit_down
    for each in desks:
        each.context.close()
    console.check()


def take(desk: Desk) -> None:
    desk.press("a", "Enter")
    expect(desk.page.locator("#owner-menu summary")).to_contain_text("Ana Ruiz")


def close(desk: Desk) -> None:
    desk.press("e", "Enter")
    expect(desk.page.locator("#inquiry-head .badge")).to_contain_text("Closed")


def note(desk: Desk) -> None:
    desk.press("n")
    expect(desk.page.locator("#note-text")).to_be_focused()
    desk.settle()
    desk.page.keyboard.type("Asked around.")
    desk.press("Control+Enter")
    expect(desk.page.locator("#timeline .note", has_text="Asked around.")).to_be_visible()


def acknowledge(desk: Desk) -> None:
    desk.press("y")
    expect(desk.page.locator("#timeline")).to_contain_text("Thank you for your mail.")


def snooze(desk: Desk) -> None:
    desk.press("z", "Enter")
    expect(desk.page.locator("#inquiry-head")).to_contain_text("Snoozed")


ACTS = [take, close, note, acknowledge, snooze]


def test_forty_mails_are_triaged_by_keyboard_in_the_order_of_the_queue(desk: Callable[..., Desk]) -> None:
    ana = desk()
    ana.go(THE_FORTY)
    expect(ana.page.locator("#queue-list .row")).to_have_count(MAILS)
    order = ana.rows()
    assert order == [f"Daybook {hours:02}" for hours in sorted(HOURS)], "by what is due, not by what came first"
    for index, subject in enumerate(order):
        ana.walk_to(subject)
        ACTS[index % len(ACTS)](ana)
        # What was closed or snoozed is gone from the list, and nothing else.
        left = [
            each for place, each in enumerate(order) if place > index or ACTS[place % len(ACTS)] not in (close, snooze)
        ]
        expect(ana.page.locator("#queue-list .row")).to_have_count(len(left))
    assert ana.rows() == left


def test_many_at_once_are_closed_and_brought_back(desk: Callable[..., Desk]) -> None:
    ana = desk()
    ana.go(THE_FORTY)
    before = ana.rows()
    ana.press("j", "x", "j", "x", "j", "x")
    expect(ana.page.locator("#bulk-count")).to_have_text("3 chosen")
    ana.press("e")
    expect(ana.page.locator("#bulk-close[open]")).to_be_visible()
    ana.press("Enter")
    expect(ana.page.locator("#queue-list .row")).to_have_count(len(before) - 3)
    undo = ana.page.locator("#toasts .bulk-toast").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    undo.focus()
    ana.press("Enter")
    expect(ana.page.locator("#queue-list .row")).to_have_count(len(before))
    ana.go(THE_FORTY)
    assert ana.rows() == before


def test_two_are_merged_and_one_is_split_off_again(desk: Callable[..., Desk]) -> None:
    ana = desk()
    ana.go(THE_FORTY)
    first, second = ana.rows()[:2]
    ana.walk_to(first)
    target = str(ana.page.locator("#inquiry").get_attribute("data-ref"))
    messages = ana.page.locator("#timeline article.message:not(.note)")
    here = messages.count()
    ana.walk_to(second)
    there = messages.count()
    ana.press("m")
    ana.page.locator("#merge-into").focus()
    ana.page.keyboard.type(target)
    ana.press("Enter")
    expect(ana.page.locator("#inquiry-title")).to_have_text(first)
    expect(messages).to_have_count(here + there)
    ana.press("m")
    ana.page.get_by_role("link", name=re.compile("Split this one")).focus()
    ana.press("Enter")
    ana.page.locator("input[name=message]").last.focus()
    ana.press("Space", "Enter")
    expect(ana.page.locator("#inquiry-title")).to_have_text(second)
    assert ana.page.locator("#inquiry").get_attribute("data-ref") != target
    expect(messages).to_have_count(there)


def test_a_call_is_logged_from_anywhere(desk: Callable[..., Desk]) -> None:
    ana = desk()
    ana.go("/spokespeople/")
    ana.press("c")
    expect(ana.page.locator("#call-who")).to_be_focused()
    ana.page.keyboard.type("Wanda Ellery")
    ana.press("Enter")
    expect(ana.page.locator("#call-name")).to_have_value("Wanda Ellery")
    expect(ana.page.locator("#call-name")).to_be_focused()
    ana.press("Tab", "Tab", "Tab", "Tab")
    expect(ana.page.locator("#call-text")).to_be_focused()
    ana.page.keyboard.type("Who can talk about snow clearing? She needs it within 3 hours.")
    ana.press("Control+Enter")
    expect(ana.page.locator("#timeline")).to_contain_text("Who can talk about snow clearing?")
    expect(ana.page.locator("#inquiry-head .deadline")).to_contain_text("within 3 hours")


def test_a_colleagues_change_is_seen_and_both_texts_are_kept(desk: Callable[..., Desk]) -> None:
    ana, mateo = desk(), desk("mateo@pressdesk.example")
    ana.go(THE_FORTY)
    subject = ana.rows()[-1]
    ana.walk_to(subject)
    mateo.go(THE_FORTY)
    mateo.walk_to(subject)
    expect(ana.page.locator("#presence")).to_contain_text("Mateo")
    mateo.press("n")
    expect(mateo.page.locator("#note-text")).to_be_focused()
    mateo.page.keyboard.type("I know her, let me.")
    mateo.press("Control+Enter")
    expect(ana.page.locator("#timeline .note", has_text="I know her, let me.")).to_be_visible()

    for person in (ana, mateo):
        person.press("r")
        expect(person.page.locator("#reply-text")).to_be_focused()
    # Nothing comes to him by itself from now on: he writes on what he saw.
    mateo.page.route("**/changes/**", lambda route: route.fulfill(status=204))
    ana.page.keyboard.type("Ana writes.")
    expect(ana.page.locator("#draft-state")).to_contain_text("Draft saved")
    mateo.page.locator("#reply-text").fill("Mateo writes.")
    expect(mateo.page.locator("body")).to_contain_text("Both texts are kept.")
    expect(mateo.page.locator("#their-text")).to_have_value("Ana writes.")
    expect(mateo.page.locator("#reply-text")).to_have_value("Mateo writes.")


def test_the_palette_and_the_search_lead_anywhere(desk: Callable[..., Desk]) -> None:
    ana = desk()
    ana.press("Control+k")
    expect(ana.page.locator("#palette-words")).to_be_focused()
    ana.page.keyboard.type("Daybook 07")
    expect(ana.page.locator("#palette-list [role=option]").first).to_contain_text("Daybook 07")
    ana.press("Enter")
    expect(ana.page.locator("#inquiry-title")).to_have_text("Daybook 07")
    ana.open("Daybook 11")
