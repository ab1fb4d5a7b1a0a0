// The form for a call opens over any page and keeps what was typed in it (call_kept.js); without this it is a page.
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
  return place.querySelector("form");
};
const renew = async (field) => {
  const { suggest, read } = field.dataset;
  const target = field.form.querySelector(suggest ? "#call-people" : "#call-deadline");
  const response = suggest
    ? await fetch(`${suggest}?who=${encodeURIComponent(field.value)}`, { headers: asked })
    : await fetch(read, { method: "POST", body: new FormData(field.form), headers: asked });
  if (!response.ok || response.redirected || !field.isConnected) return;
  const html = await response.text();
  const goBack = window.desk.hold?.();
  target.innerHTML = html;
  goBack?.();
};
const renewAll = (form) => Promise.all([...form.querySelectorAll("[data-suggest], [data-read]")].filter((field) => field.value.trim()).map(renew)).catch(() => { /* the button still finds */ });
/** Draws the form of that address, and what was kept of it. */
const load = async (place, link) => {
  const kept = calls.read(addressOf(link));
  const here = kept ? kept.fields.here : document.getElementById("inquiry")?.dataset.ref;
  const url = new URL(link.href);
  if (here && !url.searchParams.has("here")) url.searchParams.set("here", here);
  for (const [name, value] of new URLSearchParams(kept?.stage)) url.searchParams.set(name, value);
  const response = await fetch(url, { headers: asked });
  if (!response.ok || response.redirected) return location.assign(link.href);
  if (place === dialog) dialog.dataset.path = addressOf(link);
  if (place === dialog && !dialog.open) dialog.showModal();
  const form = draw(place, await response.text());
  if (!kept) return;
  calls.fill(form, kept);
  await renewAll(form);
  calls.tick(form, kept);
};
const open = (link) => (dialog.dataset.path === addressOf(link) && calls.read(addressOf(link)) ? dialog.showModal() : load(dialog, link));
const refuse = (form, words) => {
  const told = form.querySelector("[data-told]") || form.querySelector(".actions").insertAdjacentElement("beforebegin", document.createElement("p"));
  Object.assign(told, { className: "notice late", textContent: words }).dataset.told = "";
  told.setAttribute("role", "alert");
};
const send = async (form, button) => {
  const url = button?.getAttribute("formaction") || form.action;
  const [place, path] = [placeOf(form), pathOf(form)];
  const sent = new FormData(form, button);
  const response = await fetch(url, { method: "POST", body: sent, headers: asked, signal: AbortSignal.timeout(40_000) });
  const next = response.headers.get("HX-Redirect");
  if (next) { calls.drop(path); location.assign(next); return new Promise(() => {}); }
  // A login that ran out: this page asks for it, and what was typed is still here afterwards.
  if (response.redirected) return location.reload();
  if (!response.ok && response.status !== 422) return refuse(form, form.dataset.refused);
  const fresh = draw(place, await response.text());
  // What was typed while the answer was on its way.
  for (const field of form.querySelectorAll("input:not([type]), [type=text], [type=tel], [type=email], textarea")) {
    const there = fresh?.elements[field.name];
    if (there && sent.has(field.name) && field.value !== sent.get(field.name).replaceAll("\r\n", "\n")) there.value = field.value;
  }
  calls.keep(fresh, path);
};
window.desk.calls = { ...calls, addressOf, load, open, send, renew, refuse, pathOf, placeOf };
