// What the desk answers to a saving, and the letters typed before that answer came: they are kept.
const { desk } = window;
const { fieldOf, revisionOf } = desk.line;
const { forget, note, writing } = desk.draft;

/** Puts what was typed in `old` until now into the field that `draw` puts in its place. */
desk.carry = (old, base, draw) => {
  const wasHere = document.activeElement === old;
  draw();
  const fresh = document.querySelector(`#composer [data-keep="${CSS.escape(old.dataset.keep)}"], #orphan-text`);
  if (!fresh || fresh === old) return fresh;
  const isLate = fresh.value !== old.value;
  if (isLate) fresh.value = old.value;
  if (fresh.id === "orphan-text") desk.orphan.move(old, fresh);
  if (wasHere) fresh.focus({ preventScroll: true });
  if (document.activeElement === fresh) fresh.setSelectionRange(old.selectionStart, old.selectionEnd);
  const { form } = fresh;
  // Both texts are shown: until one is chosen, hers belongs to the revision it was written on.
  if ("conflict" in form.dataset) form.dataset.base = base;
  if (isLate && form.dataset.draft) note(form);
  return fresh;
};
/** What the page holds is now `revision`: nobody else wrote in between. */
desk.renewRevision = ({ form, body }, revision) => {
  for (const each of new Set([form, document.getElementById("reply-form")])) {
    if (!each?.elements.reply || "conflict" in each.dataset || each.elements.reply.value !== body.get("reply")) continue;
    if (revisionOf(each).value === body.get("revision")) revisionOf(each).value = revision;
  }
};
const hearOther = ({ form, body, typed }, html, isConflict) => {
  const isShown = form.dataset.base && isConflict;
  if (form.isConnected && !isShown) desk.carry(fieldOf(form), body.get("revision"), () => desk.apply(html, { force: true }));
  if (!isShown || writing.get(form)?.typed === typed) forget(form);
  return false;
};
/** Takes in the answer to a saving; whether it is saved. Throws where it was none. */
desk.hear = (said, html) => {
  const { form, text, typed } = said;
  const answer = new DOMParser().parseFromString(html, "text/html");
  const composer = answer.getElementById("composer");
  const state = answer.getElementById("draft-state");
  if (composer) return hearOther(said, html, Boolean(composer.querySelector("[data-conflict]")));
  if (!state) throw Object.assign(new Error("no answer to a saving"), { isRefused: true });
  desk.renewRevision(said, revisionOf(state).value);
  if (form.isConnected) desk.apply(html, { force: true });
  if ("unsaved" in state.dataset) return false;
  if (!writing.has(form)) return true;
  const field = fieldOf(form);
  if (writing.get(form).typed === typed) forget(form);
  // What is wrong with an address is saved nowhere else.
  if (field.value === text && !state.querySelector(".bad")) desk.kept.drop(field);
  else desk.kept.write(field);
  return true;
};
