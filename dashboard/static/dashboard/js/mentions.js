// While an @ is typed in a note, offers the colleagues it may mean. Without this the name is simply written out.
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
let list, field, choices = [], place = 0;

const typed = () => {
  const before = field.value.slice(0, field.selectionStart);
  return before.match(/(?:^|[^\w.@+-])@([\p{L}\p{M}'’ -]{0,30})$/u)?.[1];
};
const close = () => {
  list?.remove();
  list = undefined;
  field?.removeAttribute("aria-activedescendant");
};
const mark = () => {
  [...list.children].forEach((each, index) => each.setAttribute("aria-selected", String(index === place)));
  field.setAttribute("aria-activedescendant", `mention-${place}`);
};
const choose = (name) => {
  field.setRangeText(`${name} `, field.selectionStart - typed().length, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
};
const offer = () => {
  const word = typed();
  if (word === undefined) return close();
  const names = [...document.querySelectorAll("#mention-people li")].map((each) => each.dataset.name);
  choices = names.filter((name) => ` ${fold(name)}`.includes(` ${fold(word)}`)).slice(0, 6);
  if (!choices.length || choices.some((name) => fold(name) === fold(word.trim()))) return close();
  if (!list) {
    list = Object.assign(document.createElement("ul"), { id: "mentions", className: "mentions" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", document.getElementById("mention-people").dataset.label);
    field.after(list);
    field.setAttribute("aria-controls", "mentions");
  }
  place = 0;
  list.replaceChildren(...choices.map((name, index) => {
    const item = Object.assign(document.createElement("li"), { id: `mention-${index}`, textContent: name });
    item.setAttribute("role", "option");
    item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(name); });
    return item;
  }));
  mark();
};
document.addEventListener("input", (event) => {
  if (event.target.id !== "note-text") return;
  field = event.target;
  offer();
});
document.addEventListener("keydown", (event) => {
  if (!list || event.target !== field) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") place = (place + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length;
  else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") choose(choices[place]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (list) mark();
}, true);
document.addEventListener("focusout", (event) => { if (event.target === field) close(); });
