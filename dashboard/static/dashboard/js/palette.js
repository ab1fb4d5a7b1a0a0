// The command palette: Ctrl-K (⌘K) opens it from anywhere; arrows choose, Enter does, Esc leaves.
const dialog = document.getElementById("palette");
const field = document.getElementById("palette-words");
let timer;

const read = (html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("section a")].map((link) => ({
  group: link.closest("section").querySelector("h2").textContent,
  label: link.querySelector(".label").textContent,
  aside: link.querySelector(".quiet")?.textContent || "",
  icon: link.querySelector("svg"),
  url: link.href,
  run: () => location.assign(link.getAttribute("href")),
}));
/** The page's own lines, and what the server finds beside them. */
const find = async () => {
  const words = field.value.trim();
  if (!words) return;
  const response = await fetch(`${dialog.dataset.url}?q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  const isCutOff = !response?.ok || response.redirected;
  const found = isCutOff ? [] : read(await response.text());
  if (words !== field.value.trim() || !dialog.open) return;
  const mine = dialog.gather(words);
  const known = new Set(mine.map((line) => line.url));
  dialog.draw([...mine, ...found.filter((line) => !known.has(line.url))], { stay: true, isCutOff });
};
const open = () => {
  field.value = "";
  dialog.showModal();
  dialog.draw(dialog.gather(""));
};
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else if (!document.querySelector("dialog[open]")) open();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-palette]")) { event.preventDefault(); open(); }
  if (event.target === dialog) dialog.close();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  dialog.draw(dialog.gather(field.value));
  timer = setTimeout(find, 120);
});
field.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
  if (event.key in steps) dialog.step(steps[event.key]);
  else if (event.key === "Enter" && !event.isComposing) dialog.choose();
  else return;
  event.preventDefault();
});
