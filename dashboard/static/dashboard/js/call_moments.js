// What opens the form for a call, renews it while one types, sends it and throws it away.
const { addressOf, drop, keep, load, open, pathOf, placeOf, read, refuse, renew, send } = window.desk.calls;
const dialog = document.getElementById("call-dialog");
const page = document.querySelector(".call-page");
const timers = new WeakMap(); // by the field that is typed in

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-call]");
  if (event.target.closest("[data-call-close]")) dialog?.close();
  const form = event.target.closest("[data-call-drop]")?.form;
  if (form) {
    const path = pathOf(form);
    drop(path);
    load(placeOf(form), new URL(path, location.href)).catch(() => form.reset());
  }
  // On the page of the form itself the dialog would be a second one.
  if (!link || !dialog || page || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  Promise.resolve(open(link)).catch(() => location.assign(link.href));
});
document.addEventListener("input", ({ target }) => {
  if (!target.form?.matches("[data-call-form]")) return;
  keep(target.form, pathOf(target.form));
  if (!target.matches("[data-suggest], [data-read]")) return;
  clearTimeout(timers.get(target));
  const find = () => target.isConnected && renew(target).catch(() => { /* off line for a moment: the button still finds */ });
  timers.set(target, setTimeout(find, 220));
});
document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!target.matches("[data-call-form]")) return;
  event.preventDefault();
  if (target.ariaBusy === "true") {
    // She is ahead of the desk, which still draws whom she chose.
    if (submitter?.matches("[data-send]") && target.dataset.sends === "pick") target.dataset.sendsNext = "";
    return;
  }
  target.ariaBusy = "true";
  target.dataset.sends = submitter?.name ?? "";
  // It may have been done, and only its answer been lost: it is not sent again by itself.
  send(target, submitter).catch(() => refuse(target, document.getElementById("not-done").dataset.unreached))
    .finally(() => { target.ariaBusy = "false"; });
});
const form = page?.querySelector("form[data-call-form]");
if (form) {
  const isEmpty = !form.elements.text.value.trim() && !form.dataset.stage;
  if (isEmpty && read(addressOf(location))) load(page, location).catch(() => { /* the empty form does as well */ });
  else keep(form, addressOf(location));
}
