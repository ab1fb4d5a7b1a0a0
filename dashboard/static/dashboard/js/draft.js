// Saves what is written while it is written, one saving after the other, until the desk has it; also what was written
// in a pane that is gone. Until then this browser keeps a copy (kept.js).
const { desk } = window;
const { nameOf, take, say, sayUnheard } = desk.line;
const WAIT = 800;
const LONGEST = 30_000;
const writing = new Map(); // forms whose words the desk has not all of: how often each was typed in, its timer
const failures = new Map(); // by the name of the draft: one that fails keeps no other waiting
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const forget = (form) => {
  clearTimeout(writing.get(form)?.timer);
  writing.delete(form);
};
const saveIn = (form, wait) => {
  const state = writing.get(form);
  if (!state) return;
  clearTimeout(state.timer);
  state.timer = setTimeout(save, wait, form);
};
/** Saves the form's words now, after what is being saved; never fails: it is tried again until the desk has them. */
const save = (form) => {
  clearTimeout(writing.get(form)?.timer);
  const name = nameOf(form);
  const trySaving = async () => {
    // What it holds is on its way already: what is typed meanwhile waits for the answer.
    if (form.dataset.busy) return saveIn(form, WAIT);
    let isSaved = await sayUnheard(name);
    if (writing.has(form)) isSaved = await say(take(form, writing.get(form).typed));
    if (isSaved === undefined) return null;
    failures.delete(name);
    return tell("desk:heard", { form, isSaved });
  };
  desk.saving = desk.saving.then(trySaving).catch((error) => {
    failures.set(name, (failures.get(name) ?? 0) + 1);
    saveIn(form, error.isRefused ? LONGEST : Math.min(WAIT * 2 ** failures.get(name), LONGEST));
    tell("desk:unsaved", { form, error });
  });
  return desk.saving;
};
/** Something was typed in `form`: it is saved soon. A form that it stands for is saved by it. */
const note = (form, wait = WAIT) => {
  for (const other of writing.keys()) if (other !== form && nameOf(other) === nameOf(form)) forget(other);
  const state = writing.get(form) || { typed: 0 };
  state.typed += 1;
  writing.set(form, state);
  saveIn(form, wait);
};
desk.draft = { forget, note, save, saveIn, writing };
