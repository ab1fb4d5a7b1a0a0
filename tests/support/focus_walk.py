"""Where the keyboard can stand: each stop is seen, has a ring, and lies under nothing (WCAG 2.4.7, 2.4.11)."""

from playwright.sync_api import Page

# Forwards and backwards, since what sticks to an edge covers only what comes in from there.
WALK = """() => {
  const MOST = 250; // the API's own page has thousands, all alike
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]";
  const words = (node) => (node.ariaLabel || node.textContent).trim().slice(0, 40);
  const name = (node) => `${node.localName}${node.id && "#" + node.id} "${words(node)}"`;
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true });
  const isStop = (node) => isSeen(node) && node.tabIndex >= 0 && !node.matches(":disabled");
  const stops = [...document.querySelectorAll(STOPS)].filter(isStop).slice(0, MOST);
  // A ring may stand round its label, or round what both stand in.
  const around = (node) => [node, ...(node.labels ?? []), node.parentElement, node.parentElement.parentElement];
  const shadows = (node) => around(node).map((each) => getComputedStyle(each).boxShadow).join();
  const hasOutline = (node) => around(node).some((each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/, 0\\)$/.test(style.outlineColor);
  });
  const isOnTop = (x, y, node) => {
    const top = document.elementFromPoint(x, y);
    return top && (node.contains(top) || top.contains(node) && top.localName === "label");
  };
  const isReached = (node) => [node, ...(node.labels ?? [])].some((each) => [...each.getClientRects()].some((box) => {
    const [w, h] = [Math.min(box.width / 2 - 1, 8), Math.min(box.height / 2 - 1, 4)];
    const [left, right, top, bottom] = [box.left + w, box.right - w, box.top + h, box.bottom - h];
    const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
    return [[(left + right) / 2, (top + bottom) / 2], ...corners].some(([x, y]) => isOnTop(x, y, each));
  }));
  const found = new Set();
  for (const node of [...stops, ...stops.toReversed()]) {
    if (!node.isConnected || !isSeen(node)) continue;
    const before = shadows(node);
    node.focus();
    if (document.activeElement !== node) continue;
    if (!hasOutline(node) && shadows(node) === before) found.add(`${name(node)} has no ring`);
    if (!isReached(node)) found.add(`${name(node)} is not in sight`);
  }
  return [...found];
}"""


def walk_the_focus(page: Page) -> list[str]:
    """In words, each place where somebody at the keyboard does not see where she is; empty is well."""
    # After a key the browser draws rings, also round what a script gives the focus to.
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(WALK)
    return found
