// Says who else is at this inquiry, and shows a colleague's newer words in a composer that nobody is typing in.
const { desk } = window;
let said = "";
let fetching = false;
const composer = () => document.querySelector("#reply-form:not([data-conflict])");
const isTyped = (form) => desk.draft.writing.has(form);

// What this page holds goes along when it asks whether anything happened.
const tellDraft = () => {
  const mark = document.getElementById("inquiry-mark");
  if (!mark?.dataset.poll) return;
  const url = new URL(mark.dataset.poll, location.href);
  const form = composer();
  if (form) url.searchParams.set("draft", `${form.elements.reply.value}-${form.elements.revision.value}`);
  else url.searchParams.delete("draft");
  mark.dataset.poll = url.pathname + url.search;
};
const announce = () => {
  const words = document.getElementById("presence")?.innerText.trim() || "";
  if (words !== said && words) document.getElementById("announcer").textContent = words;
  said = words;
};
const isNewer = (form) => {
  const [reply, revision] = (document.getElementById("inquiry-mark")?.dataset.draft || "").split("-");
  if (reply !== form.elements.reply.value) return true;
  return Number(revision) > Number(form.elements.revision.value);
};
const showNewer = async () => {
  const form = composer();
  if (!form || fetching || isTyped(form) || !isNewer(form)) return;
  fetching = true;
  const headers = { "HX-Request": "true", "HX-Target": "composer" };
  try {
    await desk.saving;
    const response = await fetch(form.dataset.fresh, { headers });
    const html = await response.text();
    // Typed meanwhile: the next saving finds both texts, and shows them.
    if (!response.ok || response.redirected || isTyped(form) || !form.isConnected) return;
    const field = document.getElementById("reply-text");
    const place = document.activeElement === field ? [field.selectionStart, field.selectionEnd] : null;
    desk.apply(html, { force: true });
    const fresh = document.getElementById("reply-text");
    if (place && fresh) { fresh.focus({ preventScroll: true }); fresh.setSelectionRange(...place); }
    document.getElementById("composer")?.classList.add("renewed");
  } finally { fetching = false; tellDraft(); }
};
const look = () => { announce(); tellDraft(); showNewer().catch(() => { /* the next round tries again */ }); };
document.addEventListener("desk:renewed", look);
document.addEventListener("htmx:afterSettle", tellDraft);
tellDraft();
