// Says in words that what is written could not be saved, and when it is again; only in between, leaving asks first.
const { desk } = window;
const { writing } = desk.draft;
let error = null;
let toast = null;

const say = (words) => { document.getElementById("announcer").textContent = words; };
const write = (line, words, isBad) => {
  const part = line.querySelector("[data-trouble]") || line.appendChild(document.createElement("span"));
  part.dataset.trouble = "";
  part.className = isBad ? "bad" : "ok";
  if (part.textContent !== words) part.textContent = words;
};
const wordsFor = ({ dataset }) => {
  if (error.isLoggedOut) return dataset.loggedOut;
  return error.isRefused ? dataset.refused : dataset.unheard;
};
const sayElsewhere = (form) => {
  toast ||= document.getElementById("not-done").content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-words]").textContent = form.dataset.elsewhere;
  if (!toast.isConnected) document.getElementById("toasts").append(toast);
};
const show = () => {
  if (!error) return;
  for (const form of writing.keys()) {
    if (form.isConnected) write(form.querySelector("#draft-state"), wordsFor(form), true);
    else sayElsewhere(form);
  }
};
document.addEventListener("desk:unsaved", ({ detail }) => {
  const isNew = !error;
  error = detail.error;
  show();
  if (isNew && detail.form.isConnected) say(wordsFor(detail.form));
});
document.addEventListener("desk:saved", ({ detail: { form } }) => {
  if (!error) return;
  error = null;
  toast?.remove();
  toast = null;
  const line = form.isConnected && form.querySelector("#draft-state");
  if (line) write(line, form.dataset.again, false);
  say(form.dataset.again);
});
document.addEventListener("desk:renewed", show);
addEventListener("beforeunload", (event) => { if (error && writing.size) event.preventDefault(); });
