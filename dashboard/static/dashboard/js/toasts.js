// Notices: read out once, counted down for the eye alone. What passes passes; an error stays until it is put away
// (toasts_away.js).
const { desk } = window;
const box = document.getElementById("toasts"); // the log-in page has none
const heard = new Set();
const gone = new Set(); // what has passed does not come back with the next answer, only with the next page
let cameFrom = null; // where the keyboard stood before it went to a notice
const seconds = (until) => Math.ceil((new Date(until) - Date.now()) / 1000);
const read = (toast) => toast.querySelector("span, p")?.textContent.replace(/\s+/g, " ").trim() ?? "";
// What changes while it stands, as an act on many inquiries does, is told when it begins and when it is over.
const nameOf = (toast) => `${toast.id || read(toast)} ${"until" in toast.dataset}`;

/** Takes a notice away; the keyboard, where it stood in it, goes back to where it came from. */
desk.removeToast = (toast) => {
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
    // An error that comes later is an alert, and says itself. What was done a while ago was said then.
    const isSaid = heard.has(nameOf(toast)) || (toast.getAttribute("role") === "alert" && !isFirst) || Date.now() - new Date(toast.dataset.at) > 10_000;
    if (!isSaid) said.push(read(toast));
    heard.add(nameOf(toast));
  }
  // A page that was only just opened reads out its title first.
  if (said.length) setTimeout(() => { document.getElementById("announcer").textContent = said.join(" "); }, isFirst ? 500 : 0);
};
/** Takes in the notices of an answer: those that have an id are as it says, the others join what stands. */
desk.putToasts = (fresh) => {
  for (const toast of [...box.children]) if (toast.id && !fresh.querySelector(`#${toast.id}`)) desk.removeToast(toast);
  for (const toast of [...fresh.children].filter((each) => !gone.has(each.id))) {
    const had = [...box.children].find((each) => (toast.id ? each.id === toast.id : read(each) === read(toast)));
    if (had && toast.id) { if (!had.dataset.until || had.dataset.until !== toast.dataset.until) desk.replace(had, toast, false); continue; }
    if (had) desk.removeToast(had);
    box.append(toast);
    desk.welcome(toast);
  }
};
const tick = () => {
  for (const each of document.querySelectorAll("[data-countdown]")) each.textContent = `${Math.max(0, seconds(each.dataset.countdown))} s`;
  for (const toast of [...box.children]) {
    const isOver = toast.dataset.until && seconds(toast.dataset.until) <= 0;
    if ("passing" in toast.dataset) toast.dataset.age = Number(toast.dataset.age || 0) + 1;
    const isPast = toast.dataset.age > (Number(toast.dataset.passing) || 8) && !toast.matches(":hover, :focus-within");
    if (isPast && toast.id) gone.add(toast.id);
    if (isOver || isPast) desk.removeToast(toast);
  }
};
if (box) {
  setInterval(tick, 1000);
  welcome({ isFirst: true });
  new MutationObserver(() => welcome()).observe(box, { childList: true });
  document.addEventListener("focusin", (event) => { if (!box.contains(event.target)) cameFrom = event.target; });
}
