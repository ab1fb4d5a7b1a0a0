// The form for a call opens over any page and keeps what was typed when it is closed; without this it is a page.
const dialog = document.getElementById("call-dialog");
const asked = { "HX-Request": "true" };
let timer;

const draw = (html) => {
  dialog.innerHTML = html;
  const first = dialog.querySelector("[aria-invalid=true], [data-call-first]") || dialog.querySelector("input:not([type=hidden]), textarea");
  first?.focus();
};
const open = async (link) => {
  const isKept = dialog.querySelector("textarea")?.value.trim() && dialog.dataset.for === link.pathname;
  const here = document.getElementById("inquiry")?.dataset.ref;
  const url = link.href + (here && !link.search ? `?here=${encodeURIComponent(here)}` : "");
  if (!isKept) {
    const response = await fetch(url, { headers: asked });
    if (!response.ok || response.redirected) return location.assign(link.href);
    dialog.showModal();
    draw(await response.text());
  } else dialog.showModal();
  dialog.dataset.for = link.pathname;
};
const send = async (form, button) => {
  const url = button?.getAttribute("formaction") || form.action;
  const response = await fetch(url, { method: "POST", body: new FormData(form, button), headers: asked });
  const next = response.headers.get("HX-Redirect");
  if (next || response.redirected) return location.assign(next || response.url);
  // Any other page would take the place of the words: it is shown as a page of its own.
  if (!response.ok && response.status !== 422) throw new Error(response.status);
  draw(await response.text());
};
const renew = async (field) => {
  const { suggest, read } = field.dataset;
  const target = document.getElementById(suggest ? "call-people" : "call-deadline");
  const response = suggest
    ? await fetch(`${suggest}?who=${encodeURIComponent(field.value)}`, { headers: asked })
    : await fetch(read, { method: "POST", body: new FormData(field.form), headers: asked });
  if (response.ok && !response.redirected && field.isConnected) target.innerHTML = await response.text();
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-call]");
  if (event.target.closest("[data-call-close]")) dialog?.close();
  // On the page of the form itself the dialog would be a second one.
  if (!link || !dialog || document.querySelector(".call-page") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link).catch(() => location.assign(link.href));
});
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-suggest], [data-read]")) return;
  clearTimeout(timer);
  timer = setTimeout(() => renew(event.target).catch(() => { /* off line for a moment: the button still finds */ }), 220);
});
dialog?.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const { target, submitter } = event;
  if (target.ariaBusy === "true") return;
  target.ariaBusy = "true";
  send(target, submitter).finally(() => { target.ariaBusy = "false"; }).catch(() => { target.remove(); document.body.append(target); target.requestSubmit(submitter); });
});
