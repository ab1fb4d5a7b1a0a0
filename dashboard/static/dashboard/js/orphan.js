// Words whose draft somebody else sent or threw away wait in this browser, under a name of their inquiry's own, until
// they are used or thrown away (orphan_offer.js).
const { desk } = window;
/** Adds words to those that wait under that name, each once; all of them. */
const add = (name, text) => {
  const had = desk.keep.read(name)?.text.trim() ?? "";
  const whole = [text, had].find((each) => each.includes(had) && each.includes(text)) ?? `${text}\n\n${had}`;
  desk.keep.write(name, { text: whole });
  return whole;
};
const readNames = () => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith("kept-reply-")).map((key) => key.replace("kept-", ""));
  } catch { return []; }
};
desk.orphan = {
  add,
  /** The words of `old` stand in `field` now, and wait under its name. */
  move(old, field) {
    field.value = add(field.dataset.keep, field.value);
    if (old.dataset.keep !== field.dataset.keep) desk.kept.drop(old);
  },
  /** What was kept of drafts that stand no more: the tab died, or the row was left, before that was told here. */
  adopt(name, standing) {
    for (const other of readNames()) {
      const kept = desk.keep.read(other);
      if (kept?.orphan !== name || other === standing) continue;
      desk.keep.drop(other);
      // What was sent, and only its answer lost, may have left.
      if (kept.text.trim() && kept.text !== kept.leaving) add(name, kept.text);
    }
  },
};
document.addEventListener("desk:sending", ({ detail: { form } }) => {
  const field = form.querySelector("[data-orphan]");
  const kept = field && desk.kept.read(field);
  if (kept) desk.keep.write(field.dataset.keep, { ...kept, leaving: field.value });
});
