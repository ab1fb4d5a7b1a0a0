// What is typed stays in this browser until the server has it: a tab that dies, or a line that is cut, loses no word.
const { desk } = window;
const key = (name) => `kept-${name}`;
const BESIDE = ["to", "cc", "bcc"]; // written in the same form as an answer
/** What is kept under a name, and the ways to change that. */
desk.keep = {
  read(name) { try { return JSON.parse(localStorage.getItem(key(name))); } catch { return null; } },
  write(name, what) { try { localStorage.setItem(key(name), JSON.stringify(what)); } catch { /* full, or a private window */ } },
  drop(name) { try { localStorage.removeItem(key(name)); } catch { /* private window */ } },
};
/** The same of a field and the form around it; `sent` is what was said to the desk and perhaps not heard. */
desk.kept = {
  read(field) { return desk.keep.read(field.dataset.keep); },
  write(field) {
    const { form, dataset: { keep, orphan } } = field;
    if ("dropped" in form.dataset) return;
    const beside = Object.fromEntries(BESIDE.filter((name) => form.elements[name]).map((name) => [name, form.elements[name].value]));
    const revision = form.dataset.base ?? form.querySelector("[name=revision]")?.value;
    desk.keep.write(keep, { text: field.value, beside, revision, sent: desk.line.sentOf(form), orphan });
  },
  drop(field) { desk.keep.drop(field.dataset.keep); },
};
// The page was loaded anew while a note was written: it is opened again, once all scripts have run.
addEventListener("DOMContentLoaded", () => {
  const noteTab = document.querySelector("#composer.mode-idle [data-key=n]");
  const reference = document.getElementById("inquiry")?.dataset.ref;
  const person = document.getElementById("composer")?.dataset.person;
  if (noteTab && reference && desk.keep.read(`note-${person}-${reference}`)?.text.trim()) noteTab.click();
});
