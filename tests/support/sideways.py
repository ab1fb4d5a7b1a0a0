"""What a page that is too narrow hides: it scrolls sideways, or a control lies where nobody gets at it."""

from playwright.sync_api import Page

# Tables of figures may scroll in a box of their own (WCAG 1.4.10); the page around them may not.
FIND = """() => {
  const edge = document.documentElement.clientWidth;
  const words = (node) => (node.ariaLabel || node.textContent).trim().slice(0, 40);
  const name = (node) => `${node.localName}${node.id && "#" + node.id} "${words(node)}"`;
  const styleOf = (node) => getComputedStyle(node);
  const isOut = (box, left, right) => box.width > 1 && (box.left < left - 1 || box.right > right + 1);
  const cuts = (node) => /hidden|clip/.test(styleOf(node).overflowX) && styleOf(node).textOverflow !== "ellipsis";
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls by ${root.scrollWidth - root.clientWidth} px`);
  for (const node of document.body.querySelectorAll("*")) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(".unseen, .scroll")) continue;
    const scrolls = /auto|scroll/.test(styleOf(node).overflowX);
    const over = node.scrollWidth - node.clientWidth;
    if (scrolls && over > 1) found.push(`${name(node)} scrolls by ${over} px`);
    if (!node.matches("a[href], button, input, select, textarea, summary")) continue;
    const box = node.getBoundingClientRect();
    if (isOut(box, 0, edge)) found.push(`${name(node)} lies beside the screen: ${box.left} to ${box.right}`);
    for (let each = node.parentElement; each !== document.body; each = each.parentElement) {
      const { left, right } = each.getBoundingClientRect();
      if (cuts(each) && isOut(box, left, right)) found.push(`${name(node)} is cut off by ${name(each)}`);
    }
  }
  return found;
}"""


def find_sideways(page: Page) -> list[str]:
    """In words, all that would need sideways scrolling or cannot be reached for want of width; empty is well."""
    found: list[str] = page.evaluate(FIND)
    return found
