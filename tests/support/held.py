"""Questions of a page to the desk that a test holds back until it says so."""

import re
import time

from playwright.sync_api import Page, Route

# A busy machine asks late; a question that does not come by then comes never.
COMES_WITHIN = 30
STATE = """() => {
  const at = document.activeElement;
  const busy = [...document.querySelectorAll("form[data-busy]")].map((each) => each.action);
  return [location.href, document.readyState, at.tagName, at.id, at.value, "busy: " + busy,
          "told: " + document.getElementById("toasts")?.textContent.trim()].join(" | ");
}"""


def hold_back(page: Page, url: str) -> list[Route]:
    """The next question to `url`, once it is asked; its answer comes when the test goes on with it."""
    waiting: list[Route] = []
    page.route(re.compile(url), lambda route: waiting.append(route), times=1)
    return waiting


def wait_for(page: Page, waiting: list[Route]) -> Route:
    """The question that is held back, once the page has asked it."""
    end = time.monotonic() + COMES_WITHIN
    while not waiting:
        assert time.monotonic() < end, f"nothing was asked: {page.evaluate(STATE)}"
        page.wait_for_timeout(20)
    return waiting[0]
