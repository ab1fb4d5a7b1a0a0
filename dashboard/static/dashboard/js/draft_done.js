// What becomes of the words of a form that was sent. What was typed into it after that, before its answer came, belongs
// to the next note, or waits beside the answer (orphan.js).
const { desk } = window;
const { fieldOf, revisionOf, finish } = desk.line;
const { forget, writing } = desk.draft;

const readRest = (field, said) => {
  const text = said.replaceAll("\r\n", "\n");
  return (field.value.startsWith(text) ? field.value.slice(text.length) : field.value).trim();
};
const isOf = (name) => name.endsWith(`-${document.getElementById("inquiry")?.dataset.ref}`);
const keepForNote = (name, text) => {
  desk.keep.write(name, { text });
  if (isOf(name)) document.querySelector("#composer [data-key=n]:not([aria-current])")?.click();
};
/** The words that waited have become an answer: so does the rest of them. */
const addToAnswer = (old, rest) => {
  const field = isOf(old.dataset.keep) && document.getElementById("reply-text");
  if (!field) return rest && desk.orphan.add(old.dataset.keep, rest);
  // A colleague began one meanwhile, and both texts are shown: these were written on none of hers.
  if ("conflict" in field.form.dataset) field.form.dataset.base ??= "0";
  if (!rest) return;
  field.value = `${field.value.trimEnd()} ${rest}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
document.addEventListener("desk:done", ({ detail: { form, body } }) => {
  const old = fieldOf(form);
  if (!old || old.isConnected) return;
  forget(form);
  finish(form);
  const fresh = desk.carry(old, revisionOf(form)?.value, () => { /* drawn already */ });
  const isOpen = fresh && ("conflict" in fresh.form.dataset || !form.dataset.draft || fresh.closest("#composer").querySelector(".notice.late"));
  if (isOpen) desk.kept.write(fresh);
  else if (!fresh || !writing.has(fresh.form)) desk.kept.drop(old);
  if (fresh) return;
  const rest = readRest(old, body.get(old.name));
  if ("orphanText" in old.dataset) addToAnswer(old, rest);
  else if (rest && old.dataset.orphan) desk.orphan.add(old.dataset.orphan, rest);
  else if (rest) keepForNote(old.dataset.keep, rest);
});
