"""Whatever stands in a subject, a sender's name or a file's name is words on every page. Lesson 21, beside the body.

A name that became markup would run, or the page's policy would stop it and the console say so: both fail here.
"""

import base64
import smtplib
from collections.abc import Callable

from playwright.sync_api import Page

from tests.support.hostile_html import every_payload
from tests.support.running_demo import PRESS, Demo, wait_until

PAYLOADS = [payload for payload in every_payload() if payload.isprintable()]
NAMES_A_MAIL = 60
LONGEST_SUBJECT = 900
ALARM = "window.calls = 0; window.live = () => { window.calls += 1 }"
LOOK = """() => [...document.querySelectorAll('*')].filter((each) =>
    each.getAttributeNames().some((name) => name.startsWith('on') || /^javascript:/i.test(each.getAttribute(name)))
    || (each.localName === 'script' && !each.src)).map((each) => each.outerHTML.slice(0, 200))"""


def encode_words(text: str) -> str:
    """A header value as RFC 2047 has it, a few characters a word."""
    pieces = [text[start : start + 15] for start in range(0, len(text), 15)]
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(each.encode('utf-8', 'replace')).decode()}?=" for each in pieces)


def make_mail(number: int, names: list[str]) -> bytes:
    """A mail whose subject, sender and files are called so."""
    subject = " ".join(names)[:LONGEST_SUBJECT]
    parts = "".join(
        f"--x\r\nContent-Type: application/pdf\r\n"
        f'Content-Disposition: attachment; filename="{encode_words(name)}"\r\n\r\n%PDF\r\n'
        for name in names
    )
    return (
        f"From: {encode_words('Ana ' + names[0])} <hostile{number}@tracker.example>\r\nTo: {PRESS}\r\n"
        f"Subject: {encode_words(f'{number} {subject}')}\r\nMessage-ID: <hostile-{number}@tracker.example>\r\n"
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        f"--x\r\n\r\nWho pays for library {number}?\r\n{parts}--x--\r\n"
    ).encode()


def test_lesson_21_subjects_senders_and_files_are_words(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    asked: list[str] = []
    page.add_init_script(ALARM)
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    starts = range(0, len(PAYLOADS), NAMES_A_MAIL)
    mails = [make_mail(number, PAYLOADS[start : start + NAMES_A_MAIL]) for number, start in enumerate(starts)]
    with demo.database() as line:
        before = line.execute("SELECT max(id) FROM inquiries_inquiry").fetchone()[0]
        with smtplib.SMTP("127.0.0.1", demo.smtp, timeout=10) as server:
            for mail in mails:
                server.sendmail("hostile@tracker.example", PRESS, mail)

        def find_new() -> list[str]:
            rows = line.execute("SELECT 'PD-' || id FROM inquiries_inquiry WHERE id > ? ORDER BY id", [before])
            return [reference for (reference,) in rows]

        wait_until(lambda: len(find_new()) == len(mails), 120, "not every mail opened an inquiry")
        references = find_new()
    places = [f"inquiries/{reference}/" for reference in references]
    for place in ["", *places, "journalists/", "outlets/", "mailroom/", "search/?q=tracker"]:
        page.goto(f"{demo.url}/{place}")
        assert (page.evaluate("window.calls"), page.evaluate(LOOK)) == (0, []), place
    assert [url for url in asked if not url.startswith((demo.url, "blob:", "data:"))] == []


def test_the_names_are_shown_as_they_are(open_desk: Callable[..., Page], demo: Demo) -> None:
    page = open_desk()
    name = "<img src=x onerror=live(1)>"
    demo.mail(f"Budget {name}", "Who pays?", sender=f'"{name}" <shown@tracker.example>')
    row = page.locator("a.row", has_text=f"Budget {name}")
    row.click()
    page.locator("#pane", has_text=name).wait_for()
