// Files go to the server as soon as they are chosen or dropped; what is written stays where it is.
const { desk } = window;
const said = () => document.getElementById("announcer");

const send = async (form, url, files) => {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "reply", "revision"]) body.set(name, form.elements[name].value);
  for (const file of files) body.append("files", file);
  const response = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } });
  if (!response.ok || response.redirected) throw new Error(String(response.status));
  const html = await response.text();
  if (!form.isConnected) return;
  desk.apply(html, { force: true });
  said().textContent = document.querySelector("#draft-files [role=alert]")?.textContent || "";
};
// After what is being saved, and before what is saved next: each needs the revision the other made.
const sendNext = (form, url, files = []) => {
  form.classList.add("sending-files");
  const sent = desk.saving.then(() => (form.isConnected ? send(form, url, files) : null));
  desk.saving = sent.catch(() => location.reload()).finally(() => form.classList.remove("sending-files"));
};
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches("#reply-files") || !input.files.length) return;
  const files = [...input.files];
  input.value = "";
  sendNext(input.form, input.form.dataset.files, files);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-file-removal]");
  if (!button) return;
  event.preventDefault();
  const url = button.getAttribute("formaction");
  const { form } = button;
  sendNext(form, url);
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
    if (name === "drop" && event.dataTransfer.files.length) sendNext(form, form.dataset.files, [...event.dataTransfer.files]);
  });
}
