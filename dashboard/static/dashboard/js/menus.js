// Menus are <details>: one open at a time, closed by a click elsewhere; arrows walk through one.
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.removeAttribute("open");
});
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details.menu[open]")) return;
  for (const menu of openMenus()) if (menu !== event.target) menu.removeAttribute("open");
  // One that would stick out at the right stands further left.
  const panel = event.target.querySelector(":scope > :not(summary)");
  panel.style.translate = "";
  const over = panel.getBoundingClientRect().right + 8 - document.documentElement.clientWidth;
  if (over > 0) panel.style.translate = `${-over}px`;
}, true);
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const choices = [...menu.querySelectorAll("form button, form input:not([type=hidden])")];
  const place = choices.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  choices[Math.max(0, Math.min(place, choices.length - 1))]?.focus();
  event.preventDefault();
});
