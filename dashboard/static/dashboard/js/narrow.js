// A list of choices gets shorter while its first letters are typed; Enter ticks the first that is left.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-narrow]")) return;
  const words = plain(event.target.value).split(/\s+/);
  for (const choice of event.target.closest("details").querySelectorAll(".topic-choice")) {
    const text = plain(`${choice.textContent} ${choice.title}`);
    choice.hidden = !words.every((word) => text.includes(word));
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.matches("[data-narrow]")) return;
  event.preventDefault();
  event.target.closest("details").querySelector(".topic-choice:not([hidden]) input")?.click();
  event.target.select();
});
