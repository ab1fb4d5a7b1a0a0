// What is typed stays in this browser until the server has it: a tab that dies, or a line that is cut, loses no word.
const { desk } = window;
const key = (field) => `kept-${field.dataset.keep}`;
desk.kept = {
  read(field) { try { return JSON.parse(localStorage.getItem(key(field))); } catch { return null; } },
  write(field) {
    const kept = { text: field.value, revision: field.form.elements.revision?.value };
    try { localStorage.setItem(key(field), JSON.stringify(kept)); } catch { /* full, or a private window */ }
  },
  drop(field) { try { localStorage.removeItem(key(field)); } catch { /* private window */ } },
};
// The page was loaded anew while a note was written: it is opened again, once all scripts have run.
addEventListener("DOMContentLoaded", () => {
  const noteTab = document.querySelector("#composer.mode-idle [data-key=n]");
  const reference = document.getElementById("inquiry")?.dataset.ref;
  const person = document.getElementById("composer")?.dataset.person;
  if (noteTab && reference && desk.kept.read({ dataset: { keep: `note-${person}-${reference}` } })?.text.trim()) noteTab.click();
});
