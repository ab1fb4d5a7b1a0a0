// Where the keyboard stands outlives what is drawn anew: it goes back to the same control, else to what is nearest.
// What is nearest never acts: whoever was about to press one button must not press another.
window.desk ??= {};
const told = (node, name) => node?.getAttribute(name) ?? "";
// Where a form leads, whatever page it comes from.
const path = (node, name) => told(node, name).split("?")[0];
/** What tells a control from the others of its kind. */
const mark = (node) => {
  const value = node.matches("button, [type=checkbox], [type=radio]") ? told(node, "value") : "";
  const said = [told(node, "name"), value, told(node, "href"), path(node, "formaction"), path(node.form, "action")];
  return [node.localName, ...(said.some(Boolean) ? said : [node.textContent.trim()])].join("|");
};
const alike = (root, name, wanted) => [...(root?.querySelectorAll(name) ?? [])].filter((each) => mark(each) === wanted);
/** Something in `node` that can be stood on and says where one is. */
const ground = (node) => {
  if (!node || node.localName === "details") return node?.querySelector("summary");
  const inside = node.matches("[tabindex]") ? node : node.querySelector('[tabindex="-1"]');
  if (inside || !node.matches("article, aside, section")) return inside;
  node.tabIndex = -1;
  return node;
};
const line = (item, step) => (item?.[step] ? [item[step].id, ...line(item[step], step)] : []);
const caret = (node) => (node.selectionStart == null ? null : [node.selectionStart, node.selectionEnd, node.selectionDirection]);

/** Remembers where the keyboard stands; what it returns leads back there, once the page was drawn anew. */
window.desk.hold = () => {
  const from = document.activeElement;
  if (!from || from === document.body) return () => {};
  const [id, name, wanted, selection] = [from.id, from.localName, mark(from), caret(from)];
  const around = [];
  for (let node = from.parentElement; node; node = node.parentElement) {
    if (node.id) around.push({ id: node.id, place: alike(node, name, wanted).indexOf(from) });
  }
  const item = from.closest("[data-keyed] > *");
  const beside = [...line(item, "nextElementSibling"), ...line(item, "previousElementSibling")];
  const part = from.matches(".pick") ? ".pick" : ".row";
  const listId = item?.parentElement.id;
  const places = function* () {
    yield from;
    yield document.getElementById(id);
    for (const each of around) yield alike(document.getElementById(each.id), name, wanted)[each.place];
    for (const each of around) {
      for (const other of each.id === listId ? beside : []) {
        const node = document.getElementById(other);
        yield node?.querySelector(part) ?? ground(node);
      }
      yield ground(document.getElementById(each.id));
    }
    yield document.getElementById("main");
  };
  return () => {
    if (document.activeElement !== document.body) return;
    for (const node of places()) {
      node?.focus({ preventScroll: true });
      if (!node || document.activeElement !== node) continue;
      if (selection && caret(node)) node.setSelectionRange(...selection);
      return;
    }
  };
};
