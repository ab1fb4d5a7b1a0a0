// Whoever presses a key to write and types on at once writes into what is still being drawn: no letter of hers is lost,
// or taken for another key.
const PATIENCE = 5000;
let ahead = null;
let timer;
const begin = (words) => {
  clearTimeout(timer);
  ahead = words;
  if (words !== null) timer = setTimeout(begin, PATIENCE, null);
};
const read = ({ key, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Backspace") return ahead.slice(0, -1);
  if (key === "Enter") return ahead && `${ahead}\n`;
  return key.length === 1 ? ahead + key : null;
};
const put = () => {
  const field = document.querySelector("#composer [data-first]");
  const words = ahead;
  if (words === null || !field) return;
  begin(null);
  field.focus();
  if (!words) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!opener.ariaCurrent) return begin("");
  // Open already: to the words, and nothing that stands there is drawn anew.
  event.preventDefault();
  document.querySelector("#composer [data-first]")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (ahead === null || event.target.matches?.("input, textarea, select")) return;
  if (event.key === "Escape") return begin(null);
  const words = read(event);
  if (words === null) return;
  ahead = words;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
for (const name of ["htmx:afterSettle", "desk:done"]) document.addEventListener(name, put);
for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => begin(null));
