// What the palette can offer of the page itself: its acts, and the places its rail leads to.
const dialog = document.getElementById("palette");
const isSeen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
/** In sight, or one press away: in a menu whose opener is. */
const isOffered = (element) => {
  const [menu, popover] = [element.closest("details.menu:not([open])"), element.closest("[popover]")];
  if (menu && !element.matches("summary")) return isSeen(menu.querySelector("summary"));
  return popover ? isSeen(document.querySelector(`[popovertarget="${popover.id}"]`)) : isSeen(element);
};
const say = (element) => {
  const copy = element.cloneNode(true);
  for (const each of copy.querySelectorAll(".num, .count, kbd, svg, [aria-hidden]")) each.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const help = (key) => document.querySelector(`#keys [data-help="${CSS.escape(key)}"] dd`)?.textContent.trim();
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const makeAct = (element) => {
  const { command = "" } = element.dataset;
  const key = document.body.dataset.letters === "off" ? "" : element.dataset.key ?? "";
  const own = element.getAttribute("aria-label") || say(element);
  const words = command || (element.dataset.key && help(element.dataset.key)) || own;
  const label = words.charAt(0).toLocaleUpperCase() + words.slice(1);
  const run = () => element.dispatchEvent(new CustomEvent("desk:act", { bubbles: true }));
  return { group: dialog.dataset.here, label, aside: plain(label).includes(plain(own)) ? "" : own, key, run };
};
const listChoices = () => [...document.querySelectorAll("details.menu button[name][value]")]
  .filter((button) => isSeen(button.closest("details").querySelector("summary")) && say(button))
  .map((button) => {
    const { label } = makeAct(button.closest("details").querySelector("summary"));
    return { group: dialog.dataset.here, label: say(button), aside: label, key: "", run: () => button.click() };
  });
const listActs = () => [...document.querySelectorAll("[data-key], [data-command]")]
  .filter((element) => ("command" in element.dataset ? isOffered(element) : isSeen(element)) && !dialog.contains(element)).map(makeAct);
const listPlaces = () => [...document.querySelectorAll(".rail nav a[href]")]
  .map((link) => ({ group: dialog.dataset.there, label: say(link), aside: "", key: "", url: link.href, run: () => link.click() }));

/** The page's own lines that hold every one of the words, those that begin with them first. */
dialog.gather = (typed) => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const lines = [...listActs(), ...(words.length ? listChoices() : []), ...listPlaces()].filter((line) => line.label);
  const fits = (line) => words.every((word) => plain(`${line.label} ${line.aside}`).includes(word));
  const rank = (line) => (words.length && plain(line.label).startsWith(words[0]) ? 0 : 1);
  const found = lines.filter(fits);
  return [dialog.dataset.here, dialog.dataset.there]
    .flatMap((group) => found.filter((line) => line.group === group).sort((a, b) => rank(a) - rank(b)));
};
