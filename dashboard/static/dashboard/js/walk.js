// The list by keyboard: j, k and the arrows walk it, Enter goes on into what is open, Escape comes back.
const { desk } = window;
let place = -1; // where in the list one was: what was open or stood on may be gone from it
const rows = () => [...document.querySelectorAll("#queue-list .row")];
const current = () => rows().find((row) => row.matches("[aria-current]"));
const stoodOn = () => rows().find((row) => (row.closest(".item") ?? row).contains(document.activeElement));
/** The row that the keyboard stands on, or in. */
desk.findStoodOn = stoodOn;
/** Whether `row` is the one that is open. */
desk.isOpen = (row) => row !== undefined && row.dataset.ref === document.getElementById("inquiry")?.dataset.ref;
const note = () => {
  const index = rows().indexOf(stoodOn() ?? current());
  if (index >= 0) place = index;
};
/** The row at which the list goes on; `step` from where one is, or from where one was. */
desk.findRow = (step = 0) => {
  const all = rows();
  const here = all.indexOf(stoodOn() ?? current());
  // What followed a row that is gone has its place now.
  const next = here < 0 ? place + Math.min(step, 0) : here + step;
  return all[Math.max(0, Math.min(next, all.length - 1))];
};
const go = (row) => {
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
  return row;
};
document.addEventListener("desk:key", (event) => {
  const step = { j: 1, k: -1 }[event.detail];
  if (step && go(desk.findRow(step))) event.preventDefault();
  const isBack = event.detail === "Escape" && !event.defaultPrevented && !stoodOn() && current()?.offsetParent;
  if (isBack && go(current())) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !stoodOn()) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const isIn = event.key === "Enter" && event.target === stoodOn() && desk.isOpen(event.target);
  if (step) go(desk.findRow(step)); else if (isIn) document.getElementById("timeline")?.focus({ preventScroll: true }); else return;
  event.preventDefault();
});
for (const name of ["focusin", "desk:renewed", "htmx:afterSettle"]) document.addEventListener(name, note);
// What had the keyboard went away with the page that one came back from.
document.addEventListener("htmx:historyRestore", () => { if (document.activeElement === document.body && rows()[0]?.offsetParent) go(desk.findRow()); });
