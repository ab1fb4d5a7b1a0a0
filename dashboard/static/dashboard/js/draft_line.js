// How a saving is said to the desk. One whose answer was not heard is said again, word for word, before anything newer
// of the same draft: the desk counts it once.
const { desk } = window;
// What a browser still sends of a page that is gone, all in all: 64 KiB. The rest is room for what stands between.
const MOST_AFTER = 60_000;
const AROUND_A_FIELD = 200;
const unheard = new Map(); // by the name of the draft
let underWay = 0;
const fieldOf = (form) => form.querySelector("[data-keep]");
const nameOf = (form) => fieldOf(form)?.dataset.keep;
const revisionOf = (form) => form.querySelector("[name=revision]");

/** What the form holds now. `typed` is how often it was typed in. */
const take = (form, typed) => {
  const body = new FormData(form);
  body.set("autosave", "1");
  // Where a colleague's words stand beside hers, what she types goes to the copy that is kept of hers.
  body.set("revision", form.dataset.base ?? revisionOf(form).value);
  body.delete("files");
  return { form, body, text: fieldOf(form).value, typed };
};
const measure = (body) => [...body].reduce((sum, [, value]) => sum + AROUND_A_FIELD + new Blob([value.replaceAll("\n", "\r\n")]).size, 0);
/** Sends it; where it is small enough, also from a page that is gone meanwhile. */
const post = async ({ form, body }) => {
  const size = measure(body);
  const keepalive = underWay + size <= MOST_AFTER;
  if (keepalive) underWay += size;
  try {
    return await fetch(form.dataset.draft, { method: "POST", body, headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(20_000), keepalive });
  } finally { if (keepalive) underWay -= size; }
};
/** Says it, and whether the desk has saved it then. Throws where no answer was heard, or none to a saving. */
const say = async (said) => {
  const name = nameOf(said.form);
  unheard.set(name, said);
  if (desk.draft.writing.has(said.form)) desk.kept.write(fieldOf(said.form));
  const response = await post(said);
  const html = await response.text();
  const { status, ok, redirected } = response;
  if (status < 500 && unheard.get(name) === said) unheard.delete(name);
  if (!ok || redirected) throw Object.assign(new Error(String(status)), { isRefused: status < 500, isLoggedOut: redirected });
  return desk.hear(said, html);
};
desk.line = {
  fieldOf, nameOf, revisionOf, take, say,
  /** What was said of the form's draft last, if its answer is not heard. */
  sentOf: (form) => unheard.get(nameOf(form))?.text,
  /** As `say`; undefined where nothing of that draft is unheard. */
  sayUnheard: async (name) => (unheard.has(name) ? say(unheard.get(name)) : undefined),
  /** It was sent, or thrown away: nothing of it is said any more. */
  finish(form) { unheard.delete(nameOf(form)); },
  /** The page is going. Said again if the page comes back. */
  sayLast(form) {
    if (unheard.has(nameOf(form))) return;
    unheard.set(nameOf(form), take(form));
    post(unheard.get(nameOf(form))).catch(() => { /* kept in this browser */ });
  },
};
