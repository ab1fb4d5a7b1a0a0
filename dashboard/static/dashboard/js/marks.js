// Buttons that write the light marks into the answer. What they write can be undone like anything typed.
const write = (field, from, to, words, select) => {
  field.focus();
  field.setSelectionRange(from, to);
  // The one way that keeps the field's own undo; a browser without it gets the words all the same.
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, from, to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (select) field.setSelectionRange(from + select[0], from + select[1]);
};
const MARKS = {
  bold(field, from, to) {
    const words = field.value.slice(from, to);
    const blank = words.length - words.trimEnd().length;
    const inner = words.trimEnd();
    write(field, from, to, `*${inner}*${words.slice(words.length - blank)}`, [1, 1 + inner.length]);
  },
  list(field, from, to) {
    const start = field.value.lastIndexOf("\n", from - 1) + 1;
    const lines = field.value.slice(start, to).split("\n");
    const isList = lines.every((line) => line.startsWith("- "));
    // A list begins after a blank line, or the marks do not see it.
    const gap = !isList && start > 0 && field.value.slice(0, start).split("\n").at(-2).trim() ? "\n" : "";
    const words = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n");
    write(field, start, to, gap + words);
  },
  link(field, from, to) {
    const words = field.value.slice(from, to).trim();
    const url = /^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/i.test(words) ? `https://${words}` : `${words}${words && " "}https://`;
    write(field, from, to, url);
  },
};
const apply = (name) => {
  const field = document.getElementById("reply-text");
  if (field) MARKS[name](field, field.selectionStart, field.selectionEnd);
};
// The field keeps its selection while a button is pressed.
document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-mark]")) event.preventDefault(); });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mark]");
  if (button) apply(button.dataset.mark);
});
document.addEventListener("keydown", (event) => {
  const isBold = event.key.toLowerCase() === "b" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isBold || event.target.id !== "reply-text") return;
  event.preventDefault();
  apply("bold");
});
