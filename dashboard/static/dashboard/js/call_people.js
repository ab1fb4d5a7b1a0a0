// Whom the name may mean, as a listbox under its field: arrows walk, Enter takes who is pointed to, and goes on.
const { calls } = window.desk;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
const listOf = (field) => field.form.querySelector("#call-people");
const choices = (list) => [...list.querySelectorAll(".caller-choice")];
const point = (field, index) => {
  const found = choices(listOf(field));
  found.forEach((each, place) => each.setAttribute("aria-selected", String(place === index)));
  found[index]?.scrollIntoView({ block: "nearest" });
  if (found[index]) field.setAttribute("aria-activedescendant", found[index].id);
  else field.removeAttribute("aria-activedescendant");
};
const active = (field) => choices(listOf(field)).findIndex((each) => each.getAttribute("aria-selected") === "true");
/** Who is pointed to before anybody says: the only one there is, or whose name begins like that. */
const guess = (field) => {
  const found = choices(listOf(field));
  const known = found.filter((each) => each.value !== "new");
  const words = plain(field.value);
  const isLikely = known.length <= 1 || ` ${plain(known[0].querySelector("b").textContent)}`.includes(` ${words}`);
  return found.length && isLikely ? 0 : -1;
};
const dress = (list) => {
  const field = list.closest("form").elements.who;
  const found = choices(list);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent);
  found.forEach((each, place) => Object.assign(each, { id: `call-person-${place}`, role: "option", tabIndex: -1 }));
  const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": String(found.length > 0) };
  for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
  field.dataset.listed = field.value;
  point(field, guess(field));
};
const isListed = (field) => field.dataset.listed === field.value;
const take = async (field) => {
  const { text } = field.form.elements;
  const was = text.value;
  // Entered faster than anybody is found: what she types on is what was said.
  if (!isListed(field)) {
    text.focus();
    await calls.renew(field).catch(() => { /* off line for a moment: Enter again */ });
  }
  const choice = field.isConnected && isListed(field) && choices(listOf(field))[active(field)];
  if (!choice) { if (text.value === was) field.focus(); return; }
  choice.click();
  if (choice.value !== "new") text.focus();
};
document.addEventListener("desk:listed", ({ target }) => {
  const list = target.matches("#call-people") ? target : target.querySelector("#call-people");
  if (list) dress(list);
});
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-suggest]") || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter") take(field);
  else if (step) point(field, Math.max(0, Math.min(active(field) + step, choices(listOf(field)).length - 1)));
  else return;
  event.preventDefault();
});
for (const list of document.querySelectorAll("#call-people")) dress(list);
