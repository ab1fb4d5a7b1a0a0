"""Drives a fresh demo in Chromium and writes docs/images: `make pictures`, or `ARGS="queue report"` for some."""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import django
from playwright.sync_api import Browser, Page

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from tests.support.chromium import Console, find_chromium, open_browser, open_page  # noqa: E402
from tests.support.running_demo import Demo, log_in, run_demo  # noqa: E402

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SIZES = {1440: 900, 390: 844}
THEMES = ("light", "dark")
# Kit, the demo's administrator, sees every page.
QUALITY = 82
OPEN, WAITING = "Eviction court", "Motel vouchers"
Prepare = Callable[[Page, Demo], object]


def visit(path: str) -> Prepare:
    """A page by its address."""
    return lambda page, demo: page.goto(demo.url + path)


def open_row(subject: str, *, key: str = "") -> Prepare:
    """The inquiry of that subject beside the queue; a key opens what stands on it."""

    def prepare(page: Page, demo: Demo) -> None:
        page.goto(f"{demo.url}/queue/due/")
        page.locator("#queue-list a.row", has_text=subject).click()
        page.locator("#pane #inquiry-title").wait_for()
        if key:
            page.keyboard.press(key)

    return prepare


def press(key: str, *, path: str = "/queue/due/") -> Prepare:
    """A page with what a key opens over it."""

    def prepare(page: Page, demo: Demo) -> None:
        page.goto(demo.url + path)
        page.wait_for_load_state("load")
        page.keyboard.press(key)

    return prepare


def first_link(path: str, selector: str) -> Prepare:
    """The page that the first link of a list leads to."""

    def prepare(page: Page, demo: Demo) -> None:
        page.goto(demo.url + path)
        page.locator(selector).first.click()
        page.wait_for_load_state("load")

    return prepare


def log_out(page: Page, demo: Demo) -> None:
    """The page that asks who is there."""
    page.context.clear_cookies()
    page.goto(f"{demo.url}/accounts/login/")


PICTURES: Mapping[str, Prepare] = {
    "queue": visit("/queue/due/"),
    "inquiry": open_row(OPEN),
    "composer": open_row(OPEN, key="r"),
    "owner": open_row(WAITING, key="a"),
    "close": open_row(WAITING, key="e"),
    "snooze": open_row(WAITING, key="z"),
    "unassigned": visit("/queue/unassigned/"),
    "mine": visit("/queue/mine/"),
    "waiting-for-a-spokesperson": visit("/queue/spokesperson/"),
    "waiting-for-the-reporter": visit("/queue/reporter/"),
    "snoozed": visit("/queue/snoozed/"),
    "answered": visit("/queue/answered/"),
    "all": visit("/queue/all/"),
    "saved-view": visit("/queue/saved/1/"),
    "many-at-once": visit("/bulk/?view=due&all=1"),
    "split": visit("/inquiries/PD-1/splitting/"),
    "search": visit("/search/?text=crisis"),
    "search-finds-nothing": visit("/search/?text=nothingatall"),
    "palette": press("Control+k"),
    "keys": press("?"),
    "call": press("c"),
    "call-page": visit("/calls/new/"),
    "journalists": visit("/journalists/"),
    "journalist": first_link("/journalists/", ".askers-list .name a"),
    "journalist-entry": visit("/journalists/1/entry/"),
    "outlets": visit("/outlets/"),
    "outlet": visit("/outlets/1/"),
    "spokespeople": visit("/spokespeople/"),
    "spokesperson-entry": visit("/spokespeople/new/"),
    "spokespeople-import": visit("/spokespeople/import/"),
    "report": visit("/reports/"),
    "mailroom": visit("/mailroom/"),
    "quarantine": first_link("/mailroom/", "main a[href*='/mailroom/quarantine/']"),
    "outbox-mail": first_link("/mailroom/", "main a[href*='/mailroom/outbox/']"),
    "settings": visit("/settings/"),
    "topics": visit("/settings/topics/"),
    "people": visit("/settings/people/"),
    "person": visit("/settings/people/1/"),
    "tokens": visit("/settings/tokens/"),
    "api": visit("/api/v1/docs/"),
    "setup": visit("/setup/"),
    "setup-office": visit("/setup/office/"),
    "setup-mail": visit("/setup/mail/"),
    "setup-loop": visit("/setup/loop/"),
    "setup-people": visit("/setup/people/"),
    "setup-spokespeople": visit("/setup/spokespeople/"),
    "setup-done": visit("/setup/done/"),
    "log-in": log_out,
    "demo-boxes": visit("/demo/"),
}


def take(browser: Browser, demo: Demo, name: str, prepare: Prepare) -> None:
    """One page at both widths, in both themes."""
    for width, height in SIZES.items():
        for theme in THEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
                reduced_motion="reduce",
            )
            console = Console()
            page = open_page(context, console)
            log_in(page, demo, address="kit@pressdesk.example")
            prepare(page, demo)
            page.wait_for_load_state("networkidle")
            path = IMAGES / f"{name}-{width}-{theme}.jpg"
            page.screenshot(path=path, type="jpeg", quality=QUALITY)
            context.close()
            console.check()
            sys.stdout.write(f"{path.relative_to(IMAGES.parents[1])}\n")


def main(names: list[str]) -> int:
    """Take the pictures that are named, or all; the exit status says whether there is a browser."""
    if unknown := sorted(set(names) - set(PICTURES)):
        sys.stderr.write(f"There is no picture {', '.join(unknown)}; there are {', '.join(PICTURES)}.\n")
        return 2
    if find_chromium() is None:
        sys.stderr.write("Chromium is not installed; pictures need one.\n")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        run_demo(Path(home)) as demo,
        open_browser() as browser,
    ):
        for name in names or PICTURES:
            take(browser, demo, name, PICTURES[name])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
