// Puts what the server drew anew in its place, without moving what is under the cursor, in focus, or being typed.
// The files here share `window.desk`: imports would load a second copy beside each hashed file name.
const served = new WeakMap();
const TOKEN = /name="csrfmiddlewaretoken" value="[^"]*"/g;
const clean = (node) => node.outerHTML.replace(TOKEN, "").replace(/\s+aria-current="true"/, "");
const isTyped = (node) => node.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox]), textarea, select");
const remember = (root) => {
  for (const node of root.querySelectorAll("[id]")) if (!served.has(node)) served.set(node, clean(node));
};
const swap = (node, fresh) => {
  const opened = [...node.querySelectorAll("details[open]:not(.menu)")].map((each) => each.id);
  const focused = node.contains(document.activeElement) ? document.activeElement.id : null;
  // What a person ticked stays ticked.
  const picked = node.querySelector(":scope > .pick:checked") && fresh.querySelector(":scope > .pick");
  if (picked) picked.checked = true;
  served.set(fresh, clean(fresh));
  node.replaceWith(fresh);
  remember(fresh);
  window.htmx?.process(fresh);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
};
const replace = (node, fresh, force) => {
  if (!force && (served.get(node) === clean(fresh) || isTyped(node) || node.querySelector("details.menu[open]"))) return;
  swap(node, fresh);
};
const place = (list, fresh, where) => {
  served.set(fresh, clean(fresh));
  list.insertBefore(fresh, where);
  window.htmx?.process(fresh);
  const row = fresh.querySelector(":scope > .row");
  row?.classList.add("arrived");
  return row?.matches(".unread") ? 1 : 0;
};
const patchKeyed = (list, fresh) => {
  const rows = [...list.children];
  const edge = list.getBoundingClientRect().top;
  const anchor = rows.find((row) => row.matches(":hover, :focus-within")) || rows.find((row) => row.getBoundingClientRect().bottom > edge);
  const top = anchor?.getBoundingClientRect().top;
  const wanted = new Set([...fresh.children].map((each) => each.id));
  for (const row of rows) if (!wanted.has(row.id)) row.remove();
  let arrived = 0;
  [...fresh.children].forEach((each, index) => {
    const had = document.getElementById(each.id);
    const where = list.children[index] || null;
    if (had?.parentElement !== list) arrived += place(list, each, where);
    else {
      if (where !== had) list.insertBefore(had, where);
      replace(had, each, false);
    }
  });
  const now = anchor && document.getElementById(anchor.id);
  if (now && list.scrollHeight > list.clientHeight) list.scrollTop += now.getBoundingClientRect().top - top;
  if (!arrived || !list.dataset.one) return;
  document.getElementById("announcer").textContent = arrived === 1 ? list.dataset.one : list.dataset.many.replace("%d", arrived);
};
/** Puts the parts of a fragment where their ids stand; `force` renews even what is in focus: the person's own act. */
const apply = (html, { force = false } = {}) => {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  for (const fresh of [...parsed.content.children]) {
    const node = fresh.id && document.getElementById(fresh.id);
    if (!node || fresh.id === "announcer") continue;
    if ("keyed" in fresh.dataset) patchKeyed(node, fresh);
    else if ("inside" in fresh.dataset) { if (!node.contains(document.activeElement)) node.replaceChildren(...fresh.childNodes); }
    else replace(node, fresh, force);
  }
  document.dispatchEvent(new Event("desk:renewed"));
};
remember(document);
document.addEventListener("htmx:afterSettle", (event) => remember(event.target));
document.documentElement.classList.add("js");
window.desk = { apply, saving: Promise.resolve() };
