"""From the SMTP server's yes to the row on a queue page that is already open: the demo as it runs, one JSON line.

Seen by Chromium where it is installed: the moment is that of the row entering the page. Else by asking for changes
every two seconds, as the page does.
"""

import html
import json
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from playwright.sync_api import Page  # noqa: E402

from config.demo.office import PASSWORD  # noqa: E402
from tests.support.chromium import find_chromium, open_browser  # noqa: E402
from tests.support.running_demo import Demo, log_in, run_demo  # noqa: E402

MAILS = 24
# Off the beat of two seconds, so that every phase of it is met.
PAUSE_SECONDS = 0.73
PATIENCE_SECONDS = 30
SEEN = """subject => new Promise(done => {
  const look = () => [...document.querySelectorAll("#queue-list .row")].some(row => row.textContent.includes(subject));
  if (look()) return done(true);
  const eye = new MutationObserver(() => { if (look()) { eye.disconnect(); done(true); } });
  eye.observe(document.body, { childList: true, subtree: true, characterData: true });
})"""


@contextmanager
def watch_by_chromium(demo: Demo) -> Iterator[Callable[[str], None]]:
    """Waits until a row with some words stands in the page."""
    with open_browser() as browser:
        page: Page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        log_in(page, demo)

        def wait(subject: str) -> None:
            page.evaluate(SEEN, subject)

        yield wait


def measure(demo: Demo, wait: Callable[[str], None]) -> list[float]:
    """Seconds of each delivery."""
    times = []
    for number in range(MAILS):
        subject = f"Arrival {number:02d} urgent: comment within 10 minutes"
        demo.mail(subject, "We need a comment within 10 minutes.\n")
        started = time.perf_counter()
        wait(f"Arrival {number:02d}")
        times.append(time.perf_counter() - started)
        time.sleep(PAUSE_SECONDS)
    return sorted(times)


@contextmanager
def watch_by_asking(demo: Demo) -> Iterator[Callable[[str], None]]:
    """Asks for changes every two seconds, as the page's script does."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(path: str) -> str:
        with browser.open(f"{demo.url}{path}", timeout=PATIENCE_SECONDS) as answer:
            return answer.read().decode() if answer.status == 200 else ""

    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', get("/accounts/login/"))
    assert token is not None
    form = {"login": "ana@pressdesk.example", "password": PASSWORD, "csrfmiddlewaretoken": token.group(1)}
    browser.open(f"{demo.url}/accounts/login/", urlencode(form).encode(), timeout=PATIENCE_SECONDS).close()
    poll = [read_poll(get("/queue/due/"))]

    def wait(subject: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            time.sleep(2)
            if text := get(poll[0]):
                poll[0] = read_poll(text)
                if subject in text:
                    return
        raise AssertionError(f"{subject} did not come")

    yield wait


def read_poll(page: str) -> str:
    """Where the page asks for changes."""
    found = re.search(r'data-poll="([^"]+)"', page)
    assert found is not None
    return html.unescape(found.group(1))


def main() -> None:
    """The demo, a page, the mails."""
    by_chromium = find_chromium() is not None
    with tempfile.TemporaryDirectory(prefix="pressdesk-arrival-") as folder, run_demo(Path(folder)) as demo:
        watch = watch_by_chromium if by_chromium else watch_by_asking
        with watch(demo) as wait:
            times = measure(demo, wait)
    result = {
        "mails": len(times),
        "by": "Chromium" if by_chromium else "asking every two seconds",
        "p50": statistics.median(times),
        "p95": times[int(len(times) * 0.95)],
        "longest": times[-1],
    }
    print(json.dumps(result))  # noqa: T201


if __name__ == "__main__":
    main()
