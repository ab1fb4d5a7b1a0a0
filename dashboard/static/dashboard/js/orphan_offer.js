// Offers the words that wait for their inquiry beside its composer: to be copied, answered with, or thrown away.
const { desk } = window;
const seen = new WeakSet();
const say = (words) => { document.getElementById("announcer").textContent = words; };
const offer = () => {
  const template = document.getElementById("orphan-offer");
  if (!template || document.querySelector("#composer [data-orphan-text]")) return;
  const part = template.content.cloneNode(true);
  const field = part.querySelector("[data-orphan-text]");
  const name = field.dataset.keep;
  if (!seen.has(template)) desk.orphan.adopt(name, template.dataset.standing);
  seen.add(template);
  const text = desk.keep.read(name)?.text ?? "";
  if (!text.trim()) return;
  field.value = text;
  template.before(part);
};
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-orphan-copy], [data-orphan-drop]");
  const field = button?.form.querySelector("[data-orphan-text]");
  if (!field) return;
  if ("orphanCopy" in button.dataset) {
    field.select();
    // Where the browser does not copy, the words are chosen all the same: its own key does.
    if (document.execCommand("copy")) say(button.dataset.orphanCopy);
    return;
  }
  desk.kept.drop(field);
  button.form.remove();
  document.querySelector("#composer [data-key=r]")?.focus();
});
// Once all that takes in the same answer has run.
for (const name of ["desk:renewed", "htmx:afterSettle"]) document.addEventListener(name, () => queueMicrotask(offer));
offer();
