// Rows that are chosen, and the bar that acts on them. Its verbs are drawn when somebody first comes to the list.
const { desk } = window;
const bar = document.querySelector(".bulk-bar");
const picks = () => [...document.querySelectorAll("#queue-list .pick")];
const isAll = () => bar.querySelector("[type=hidden][name=all]") !== null;
let asked = false;
let from = "";

const show = () => {
  const count = picks().filter((pick) => pick.checked).length;
  const label = document.getElementById("bulk-count");
  const words = count === 1 ? label.dataset.one : label.dataset.many.replace("%d", count);
  bar.classList.toggle("on", count > 0 || isAll());
  if (label.textContent !== (isAll() || !count ? "" : words)) label.textContent = isAll() || !count ? "" : words;
};
const load = async (all) => {
  asked = true;
  const query = new URLSearchParams({ view: bar.elements.view.value, query: bar.elements.query.value });
  if (all) query.set("all", "1");
  const response = await fetch(`${bar.getAttribute("action")}?${query}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok || response.redirected) { asked = false; return; }
  bar.dataset.live = "";
  desk.apply(await response.text(), { force: true });
  show();
};
const pick = (box, { on = true, range = false } = {}) => {
  const all = picks();
  const start = range ? all.findIndex((each) => each.value === from) : -1;
  const [first, last] = [start < 0 ? all.indexOf(box) : start, all.indexOf(box)].sort((a, b) => a - b);
  for (const each of all.slice(first, last + 1)) each.checked = on;
  from = box.value;
  if (isAll()) load(); else show();
};
const clear = () => {
  for (const each of picks()) each.checked = false;
  if (isAll()) load(); else show();
};
if (bar) {
  for (const name of ["focusin", "pointerdown"]) {
    document.addEventListener(name, (event) => { if (!asked && event.target.closest?.("#queue-list")) load(); });
  }
  document.addEventListener("click", (event) => {
    if (event.target.matches("#queue-list .pick")) pick(event.target, { on: event.target.checked, range: event.shiftKey });
    if (event.target.closest("[data-unpick]")) clear();
    if (!event.target.closest("[data-all]")) return;
    event.preventDefault();
    for (const each of picks()) each.checked = true;
    load(true);
  });
  document.addEventListener("desk:key", (event) => {
    if (event.detail === "Escape" && bar.matches(".on")) { event.preventDefault(); clear(); }
    if (event.detail !== "x" && event.detail !== "X") return;
    const row = document.activeElement.closest?.("#queue-list .item") || document.querySelector("#queue-list .item:has([aria-current])");
    const box = row?.querySelector(".pick");
    if (!box) return;
    event.preventDefault();
    pick(box, { on: event.detail === "X" || !box.checked, range: event.detail === "X" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.matches("#bulk input")) return;
    event.preventDefault();
    event.target.closest(".group")?.querySelector("button").click();
  });
  document.addEventListener("desk:renewed", show);
  document.addEventListener("desk:done", (event) => {
    if (event.detail.form !== bar || event.detail.hasError) return;
    // The chosen may be gone with the next look at the queue: go on from the row after them.
    const rows = [...document.querySelectorAll("#queue-list .item:has(.pick)")];
    const last = rows.findLastIndex((row) => row.querySelector(".pick").checked);
    const next = rows[last + 1] || rows.findLast((row) => !row.querySelector(".pick").checked);
    clear();
    (next?.querySelector(".row") || document.getElementById("main")).focus({ preventScroll: true });
  });
  show();
}
