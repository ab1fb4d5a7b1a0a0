// Sends the inquiry page's forms without leaving it; the answer brings the parts that changed.
const { desk } = window;
const WAIT = 40_000; // a line that hangs is a line that is cut

// What did not work is said, and never sent again by itself: it may have been done, and only its answer been lost.
desk.refuse = (words) => {
  for (const each of document.querySelectorAll("#toasts .error")) if (each.querySelector("[data-words]")?.textContent === words) each.remove();
  const toast = document.getElementById("not-done").content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-words]").textContent = words;
  document.getElementById("toasts").append(toast);
};
// The next page is on its way: until it is here this one sends nothing more.
const leave = (go) => { go(); return new Promise(() => {}); };
const readWords = async (response) => {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return [...page.querySelectorAll("h1, h1 + p")].map((each) => each.textContent.trim()).join(". ");
};
const send = async (form, button) => {
  // What is being saved while it is written must have its revision before anything else is sent.
  document.dispatchEvent(new CustomEvent("desk:leaving", { detail: { form } }));
  await desk.saving;
  if (!form.isConnected || !document.dispatchEvent(new CustomEvent("desk:sending", { detail: { form, button }, cancelable: true }))) return;
  const url = button?.getAttribute("formaction") || form.getAttribute("action");
  const body = new FormData(form, button);
  const response = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true", "HX-Current-URL": location.href }, signal: AbortSignal.timeout(WAIT) });
  const next = response.headers.get("HX-Redirect");
  // A login that ran out: this page asks for it, and comes back here; what was typed is kept in the browser.
  if (response.redirected && new URL(response.url).pathname.startsWith("/accounts/")) return leave(() => location.reload());
  if (next || response.redirected) return leave(() => location.assign(next || response.url));
  if (!response.ok) return desk.refuse((await readWords(response)) || String(response.status));
  const menu = button?.closest("details.menu");
  menu?.removeAttribute("open");
  const html = await response.text();
  const hasError = new DOMParser().parseFromString(html, "text/html").querySelector(".toast.error") !== null;
  desk.apply(html, { force: true });
  // A menu that comes back open was refused: what was typed stands there, with the reason beside it.
  if (menu) (document.querySelector(`#${menu.id}[open] [aria-invalid]`) ?? document.querySelector(`#${menu.id} > summary`))?.focus();
  document.dispatchEvent(new CustomEvent("desk:done", { detail: { form, url, body, hasError } }));
  desk.poll();
};
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const button = event.submitter;
  try {
    await send(form, button);
  } catch {
    desk.refuse(document.getElementById("not-done").dataset.unreached);
  } finally {
    delete form.dataset.busy;
  }
});
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[data-busy]")) delete form.dataset.busy;
});
