// The form for a call opens over any page, with what was kept of it (call_kept.js); without this it is a page.
const { calls } = window.desk;
const { addressOf, carry, draw, renewAll } = calls;
const dialog = document.getElementById("call-dialog");
const asked = { "HX-Request": "true" };
const loading = new Map(); // what is on its way to each place
const drawKept = async (place, link, mine) => {
  const kept = calls.read(mine.address);
  const old = place !== dialog || dialog.dataset.path === mine.address ? place.querySelector("[data-call-form]") : null;
  const was = old && new FormData(old);
  const here = kept ? kept.fields.here : document.getElementById("inquiry")?.dataset.ref;
  const url = new URL(link.href);
  if (here && !url.searchParams.has("here")) url.searchParams.set("here", here);
  for (const [name, value] of new URLSearchParams(kept?.stage)) url.searchParams.set(name, value);
  const response = await fetch(url, { headers: asked });
  if (!response.ok || response.redirected) return location.assign(link.href);
  const html = await response.text();
  if (loading.get(place) !== mine) return; // another was asked for since
  loading.delete(place);
  if (place === dialog) dialog.dataset.path = mine.address;
  if (place === dialog && !dialog.open) dialog.showModal();
  const form = carry(old, was, () => {
    const fresh = draw(place, html);
    if (kept) calls.fill(fresh, kept);
    return fresh;
  });
  if (!kept) return;
  await renewAll(form);
  calls.tick(form, kept);
};
/** Draws the form of that address, and what was kept of it; letters typed meanwhile win. */
const load = (place, link) => {
  const mine = { address: addressOf(link) };
  loading.set(place, mine);
  return drawKept(place, link, mine).finally(() => { if (loading.get(place) === mine) loading.delete(place); });
};
/** Shows it in the dialog; where it is on its way there, it is not begun again. */
const open = (link) => {
  if (loading.get(dialog)?.address === addressOf(link)) return null;
  const isThere = dialog.dataset.path === addressOf(link) && calls.read(addressOf(link));
  return isThere ? dialog.showModal() : load(dialog, link);
};
Object.assign(calls, { load, open });
