// Sends the form for a call. What was typed into it meanwhile, and what did not work, stays in it.
const { calls } = window.desk;
const { carry, draw, pathOf, placeOf } = calls;
const asked = { "HX-Request": "true" };
const refuse = (form, words) => {
  const told = form.querySelector("[data-told]") || form.querySelector(".actions").insertAdjacentElement("beforebegin", document.createElement("p"));
  Object.assign(told, { className: "notice late", textContent: words }).dataset.told = "";
  told.setAttribute("role", "alert");
};
const send = async (form, button) => {
  const url = button?.getAttribute("formaction") || form.action;
  const [place, path] = [placeOf(form), pathOf(form)];
  const sent = new FormData(form, button);
  const response = await fetch(url, { method: "POST", body: sent, headers: asked, signal: AbortSignal.timeout(40_000) });
  const next = response.headers.get("HX-Redirect");
  if (next) { calls.drop(path); location.assign(next); return new Promise(() => {}); }
  // A login that ran out: this page asks for it, and what was typed is still here afterwards.
  if (response.redirected) return location.reload();
  if (!response.ok && response.status !== 422) return refuse(form, form.dataset.refused);
  const html = await response.text();
  const fresh = carry(form, sent, () => draw(place, html));
  calls.keep(fresh, path);
  if ("sendsNext" in form.dataset) fresh.querySelector("[data-send]").click();
};
Object.assign(calls, { send, refuse });
