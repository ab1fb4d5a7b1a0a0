"""The whole journey on real parts: `make demo`'s command, SMTP in, a real Chromium, SMTP out, the reporter's answer."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chromium import Console, find_chromium, open_page
from tests.support.running_demo import DANA, PRESS, Demo, log_in, wait_until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed"),
]


def test_a_reporter_is_answered_in_her_thread_before_her_deadline(demo: Demo, browser: Browser) -> None:
    console = Console()
    subject = "What became of the night shelter on Canal Street?"
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = open_page(context, console)
    log_in(page, demo)

    mailed = time.monotonic()
    demo.mail(
        subject,
        "Who could speak about it? I am filing within the hour.\n\nDana\n",
        Message_ID="<q@courier.example>",
    )
    row = page.locator("a.row", has_text=subject)
    row.wait_for()
    waits = [time.monotonic() - mailed]
    # A machine that runs other tests beside this one may be busy once; it is not busy every time.
    while waits[-1] > 3 and len(waits) < 4:
        waits.append(time_to_the_page(page, demo, f"Another question, the {len(waits)}."))
    assert min(waits) <= 3, f"on an already open queue page within three seconds, took {waits}"

    row.click()
    expect(page.locator("#pane h1")).to_have_text(subject)
    expect(page.locator("#pane mark")).to_have_text(re.compile("within the hour"))
    page.keyboard.press("r")
    page.locator("#reply-text").fill("Hi Dana, Council Member Holloway can.\n\n- *Call* her before five\n")
    expect(page.locator("#composer")).to_contain_text("Draft saved", ignore_case=True)
    page.get_by_role("button", name="Send", exact=True).click()
    page.reload()
    expect(page.get_by_role("button", name="Undo").first).to_be_visible()

    before = len(demo.reporters_mails())
    wait_until(lambda: len(demo.reporters_mails()) > before, 40, demo.log.read_text()[-2000:])
    answer = demo.reporters_mails()[-1]
    assert answer["In-Reply-To"] == "<q@courier.example>"
    assert answer["References"] == "<q@courier.example>"
    assert answer["Subject"] == f"Re: {subject}"
    assert answer["From"] == f"Ana Ruiz <{PRESS}>"
    assert re.fullmatch(r"press\+[a-z2-7]{16}@pressdesk\.example", answer["Reply-To"])
    html = answer.get_body(("html",))
    assert html is not None and "<strong>Call</strong>" in html.get_content()
    expect(page.locator("#pane")).to_contain_text("accepted")

    page.goto(f"{demo.url}/demo/")
    page.get_by_text(DANA).first.click()
    page.locator("textarea").fill("Thank you. And when does it open again?")
    page.locator("form button").last.click()
    page.goto(f"{demo.url}/queue/due/")
    row.wait_for()
    row.click()
    expect(page.locator("#pane")).to_contain_text("And when does it open again?")
    assert page.locator("#pane article.message").count() == 3, "question, answer, follow-up: one inquiry"
    context.close()
    console.check()


def time_to_the_page(page: Page, demo: Demo, subject: str) -> float:
    """Seconds from SMTP's acceptance of a mail to its row on the page that is open."""
    demo.mail(subject, "Who could speak about it?\n")
    mailed = time.monotonic()
    page.locator("a.row", has_text=subject).wait_for()
    return time.monotonic() - mailed
