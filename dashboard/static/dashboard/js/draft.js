// Saves what is written while it is written. Until the server has it, this browser keeps a copy (kept.js).
const { desk } = window;
const store = desk.kept;
const WAIT = 800;
const AGAIN = 5000;
let timer;
let typed = 0; // how often something was typed; `desk.unsaved` as long as the server has not all of it
const save = async (form) => {
  const { text } = form.elements;
  const body = new FormData(form);
  const sent = text.value;
  const mark = typed;
  body.set("autosave", "1");
  body.delete("files");
  const response = await fetch(form.dataset.draft, { method: "POST", body, headers: { "HX-Request": "true" } });
  if (!response.ok || response.redirected) throw new Error(String(response.status));
  const html = await response.text();
  if (!form.isConnected) return;
  desk.apply(html, { force: true });
  if (typed === mark) desk.unsaved = false;
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
  if (!field || event.target.matches("[type=file], [type=datetime-local]")) return;
  typed += 1;
  desk.unsaved = true;
  if (event.target === field) store.write(field);
  if (form.dataset.draft && !("conflict" in form.dataset)) saveSoon(form);
});
document.addEventListener("desk:leaving", () => clearTimeout(timer));
document.addEventListener("desk:done", (event) => {
  const field = event.detail.form.querySelector("[data-keep]");
  if (field) { store.drop(field); desk.unsaved = false; }
});
document.addEventListener("click", (event) => {
  const field = event.target.closest("[data-drop-kept]") && document.querySelector("#composer [data-keep]");
  if (field) { store.drop(field); desk.unsaved = false; }
});
// A tab that died before the server had it: the text comes back, with the revision it was written on.
const restore = () => {
  const field = document.querySelector("#composer [data-keep]");
  const kept = field && store.read(field);
  if (!kept || "conflict" in field.form.dataset || desk.restored === field) return;
  if (kept.text === field.value || !kept.text.trim()) return store.drop(field);
  desk.restored = field;
  field.value = kept.text;
  desk.unsaved = true;
  if (field.form.elements.revision && kept.revision) field.form.elements.revision.value = kept.revision;
  if (field.form.dataset.draft) saveSoon(field.form, 0);
};
document.addEventListener("htmx:afterSettle", restore);
restore();
