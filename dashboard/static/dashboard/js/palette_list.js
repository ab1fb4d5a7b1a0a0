// The palette's lines as a listbox: which are shown, and which one Enter would take.
const dialog = document.getElementById("palette");
const field = document.getElementById("palette-words");
const list = document.getElementById("palette-list");
let lines = [];
let active = 0;

const make = (name, attributes, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};
const point = (index) => {
  active = Math.max(0, Math.min(index, lines.length - 1));
  const options = list.querySelectorAll("[role=option]");
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
  options[active]?.scrollIntoView({ block: "nearest" });
  if (options[active]) field.setAttribute("aria-activedescendant", options[active].id);
  else field.removeAttribute("aria-activedescendant");
};
const makeGroup = (title) =>
  make("div", { role: "group", "aria-label": title }, make("div", { class: "palette-group", "aria-hidden": "true" }, title));
const makeOption = (line, index) => {
  const option = make("div", { role: "option", id: `palette-${index}`, "data-index": index, "aria-selected": "false" });
  if (line.icon) option.append(line.icon);
  option.append(make("span", { class: "label" }, line.label), make("span", { class: "quiet" }, line.aside));
  if (line.key) option.append(make("kbd", {}, line.key));
  return option;
};
/** Shows these lines; the first is pointed to, or with `stay` the one at the place that was. */
dialog.draw = (found, { stay = false, isCutOff = false } = {}) => {
  lines = found;
  const groups = new Map();
  lines.forEach((line, index) => {
    if (!groups.has(line.group)) groups.set(line.group, makeGroup(line.group));
    groups.get(line.group).append(makeOption(line, index));
  });
  list.replaceChildren(...groups.values());
  const { countOne, countMany } = dialog.dataset;
  // What nobody looked for may be there all the same.
  const none = isCutOff ? document.getElementById("cut-off").dataset.words : dialog.dataset.none;
  const words = document.getElementById("palette-none");
  words.hidden = lines.length > 0;
  words.textContent = none;
  const count = lines.length === 1 ? countOne : countMany.replace("%d", lines.length);
  document.getElementById("palette-status").textContent = lines.length ? count : none;
  point(stay ? active : 0);
};
dialog.step = (count) => point(active + count);
dialog.choose = () => {
  const line = lines[active];
  dialog.close();
  line?.run();
};
const read = (event) => event.target.closest("[role=option]")?.dataset.index;
list.addEventListener("pointermove", (event) => { if (read(event) && Number(read(event)) !== active) point(Number(read(event))); });
list.addEventListener("click", (event) => { if (read(event)) { point(Number(read(event))); dialog.choose(); } });
