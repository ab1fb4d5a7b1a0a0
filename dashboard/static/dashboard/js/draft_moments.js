// When a draft is saved: soon after it was typed in, and at once before something else takes its place.
const { desk } = window;
const { fieldOf, nameOf, sayLast, sayUnheard } = desk.line;
const { note, save, saveIn, writing } = desk.draft;
const PATIENCE = 1500;
const AGAIN = 5000; // an act that was not done leaves the words where they were
const restored = new WeakSet();

document.addEventListener("input", ({ target }) => {
  const { form } = target;
  const field = form && fieldOf(form);
  if (!field || target.matches("[type=file], [type=datetime-local]")) return;
  desk.kept.write(field);
  if (form.dataset.draft && (!("conflict" in form.dataset) || form.dataset.base)) note(form);
});
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (writing.has(target.form) && !target.form.contains(relatedTarget)) save(target.form);
});
// Another row, or a note, is drawn once the desk has what was written; where the desk is silent, it is not waited for.
document.addEventListener("htmx:confirm", (event) => {
  const { target, elt, issueRequest } = event.detail;
  const forms = [...writing.keys()].filter((form) => target.contains?.(form));
  if (!forms.length) return;
  event.preventDefault();
  const soon = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  Promise.race([Promise.all(forms.map(save)), soon]).then(() => (elt.isConnected ? issueRequest(true) : location.assign(elt.href)));
});
document.addEventListener("desk:leaving", ({ detail }) => {
  for (const form of writing.keys()) form === detail.form ? saveIn(form, AGAIN) : save(form);
  desk.saving = desk.saving.then(() => sayUnheard(nameOf(detail.form))).catch(() => { /* the act itself will tell */ });
});
document.addEventListener("click", ({ target }) => {
  const field = target.closest("[data-drop-kept]") && document.querySelector("#composer [data-keep]");
  if (!field) return;
  desk.kept.drop(field);
  field.form.dataset.dropped = "";
});
const saveAll = () => { for (const form of writing.keys()) save(form); };
addEventListener("online", saveAll);
document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); });
addEventListener("pagehide", () => { for (const form of writing.keys()) sayLast(form); });
// A tab that died before the desk had it: the text comes back, with the revision it was written on.
const restore = () => {
  const field = document.querySelector("#composer [data-keep]:not([data-orphan-text])");
  const kept = field && desk.kept.read(field);
  if (!kept || "conflict" in field.form.dataset || restored.has(field)) return;
  restored.add(field);
  const { form } = field;
  const beside = Object.entries(kept.beside || {}).filter(([name, value]) => form.elements[name] && form.elements[name].value !== value);
  if ((kept.text === field.value && !beside.length) || !kept.text.trim()) return desk.kept.drop(field);
  const isOwn = kept.sent !== undefined && kept.sent === field.value; // the desk had it, and could not say so
  field.value = kept.text;
  for (const [name, value] of beside) form.elements[name].value = value;
  if (!form.dataset.draft) return;
  if (!isOwn && kept.revision) form.elements.revision.value = kept.revision;
  note(form, 0);
};
document.addEventListener("htmx:afterSettle", restore);
restore();
