// `u` where the list stands beside the inquiry: the inquiry closes, the list stays where it is.
const isList = () => !document.getElementById("inquiry");
const list = isList() ? { url: location.href, title: document.title } : null;

document.addEventListener("desk:key", (event) => {
  const pane = document.getElementById("pane");
  const none = document.getElementById("pane-none");
  if (event.detail !== "u" || !pane || !none || isList()) return;
  event.preventDefault();
  const { ref } = document.getElementById("inquiry").dataset;
  const back = pane.querySelector(".back");
  const there = list || { url: back?.href || "/", title: back?.textContent.trim() || document.title };
  pane.replaceChildren(none.content.cloneNode(true));
  history.pushState({ htmx: true }, "", there.url);
  document.title = there.title;
  document.dispatchEvent(new Event("desk:renewed"));
  const rows = [...document.querySelectorAll("#queue-list .row")];
  (rows.find((row) => row.dataset.ref === ref) || window.desk.findRow())?.focus({ preventScroll: true });
});
