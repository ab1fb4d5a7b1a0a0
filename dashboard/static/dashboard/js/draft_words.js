// Says in words that what is written could not be saved, and when it is again; only in between, leaving asks first.
const { desk } = window;
const { nameOf } = desk.line;
const { writing } = desk.draft;
const troubles = new Map(); // by the name of a draft: its error, and the notice, once its form was out of sight

const say = (words) => { document.getElementById("announcer").textContent = words; };
const write = (line, words, isBad) => {
  const part = line.querySelector("[data-trouble]") || line.appendChild(document.createElement("span"));
  part.dataset.trouble = "";
  part.className = isBad ? "bad" : "ok";
  if (part.textContent !== words) part.textContent = words;
};
const wordsFor = ({ dataset }, error) => {
  if (error.isLoggedOut) return dataset.loggedOut;
  return error.isRefused ? dataset.refused : dataset.unheard;
};
const makeToast = (words) => {
  const toast = document.getElementById("not-done").content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-words]").textContent = words;
  document.getElementById("toasts").append(toast);
  return toast;
};
const show = () => {
  for (const form of writing.keys()) {
    const trouble = troubles.get(nameOf(form));
    if (!trouble) continue;
    if (!form.isConnected) trouble.toast ??= makeToast(form.dataset.elsewhere);
    else {
      trouble.toast?.remove();
      write(form.querySelector("#draft-state"), wordsFor(form, trouble.error), true);
    }
  }
};
/** Whether there was trouble with that form's draft; there is none any more. */
const end = (form) => {
  troubles.get(nameOf(form))?.toast?.remove();
  return troubles.delete(nameOf(form));
};
document.addEventListener("desk:unsaved", ({ detail: { form, error } }) => {
  const had = troubles.get(nameOf(form));
  // A notice that was put away comes back: this is a further saving that failed.
  troubles.set(nameOf(form), { error, toast: had?.toast?.isConnected ? had.toast : undefined });
  show();
  if (!had && form.isConnected) say(wordsFor(form, error));
});
document.addEventListener("desk:heard", ({ detail: { form, isSaved } }) => {
  if (!end(form) || !isSaved) return;
  const line = form.isConnected && form.querySelector("#draft-state");
  if (line) write(line, form.dataset.again, false);
  say(form.dataset.again);
});
document.addEventListener("desk:done", ({ detail: { form } }) => { if (!form.isConnected) end(form); });
document.addEventListener("desk:renewed", show);
addEventListener("beforeunload", (event) => { if ([...writing.keys()].some((form) => troubles.has(nameOf(form)))) event.preventDefault(); });
