// Who gets a copy is folded away only while it is nobody: an address in there is always in sight.
const part = () => document.getElementById("copied-to");
const isUsed = (details) => [...details.querySelectorAll("input")].some((field) => field.value.trim());
const show = () => {
  const details = part();
  if (details && isUsed(details)) details.open = true;
};

document.addEventListener("click", (event) => {
  const details = part();
  if (!event.target.closest("summary") || event.target.closest("details") !== details) return;
  // The click itself would close it, once all have heard of it.
  setTimeout(show);
});
// Once all that puts words back has run.
for (const name of ["desk:renewed", "htmx:afterSettle"]) document.addEventListener(name, () => queueMicrotask(show));
addEventListener("pageshow", show);
show();
