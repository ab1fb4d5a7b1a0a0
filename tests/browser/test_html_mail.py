"""HTML mail in its frame: lesson 21, tracking pixels do not fire on opening and nothing is stripped without a word."""

import smtplib
from collections.abc import Callable
from email.message import EmailMessage

from playwright.sync_api import Page, Request, expect

from tests.support.running_demo import PRESS, Demo

ATTACK = (
    "<p>Hello from the frame</p><img src='http://127.0.0.1:9/pixel.gif?who=you'>"
    "<script>parent.document.title='owned'</script><img src=x onerror=\"parent.document.title='owned'\">"
    "<a href='javascript:alert(1)'>click</a><form action='/x'><input name=a></form>"
)


def mail_html(demo: Demo, subject: str) -> None:
    """An inquiry whose HTML part attacks."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Vic Tracker <vic@tracker.example>", PRESS, subject
    message.set_content("Hello in plain text. By noon tomorrow please.\n")
    message.add_alternative(ATTACK, subtype="html")
    with smtplib.SMTP("127.0.0.1", demo.smtp, timeout=10) as line:
        line.send_message(message)


def test_lesson_21_a_tracking_pixel_waits_until_it_is_asked_for(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    asked: list[str] = []
    page.on("request", lambda request: note(request, asked))
    mail_html(demo, 'Pixel & <b>bold</b> "subject"')
    row = page.locator("a.row", has_text="Pixel & <b>bold</b>")
    row.wait_for()
    row.click()
    summary = page.locator("#pane summary", has_text="HTML")
    expect(summary).to_contain_text("1 remote image blocked")
    summary.click()
    frame = page.frame_locator("#pane iframe")
    expect(frame.get_by_text("Hello from the frame")).to_be_visible()
    assert frame.locator("script, form, [onerror], a[href^=javascript]").count() == 0
    assert page.title() != "owned"
    assert asked == [], "nothing was fetched from the tracker"
    sandbox = page.locator("#pane iframe").get_attribute("sandbox") or ""
    assert "allow-scripts" not in sandbox


def note(request: Request, asked: list[str]) -> None:
    """Keep what went to the tracker's address."""
    if ":9/" in request.url:
        asked.append(request.url)
