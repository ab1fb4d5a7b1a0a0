// Files go to the desk one by one, as soon as they are chosen or dropped; what is written stays where it is.
const { desk } = window;
const { fieldOf, revisionOf } = desk.line;

const standsFor = (body, revision) => {
  const form = document.querySelector("#reply-form:not([data-conflict])");
  return form?.elements.reply.value === body.get("reply") && revisionOf(form).value === revision;
};
const post = async (form, url, file) => {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "reply", "revision"]) body.set(name, form.querySelector(`[name=${name}]`).value);
  if (file) body.append("files", file);
  const response = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } });
  const html = await response.text();
  const { ok, status, redirected } = response;
  if (!ok || redirected) throw Object.assign(new Error(String(status)), { isRefused: status < 500, isLoggedOut: redirected });
  const answer = new DOMParser().parseFromString(html, "text/html");
  const words = file && answer.querySelector("#draft-files [role=alert]")?.textContent.trim();
  if (words) throw Object.assign(new Error(words), { words });
  const draw = () => form.isConnected && desk.apply(html, { force: true });
  if (answer.getElementById("composer")) return desk.carry(fieldOf(form), body.get("revision"), draw);
  const revision = answer.querySelector("#draft-state [name=revision]").value;
  desk.renewRevision({ form, body }, revision);
  // The form was drawn anew meanwhile: one that now stands for the same draft has the file too.
  if (form.isConnected) draw();
  else if (standsFor(body, revision)) desk.apply(answer.getElementById("draft-files").outerHTML, { force: true });
};
/** Attaches `file`, or takes one off at its `url`, after what is being saved: each needs the revision the other made. */
const send = (form, url, file) => {
  form.classList.add("sending-files");
  const tooLarge = file?.size > Number(form.querySelector("#files-left").dataset.largest);
  const sent = desk.saving.then(() => (tooLarge ? Promise.reject(Object.assign(new Error(), { tooLarge })) : post(form, url, file)));
  desk.saving = sent.catch((error) => desk.leave({ form, url, file, error, again: () => send(form, url, file) }))
    .finally(() => form.classList.remove("sending-files"));
};
const sendAll = (form, files) => { for (const file of files) send(form, form.dataset.files, file); };
document.addEventListener("change", ({ target }) => {
  if (!target.matches("#reply-files") || !target.files.length) return;
  sendAll(target.form, [...target.files]);
  target.value = "";
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-file-removal]");
  if (!button) return;
  event.preventDefault();
  send(button.form, button.getAttribute("formaction"));
  document.querySelector("[for=reply-files]")?.focus();
});
const target = (event) => event.dataTransfer?.types.includes("Files") && event.target.closest?.("#composer.mode-reply");
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const place = target(event);
    const form = place?.querySelector("#reply-form[data-files]:not([data-conflict])");
    if (!form) return;
    event.preventDefault();
    place.classList.toggle("dropping", name === "dragover");
    if (name === "drop") sendAll(form, [...event.dataTransfer.files]);
  });
}
