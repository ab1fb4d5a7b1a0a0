// Sends the inquiry page's forms without leaving it; the answer brings the parts that changed.
const { apply, poll } = window.desk;

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const button = event.submitter;
  const url = button?.getAttribute("formaction") || form.getAttribute("action");
  const body = new FormData(form, button);
  form.dispatchEvent(new CustomEvent("desk:leaving", { bubbles: true }));
  try {
    const response = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } });
    const next = response.headers.get("HX-Redirect");
    if (next || response.redirected) return location.assign(next || response.url);
    if (!response.ok) throw new Error(String(response.status));
    const wasOpen = button?.closest("details.menu");
    const opener = wasOpen?.querySelector("summary").id || wasOpen?.id;
    wasOpen?.removeAttribute("open");
    apply(await response.text(), { force: true });
    document.dispatchEvent(new CustomEvent("desk:done", { detail: { form } }));
    document.dispatchEvent(new CustomEvent("desk:submitted", { detail: { url, opener } }));
    if (opener) document.querySelector(`#${CSS.escape(opener)} summary`)?.focus();
    poll();
  } catch {
    // The plain way tells more than a script could: the server's own page.
    delete form.dataset.live;
    form.requestSubmit(button);
  } finally {
    delete form.dataset.busy;
  }
});

// A filter that was changed is applied at once.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-filters]");
  if (!form) return;
  for (const field of form.elements) field.disabled ||= field.name && !field.value && field.type !== "checkbox";
  form.requestSubmit();
});
