// A letter that means an inquiry means the row that is stood on: that is opened first, and the letter counts then.
const { desk } = window;
let pressed = null; // the letter that waits, and the row it is meant for
let coming = ""; // the row that is being opened
let held = ""; // the letter that waits for the verbs of the chosen rows
const chosen = () => document.querySelector("#bulk.on");
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

/** Whether `key` is meant for a row that is not open yet; then that is opened, and the key counts once it is. */
desk.opensFirst = (key) => {
  const row = desk.findStoodOn();
  const isMeant = key !== "u" && document.querySelector(`#keys-inquiry + dl [data-help="${CSS.escape(key)}"]`);
  held = "";
  if (isMeant && chosen() && !("live" in chosen().dataset)) { held = key; return true; }
  if (!row || !isMeant || desk.isOpen(row) || !document.getElementById("pane") || document.querySelector(`#bulk.on [data-key="${CSS.escape(key)}"]`)) return false;
  pressed = { key, id: row.id };
  if (coming !== row.id) row.click();
  return true;
};
document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target.id === "pane") coming = event.detail.elt.id; });
document.addEventListener("htmx:afterRequest", (event) => {
  coming = "";
  if (!event.detail.successful) pressed = null;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "pane") return;
  const { key, id } = pressed ?? {};
  pressed = null;
  const row = desk.findStoodOn();
  if (key && row?.id === id && desk.isOpen(row)) press(key);
});
document.addEventListener("desk:renewed", () => {
  if (!held || !("live" in (chosen()?.dataset ?? {}))) return;
  const key = held;
  held = "";
  press(key);
});
