// Puts what the server drew anew in its place, without moving what is under the cursor, in focus, or being typed.
// The files here share `window.desk`: imports would load a second copy beside each hashed file name.
const { desk } = window;
const served = new WeakMap();
const TOKEN = /name="csrfmiddlewaretoken" value="[^"]*"/g;
const clean = (node) => node.outerHTML.replace(TOKEN, "").replace(/\s+aria-current="true"/, "");
const isTyped = (node) => node.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox]), textarea, select");
const remember = (root) => {
  for (const node of root.querySelectorAll("[id]")) if (!served.has(node)) served.set(node, clean(node));
};
const swap = (node, fresh) => {
  const opened = [...node.querySelectorAll("details[open]:not(.menu)")].map((each) => each.id);
  // What a person ticked stays ticked.
  const picked = node.querySelector(":scope > .pick:checked") && fresh.querySelector(":scope > .pick");
  if (picked) picked.checked = true;
  node.replaceWith(fresh);
  desk.welcome(fresh);
  remember(fresh);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
};
/** Remembers how `fresh`, which now stands on the page, was served, and lets htmx see it. */
desk.welcome = (fresh) => {
  served.set(fresh, clean(fresh));
  window.htmx?.process(fresh);
};
/** Puts `fresh` where `node` stands, unless they say the same or, without `force`, somebody is at work in it. */
desk.replace = (node, fresh, force) => {
  if (!force && (served.get(node) === clean(fresh) || isTyped(node) || node.querySelector("details.menu[open]"))) return;
  swap(node, fresh);
};
// Some parts say what has to stand there for them to take its place.
const fitsIn = (node, { dataset }) => {
  const { where = "*" } = dataset;
  delete dataset.where;
  return node.matches(where);
};
/** Puts the parts of a fragment where their ids stand; `force` renews even what is in focus: the person's own act. */
desk.apply = (html, { force = false } = {}) => {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const goBack = desk.hold();
  for (const fresh of [...parsed.content.children]) {
    const node = fresh.id && document.getElementById(fresh.id);
    if (!node || fresh.id === "announcer" || !fitsIn(node, fresh)) continue;
    if (fresh.id === "toasts") desk.putToasts(fresh);
    else if ("keyed" in fresh.dataset) desk.putRows(node, fresh);
    else if ("inside" in fresh.dataset) { if (!node.contains(document.activeElement)) node.replaceChildren(...fresh.childNodes); }
    else desk.replace(node, fresh, force);
  }
  goBack();
  document.dispatchEvent(new Event("desk:renewed"));
};
remember(document);
document.addEventListener("htmx:afterSettle", (event) => remember(event.target));
document.documentElement.classList.add("js");
desk.saving = Promise.resolve();
