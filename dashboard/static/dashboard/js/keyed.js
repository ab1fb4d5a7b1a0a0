// A list whose lines have ids: each is renewed, moved, added or taken away where it stands, and the eye keeps its place.
const { desk } = window;
const place = (list, fresh, where) => {
  list.insertBefore(fresh, where);
  desk.welcome(fresh);
  const row = fresh.querySelector(":scope > .row");
  row?.classList.add("arrived");
  return row?.matches(".unread") ? 1 : 0;
};
/** Makes the lines of `list` those of `fresh`; what is under the cursor, in focus, or on top does not move. */
desk.putRows = (list, fresh) => {
  list.dispatchEvent(new Event("desk:putting", { bubbles: true }));
  const rows = [...list.children];
  const edge = list.getBoundingClientRect().top;
  const anchor = rows.find((row) => row.matches(":hover, :focus-within")) || rows.find((row) => row.getBoundingClientRect().bottom > edge);
  const top = anchor?.getBoundingClientRect().top;
  const wanted = new Set([...fresh.children].map((each) => each.id));
  for (const row of rows) if (!wanted.has(row.id)) row.remove();
  let arrived = 0;
  [...fresh.children].forEach((each, index) => {
    const had = document.getElementById(each.id);
    const where = list.children[index] || null;
    if (had?.parentElement !== list) arrived += place(list, each, where);
    else {
      if (where !== had) list.insertBefore(had, where);
      desk.replace(had, each, false);
    }
  });
  const now = anchor && document.getElementById(anchor.id);
  if (now && list.scrollHeight > list.clientHeight) list.scrollTop += now.getBoundingClientRect().top - top;
  if (!arrived || !list.dataset.one) return;
  document.getElementById("announcer").textContent = arrived === 1 ? list.dataset.one : list.dataset.many.replace("%d", arrived);
};
