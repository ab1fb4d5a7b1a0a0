// What the reporter sends while the inquiry stands open is read once it came into sight; below_button.js leads there.
const { desk } = window;
const ENOUGH = 48; // so many pixels of a message are in sight
const AT_FOOT = 40;
const STEPS = Array.from({ length: 51 }, (_each, step) => step / 50);
let known = new Set();
let unseen = new Set();
let watch = new IntersectionObserver(() => {});
let wasAtFoot = false;
const list = () => document.getElementById("timeline");
const heard = () => [...document.querySelectorAll("#timeline [data-heard]")];
const tell = (detail) => document.dispatchEvent(new CustomEvent("desk:seen", { detail }));
/** `read`: the newest that was seen, until the desk knows; what waits to be seen, and whether anything does. */
desk.below = {
  read: "",
  isUnseen: () => unseen.size > 0,
  waiting: () => heard().filter((each) => unseen.has(each.id)),
};
const isInSight = ({ isIntersecting, intersectionRect, boundingClientRect }) =>
  isIntersecting && intersectionRect.height >= Math.min(ENOUGH, boundingClientRect.height - 1);
const see = (entries) => {
  if (document.hidden) return;
  const seen = entries.filter((entry) => isInSight(entry) && unseen.delete(entry.target.id));
  if (!seen.length) return;
  for (const { target } of seen) watch.unobserve(target);
  tell({ came: 0 });
  if (unseen.size) return;
  desk.below.read = heard().at(-1)?.dataset.heard ?? "";
  desk.poll();
};
const observe = () => {
  watch.disconnect();
  // On a phone the composer may lie over the foot of the page.
  const top = document.getElementById("composer")?.getBoundingClientRect().top ?? innerHeight;
  const covered = Math.round(Math.max(0, Math.min(innerHeight - top, innerHeight / 2)));
  watch = new IntersectionObserver(see, { threshold: STEPS, rootMargin: `0px 0px -${covered}px` });
  for (const each of desk.below.waiting()) watch.observe(each);
};
const begin = () => {
  known = new Set(heard().map((each) => each.id));
  unseen = new Set();
  desk.below.read = "";
  observe();
};
const look = () => {
  const news = heard().filter((each) => !known.has(each.id));
  for (const { id } of news) { known.add(id); unseen.add(id); }
  if (news.length && wasAtFoot) news[0].scrollIntoView({ block: "nearest" });
  if (unseen.size) observe();
  if (news.length) tell({ came: news.length, isFollowed: wasAtFoot });
};
document.addEventListener("desk:putting", ({ target }) => {
  const below = target.scrollHeight - target.clientHeight - target.scrollTop;
  if (target === list()) wasAtFoot = Math.max(below, target.getBoundingClientRect().bottom - innerHeight) <= AT_FOOT;
});
document.addEventListener("desk:renewed", look);
document.addEventListener("htmx:afterSettle", ({ target }) => { if (target.id === "pane") begin(); });
document.addEventListener("htmx:historyRestore", begin);
document.addEventListener("visibilitychange", () => { if (!document.hidden) observe(); });
begin();
