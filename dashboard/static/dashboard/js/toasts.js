// Notices: read out once, counted down for the eye alone. What passes passes; an error stays until it is put away.
const { desk } = window;
const box = document.getElementById("toasts"); // the log-in page has none
const heard = new Set();
let cameFrom = null; // where the keyboard stood before it went to a notice
const seconds = (until) => Math.ceil((new Date(until) - Date.now()) / 1000);
const read = (toast) => toast.querySelector("span, p")?.textContent.replace(/\s+/g, " ").trim() ?? "";
// What changes while it stands, as an act on many inquiries does, is told when it begins and when it is over.
const nameOf = (toast) => `${toast.id || read(toast)} ${"until" in toast.dataset}`;

const remove = (toast) => {
  const isHere = toast.contains(document.activeElement);
  heard.delete(nameOf(toast));
  toast.remove();
  if (!isHere) return;
  for (const node of [cameFrom, document.getElementById("main")]) if (document.activeElement === document.body) node?.focus({ preventScroll: true });
};
const welcome = ({ isFirst = false } = {}) => {
  const said = [];
  for (const toast of box.children) {
    if (toast.matches(".error") && !toast.querySelector("[data-dismiss]")) toast.append(document.getElementById("dismiss").content.cloneNode(true));
    // An error that comes later is an alert, and says itself.
    if (!heard.has(nameOf(toast)) && (isFirst || toast.getAttribute("role") !== "alert")) said.push(read(toast));
    heard.add(nameOf(toast));
  }
  // A page that was only just opened reads out its title first.
  if (said.length) setTimeout(() => { document.getElementById("announcer").textContent = said.join(" "); }, isFirst ? 500 : 0);
};
/** Takes in the notices of an answer: those that have an id are as it says, the others join what stands. */
desk.putToasts = (fresh) => {
  for (const toast of [...box.children]) if (toast.id && !fresh.querySelector(`#${toast.id}`)) remove(toast);
  for (const toast of [...fresh.children]) {
    const had = [...box.children].find((each) => (toast.id ? each.id === toast.id : read(each) === read(toast)));
    if (had && toast.id) { if (!had.dataset.until || had.dataset.until !== toast.dataset.until) desk.replace(had, toast, false); continue; }
    if (had) remove(had);
    box.append(toast);
    desk.welcome(toast);
  }
};
const tick = () => {
  for (const each of document.querySelectorAll("[data-countdown]")) each.textContent = `${Math.max(0, seconds(each.dataset.countdown))} s`;
  for (const toast of [...box.children]) {
    const isOver = toast.dataset.until && seconds(toast.dataset.until) <= 0;
    if ("passing" in toast.dataset) toast.dataset.age = Number(toast.dataset.age || 0) + 1;
    if (isOver || (toast.dataset.age > 8 && !toast.matches(":hover, :focus-within"))) remove(toast);
  }
};
if (box) {
  setInterval(tick, 1000);
  welcome({ isFirst: true });
  new MutationObserver(() => welcome()).observe(box, { childList: true });
  document.addEventListener("focusin", (event) => { if (!box.contains(event.target)) cameFrom = event.target; });
  box.addEventListener("click", (event) => { if (event.target.closest("[data-dismiss]")) remove(event.target.closest(".toast")); });
  document.addEventListener("desk:key", (event) => {
    const error = [...box.querySelectorAll(".error")].at(-1);
    if (event.detail !== "Escape" || !error) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    remove(error);
  });
}
