"""What is asked of every page that is looked at: axe finds nothing, nothing is too wide, the keyboard is never lost."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from axe_playwright_python.base import AxeResults
from playwright.sync_api import Page

from tests.support.focus_walk import walk_the_focus
from tests.support.sideways import find_sideways

LOOKS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
# Each width and each theme once: the long lists need no more.
TWO_LOOKS = [(1440, "light"), (390, "dark")]
KIT = "kit@pressdesk.example"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Every rule runs; of those that found nothing wrong nothing is told, which is most of what axe takes its time for.
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What the page's head or foot covers just now is asked about again in the middle of the screen.
RUN = """async ([part, options]) => {
  const found = [];
  for (const rule of (await axe.run(part ?? document, options)).violations) {
    if (rule.id !== "target-size") { found.push(rule); continue; }
    const nodes = [];
    for (const node of rule.nodes) {
      const at = document.querySelector(node.target[0]);
      at.scrollIntoView({block: "center", behavior: "instant"});
      const again = await axe.run(at, {runOnly: {type: "rule", values: [rule.id]}, resultTypes: ["violations"]});
      nodes.push(...again.violations.flatMap((each) => each.nodes));
    }
    if (nodes.length) found.push({...rule, nodes});
  }
  return found;
}"""


def find_violations(page: Page, *, part: str | None = None) -> str:
    """What axe has against the page, or a `part` of it, in its own words; empty is well."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN, [part, WCAG])
    return str(AxeResults({"violations": found}).generate_report()) if found else ""


def check(page: Page, where: str, *, part: str | None = None) -> None:
    """Fail with axe's own words on the page or a `part` of it, and where the page is wider than the screen."""
    found = find_violations(page, part=part)
    assert not found, f"{where}\n{found}"
    check_width(page, where)


def check_width(page: Page, where: str) -> None:
    """Fail where something is wider than the screen, or lies beside it."""
    found = find_sideways(page)
    assert not found, f"{where}\n" + "\n".join(found)


def check_width_at(page: Page, where: str, width: int, height: int) -> None:
    """`check_width` on a screen of that size, which then is again as it was."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": width, "height": height})
    check_width(page, f"{where}, {width} pixels wide")
    page.set_viewport_size(size)


def check_focus(page: Page, where: str) -> None:
    """Fail where somebody who goes through the page by Tab, and back, would not see where she stands."""
    found = walk_the_focus(page)
    assert not found, f"{where}\n" + "\n".join(found)


def look(page: Page, where: str, *, part: str | None = None) -> None:
    """`check`; a wide page also at twice its size: a screen of 1440 by 900 is then 720 by 450 CSS pixels."""
    check(page, where, part=part)
    if page.viewport_size and page.viewport_size["width"] > 1400:
        check_width_at(page, where, 720, 450)
