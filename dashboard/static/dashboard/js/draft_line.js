// How a saving is said to the desk. One whose answer was not heard is said again, word for word, before anything newer:
// the desk counts it once.
const { desk } = window;
const fieldOf = (form) => form.querySelector("[data-keep]");
const revisionOf = (form) => form.querySelector("[name=revision]");
let unheard = null;

/** What the form holds now. `typed` is how often it was typed in. */
const take = (form, typed) => {
  const body = new FormData(form);
  body.set("autosave", "1");
  // Where a colleague's words stand beside hers, what she types goes to the copy that is kept of hers.
  body.set("revision", form.dataset.base ?? revisionOf(form).value);
  body.delete("files");
  return { form, body, text: fieldOf(form).value, typed };
};
const post = ({ form, body }, more) => fetch(form.dataset.draft, { method: "POST", body, headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(20_000), ...more });
const say = async (said) => {
  unheard = said;
  if (desk.draft.writing.has(said.form)) desk.kept.write(fieldOf(said.form), { sent: said.text });
  const response = await post(said);
  const html = await response.text();
  const { status, ok, redirected } = response;
  if (status < 500) unheard = null;
  if (!ok || redirected) throw Object.assign(new Error(String(status)), { isRefused: status < 500, isLoggedOut: redirected });
  desk.hear(said, html);
};
desk.line = {
  fieldOf, revisionOf, take, say,
  hasUnheard: () => Boolean(unheard),
  async sayUnheard() { if (unheard) await say(unheard); },
  /** It was sent, or thrown away: nothing of it is said any more. */
  finish(form) { if (unheard?.form === form) unheard = null; },
  /** The page is going: what the browser still sends when it is gone. Said again if the page comes back. */
  sayLast(form) { if (!unheard) post(unheard = take(form), { keepalive: true }).catch(() => { /* kept in this browser */ }); },
};
