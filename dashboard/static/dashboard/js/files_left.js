// Says beside the files which of them are not with the answer, and why; each can be tried again, or left out.
const { desk } = window;
let left = [];

const say = (words) => { document.getElementById("announcer").textContent = words; };
const wordsFor = ({ error, file }, { dataset }) => {
  if (error.words || error.tooLarge) return error.words || dataset.tooLarge;
  if (!file) return dataset.notOff;
  if (error.isLoggedOut) return dataset.loggedOut;
  return error.isRefused ? dataset.refused : dataset.unheard;
};
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const form = () => document.getElementById("reply-form");
const replyOf = (each) => each?.elements.reply?.value;
const ofForm = (each) => each.reply === replyOf(form());
const makeButton = (words, label, act) => {
  const button = make("button", { type: "button", className: "plain", textContent: words, ariaLabel: label });
  button.addEventListener("click", () => {
    left = left.filter((each) => each !== act.entry);
    draw();
    document.querySelector("#files-left button, [for=reply-files]")?.focus();
    act.run?.();
  });
  return button;
};
const draw = () => {
  const list = document.getElementById("files-left");
  if (!list) return;
  const { again, out } = list.dataset;
  list.replaceChildren(...left.filter(ofForm).map((entry) => {
    const item = make("li", {});
    item.append(make("b", { textContent: entry.name }), " ", make("span", { className: "bad", textContent: wordsFor(entry, list) }), " ");
    item.append(makeButton(again, `${again}: ${entry.name}`, { entry, run: entry.again }), " ", makeButton(out, `${out}: ${entry.name}`, { entry }));
    return item;
  }));
};
/** Keeps what could not be attached, or taken off, with its file. */
desk.leave = (what) => {
  const link = [...what.form.querySelectorAll("[data-file-removal]")].find((each) => each.getAttribute("formaction") === what.url);
  const name = what.file?.name ?? link?.parentElement.querySelector("a span").textContent ?? "";
  left.push({ ...what, name, reply: what.form.elements.reply.value });
  draw();
  const list = document.getElementById("files-left");
  if (list) say(`${name}: ${wordsFor(left.at(-1), list)}`);
};
// Nothing leaves without a file that was meant to go along.
document.addEventListener("desk:sending", (event) => {
  const url = event.detail.button?.getAttribute("formaction") || "";
  const list = document.getElementById("files-left");
  if (!list || event.detail.form !== form() || url.includes("/draft/") || !left.some(ofForm)) return;
  event.preventDefault();
  say(list.dataset.held);
  list.querySelector("button").focus();
});
document.addEventListener("desk:done", ({ detail }) => {
  const reply = replyOf(detail.form);
  if (reply !== replyOf(form())) left = left.filter((each) => each.reply !== reply);
});
// The composer was drawn anew; what has the focus in a list that stands is left alone.
const look = () => { if (document.getElementById("files-left")?.children.length !== left.filter(ofForm).length) draw(); };
for (const name of ["desk:renewed", "htmx:afterSettle"]) document.addEventListener(name, look);
addEventListener("beforeunload", (event) => { if (left.length) event.preventDefault(); });
