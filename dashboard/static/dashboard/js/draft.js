// Saves what is written while it is written, one saving after the other, until the desk has it; also what was written
// in a pane that is gone. Until then this browser keeps a copy (kept.js).
const { desk } = window;
const { fieldOf, take, say, hasUnheard, sayUnheard } = desk.line;
const WAIT = 800;
const LONGEST = 30_000;
const writing = new Map(); // forms whose words the desk has not all of: how often each was typed in, its timer
let failures = 0;
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
  const trySaving = async () => {
    if (!hasUnheard() && !writing.has(form)) return;
    await sayUnheard();
    if (writing.has(form)) await say(take(form, writing.get(form).typed));
    failures = 0;
    tell("desk:saved", { form });
  };
  desk.saving = desk.saving.then(trySaving).catch((error) => {
    failures += 1;
    saveIn(form, error.isRefused ? LONGEST : Math.min(WAIT * 2 ** failures, LONGEST));
    tell("desk:unsaved", { form, error });
  });
  return desk.saving;
};
/** Something was typed in `form`: it is saved soon. A form that it stands for is saved by it. */
const note = (form, wait = WAIT) => {
  for (const other of writing.keys()) if (other !== form && fieldOf(other).dataset.keep === fieldOf(form).dataset.keep) forget(other);
  const state = writing.get(form) || { typed: 0 };
  state.typed += 1;
  writing.set(form, state);
  saveIn(form, wait);
};
desk.draft = { forget, note, save, saveIn, writing };
