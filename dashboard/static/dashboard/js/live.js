// Keeps the page true: asks every two seconds whether anything happened, and puts what did in its place
// without moving what is under the cursor, in focus, or being typed.
const SECOND = 1000;
const FULL_EVERY = 30 * SECOND; // times go by even where nothing happens
const served = new WeakMap();
const clean = (node) => node.outerHTML.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "").replace(/\s+aria-current="true"/, "");
const isTyped = (node) => node.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
const isOpen = (node) => node.querySelector("details.menu[open]");

const remember = (root) => {
  for (const node of root.querySelectorAll("[id]")) if (!served.has(node)) served.set(node, clean(node));
};
const grow = (node, fresh) => {
  const opened = [...node.querySelectorAll("details[open][id]")].map((each) => each.id);
  const focused = node.contains(document.activeElement) ? document.activeElement.id : null;
  served.set(fresh, clean(fresh));
  node.replaceWith(fresh);
  window.htmx?.process(fresh);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
};
const replace = (node, fresh, force) => {
  if (served.get(node) === clean(fresh) && !force) return;
  if (!force && (isTyped(node) || isOpen(node))) return;
  grow(node, fresh);
};
const patchKeyed = (list, fresh) => {
  const rows = [...list.children];
  const anchor = rows.find((row) => row.matches(":hover, :focus")) || rows.find((row) => row.getBoundingClientRect().bottom > list.getBoundingClientRect().top);
  const top = anchor?.getBoundingClientRect().top;
  const wanted = [...fresh.children];
  const kept = new Set(wanted.map((each) => each.id));
  for (const row of rows) if (!kept.has(row.id)) row.remove();
  let arrived = 0;
  wanted.forEach((each, place) => {
    const had = document.getElementById(each.id);
    if (had && had.parentElement === list) {
      if (list.children[place] !== had) list.insertBefore(had, list.children[place] || null);
      replace(had, each, false);
    } else {
      served.set(each, clean(each));
      list.insertBefore(each, list.children[place] || null);
      window.htmx?.process(each);
      if (each.matches(".row")) { each.classList.add("arrived"); arrived += each.matches(".unread"); }
    }
  });
  const now = anchor && document.getElementById(anchor.id);
  if (now && list.scrollHeight > list.clientHeight) list.scrollTop += now.getBoundingClientRect().top - top;
  if (arrived && list.dataset.one) {
    document.getElementById("announcer").textContent = arrived === 1 ? list.dataset.one : list.dataset.many.replace("%d", arrived);
  }
};

/** Puts the parts of a fragment where their ids stand; `force` renews even what is in focus (the person's own act). */
const apply = (html, { force = false } = {}) => {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  for (const fresh of [...parsed.content.children]) {
    const node = fresh.id && document.getElementById(fresh.id);
    if (!node) continue;
    if ("keyed" in fresh.dataset) patchKeyed(node, fresh);
    else if ("inside" in fresh.dataset) { if (!isTyped(node)) node.replaceChildren(...fresh.childNodes); }
    else replace(node, fresh, force && fresh.id !== "announcer");
  }
  document.dispatchEvent(new Event("desk:renewed"));
};

let lastFull = Date.now();
let timer;
/** Asks now, and then again and again. */
const poll = async ({ full = false } = {}) => {
  clearTimeout(timer);
  const isFull = full || Date.now() - lastFull > FULL_EVERY;
  if (isFull) lastFull = Date.now();
  for (const mark of document.querySelectorAll("[data-poll]")) {
    if (!mark.dataset.poll || !mark.parentElement.offsetParent) continue;
    try {
      const response = await fetch(mark.dataset.poll + (isFull ? "&force=1" : ""), { headers: { "HX-Request": "true" } });
      if (response.redirected) return location.reload();
      if (response.status === 200 && mark.isConnected) apply(await response.text());
    } catch { /* off line for a moment: the next round tries again */ }
  }
  timer = setTimeout(poll, document.hidden ? 20 * SECOND : 2 * SECOND);
};
// Not imported by the others: a hashed file name would make two of this module.
window.desk = { apply, poll };
remember(document);
document.documentElement.classList.add("js");
document.addEventListener("htmx:afterSettle", (event) => remember(event.target));
document.addEventListener("visibilitychange", () => { if (!document.hidden) poll(); });
timer = setTimeout(poll, 2 * SECOND);
