// The form for a call as it is drawn, and what the desk finds for its fields while one types.
const { calls } = window.desk;
const dialog = document.getElementById("call-dialog");
const asked = { "HX-Request": "true" };
const placeOf = (form) => form.closest(".call-page") || dialog;
const addressOf = (link) => link.pathname + link.search;
const pathOf = (form) => (dialog?.contains(form) ? dialog.dataset.path : addressOf(location));
const draw = (place, html) => {
  place.innerHTML = html;
  const first = place.querySelector("[aria-invalid=true], [data-call-first]") || place.querySelector("input:not([type=hidden]), textarea");
  first?.focus();
  place.dispatchEvent(new Event("desk:listed", { bubbles: true }));
  return place.querySelector("form");
};
let asking = 0; // how often the desk was asked
const shown = new WeakMap(); // by its place: which answer is the newest there
const renew = async (field) => {
  asking += 1;
  const turn = asking;
  const { suggest, read } = field.dataset;
  const { value } = field;
  const target = field.form.querySelector(suggest ? "#call-people" : "#call-deadline");
  const response = suggest
    ? await fetch(`${suggest}?who=${encodeURIComponent(value)}`, { headers: asked })
    : await fetch(read, { method: "POST", body: new FormData(field.form), headers: asked });
  if (!response.ok || response.redirected) return;
  const html = await response.text();
  // What was found for older words is no answer; what was read in them is none where a newer one came first.
  if (!field.isConnected || (suggest && field.value !== value) || shown.get(target) > turn) return;
  shown.set(target, turn);
  const goBack = window.desk.hold?.();
  target.innerHTML = html;
  goBack?.();
  target.dispatchEvent(new Event("desk:listed", { bubbles: true }));
};
const renewAll = (form) => Promise.all([...form.querySelectorAll("[data-suggest], [data-read]")].filter((field) => field.value.trim()).map(renew)).catch(() => { /* the button still finds */ });
/** What `draw` draws instead of `old`: letters typed there since it held `was` win, and are typed on where they were. */
const carry = (old, was, draw) => {
  const typing = old?.contains(document.activeElement) ? document.activeElement.name : "";
  const form = draw();
  let isTyped = false;
  for (const field of old?.querySelectorAll("input:not([type]), [type=text], [type=tel], [type=email], textarea") ?? []) {
    const there = form?.elements[field.name];
    if (!there || !was.has(field.name) || field.value === was.get(field.name).replaceAll("\r\n", "\n")) continue;
    there.value = field.value;
    // As if it had been typed here: it is kept, and read.
    there.dispatchEvent(new Event("input", { bubbles: true }));
    isTyped = true;
  }
  if (isTyped) form.elements[typing]?.focus?.();
  return form;
};
window.desk.calls = { ...calls, addressOf, carry, draw, renew, renewAll, pathOf, placeOf };
