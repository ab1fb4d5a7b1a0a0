// Saves what is written while it is written. Until the server has it, this browser keeps a copy.
const { desk } = window;
const WAIT = 800;
const AGAIN = 5000;
let timer;
const key = (field) => `kept-${field.dataset.keep}`;
const store = {
  read(field) { try { return JSON.parse(localStorage.getItem(key(field))); } catch { return null; } },
  write(field) {
    const kept = { text: field.value, revision: field.form.elements.revision?.value };
    try { localStorage.setItem(key(field), JSON.stringify(kept)); } catch { /* full, or a private window */ }
  },
  drop(field) { try { localStorage.removeItem(key(field)); } catch { /* private window */ } },
};
const save = async (form) => {
  const { text } = form.elements;
  const body = new FormData(form);
  const sent = text.value;
  body.set("autosave", "1");
  const response = await fetch(form.dataset.draft, { method: "POST", body, headers: { "HX-Request": "true" } });
  if (!response.ok || response.redirected) throw new Error(String(response.status));
  const html = await response.text();
  if (!form.isConnected) return;
  desk.apply(html, { force: true });
  if (text.isConnected && text.value === sent) store.drop(text);
};
const saveSoon = (form, wait = WAIT) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    desk.saving = desk.saving.then(() => (form.isConnected ? save(form) : null)).catch(() => saveSoon(form, AGAIN));
  }, wait);
};
document.addEventListener("input", (event) => {
  const { form } = event.target;
  const field = form?.querySelector("[data-keep]");
  if (!field) return;
  if (event.target === field) store.write(field);
  if (form.dataset.draft && !("conflict" in form.dataset)) saveSoon(form);
});
document.addEventListener("desk:leaving", () => clearTimeout(timer));
document.addEventListener("desk:done", (event) => {
  const field = event.detail.form.querySelector("[data-keep]");
  if (field) store.drop(field);
});
document.addEventListener("click", (event) => {
  const field = event.target.closest("[data-drop-kept]") && document.querySelector("#composer [data-keep]");
  if (field) store.drop(field);
});
// A tab that died before the server had it: the text comes back, with the revision it was written on.
const restore = () => {
  const field = document.querySelector("#composer [data-keep]");
  const kept = field && store.read(field);
  if (!kept || "conflict" in field.form.dataset || desk.restored === field) return;
  if (kept.text === field.value || !kept.text.trim()) return store.drop(field);
  desk.restored = field;
  field.value = kept.text;
  if (field.form.elements.revision && kept.revision) field.form.elements.revision.value = kept.revision;
  if (field.form.dataset.draft) saveSoon(field.form, 0);
};
document.addEventListener("htmx:afterSettle", restore);
restore();
// The page was loaded anew while a note was written: it is opened again.
const noteTab = document.querySelector("#composer.mode-idle [data-key=n]");
const reference = document.getElementById("inquiry")?.dataset.ref;
if (noteTab && reference && store.read({ dataset: { keep: `note-${reference}` } })?.text.trim()) noteTab.click();
