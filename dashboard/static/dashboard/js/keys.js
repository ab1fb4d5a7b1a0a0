// Every act has a key. Elements say theirs in data-key; nothing here knows what they do. A key that no element in
// sight has is told to whoever listens for `desk:key`.
const isTyping = (target) => target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const isSeen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
const tell = (key) => !document.dispatchEvent(new CustomEvent("desk:key", { detail: key, cancelable: true }));
// Who dictates or presses keys by accident switches the letters off: in the settings, for all her pages.
const isSwitchedOff = (key) => key.length === 1 && document.body.dataset.letters === "off";

const act = (element) => {
  if (element.matches("summary")) {
    element.parentElement.toggleAttribute("open", true);
    element.parentElement.querySelector("form button, form input:not([type=hidden])")?.focus();
  } else if (element.matches("input")) element.focus();
  else if (element.matches('[aria-current="true"]')) document.querySelector("[data-first]")?.focus();
  else element.click();
};
const leave = (target) => {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  } else if (isTyping(target) || !tell("Escape")) document.activeElement.blur();
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const send = event.target.closest("form")?.querySelector("[data-send]");
    if (send) { event.preventDefault(); send.click(); }
    return;
  }
  if (document.querySelector("dialog[open]") || (event.key !== "?" && document.querySelector("#keys:popover-open"))) return;
  if (event.key === "Escape") { if (!document.querySelector(":popover-open")) leave(event.target); return; }
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || isSwitchedOff(event.key)) return;
  const element = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find(isSeen);
  if (event.key === "?") document.getElementById("keys")?.togglePopover();
  else if (window.desk.opensFirst?.(event.key)) { /* and counts when that is open */ }
  else if (element) act(element);
  else if (!tell(event.key)) return;
  event.preventDefault();
});
document.addEventListener("desk:act", (event) => act(event.target));
// What was opened to write in is ready to be written in.
document.addEventListener("desk:done", (event) => {
  if (/\/(draft|undo)\/?(\?|$)/.test(event.detail.url)) document.querySelector("#composer [data-first]")?.focus();
  // The button that was pressed is gone: the inquiry's title is where to go on from.
  if (document.activeElement === document.body) document.getElementById("inquiry-title")?.focus({ preventScroll: true });
});
if (new URLSearchParams(location.search).has("compose")) document.querySelector("#composer [data-first]")?.focus();
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "composer" || event.detail.target?.id === "composer") document.querySelector("#composer [data-first]")?.focus();
});
// A browser leaves autofocus alone, and takes focus away, where the address ends in #composer; a page that was opened
// to write in is for writing.
window.addEventListener("load", () => setTimeout(() => document.querySelector("[data-first][autofocus]")?.focus()));
