"""Mail that comes in while a page is open."""

from playwright.sync_api import Page, expect

from tests.support.running_demo import DANA, Demo, wait_until

# A busy machine reads mail slowly; how fast it has to be is for the benchmarks.
ARRIVES_WITHIN = 60
QUESTION = "Who can speak about this?\n"


def ask(page: Page) -> None:
    """Have the page ask the desk what happened, now instead of within two seconds, and show it."""
    page.evaluate("() => window.desk.poll()")


def bring_in(page: Page, demo: Demo, *subjects: str, text: str = QUESTION, **headers: str) -> None:
    """Mail them in, and have them in the list once the desk has filed them: sooner than the page would ask."""
    sender = headers.pop("sender", f"Dana Whitcomb <{DANA}>")
    with demo.database() as line:
        [newest] = line.execute("SELECT max(id) FROM inquiries_inquiry").fetchone()

        def is_filed() -> bool:
            filed = line.execute("SELECT subject FROM inquiries_inquiry WHERE id > ?", [newest]).fetchall()
            return {subject for (subject,) in filed} >= set(subjects)

        for subject in subjects:
            demo.mail(subject, text, sender=sender, **headers)
        wait_until(is_filed, ARRIVES_WITHIN, f"not filed: {', '.join(subjects)}")
    ask(page)
    for subject in subjects:
        expect(page.locator("#queue-list .row", has_text=subject)).to_be_visible(timeout=20_000)
