// Shows which row is open, and puts the reader where she can go on: on the row, or on the inquiry's title.
const { desk } = window;
const markCurrent = () => {
  const open = document.getElementById("inquiry")?.dataset.ref;
  for (const row of document.querySelectorAll("#queue-list .row")) {
    if (row.dataset.ref !== open) row.removeAttribute("aria-current");
    else {
      row.setAttribute("aria-current", "true");
      row.classList.toggle("unread", desk.below.isUnseen()); // else it is being read
    }
  }
};
const showNewest = () => {
  const timeline = document.getElementById("timeline");
  const last = [...(timeline?.querySelectorAll(".message") || [])].at(-1);
  if (!last || timeline.scrollHeight <= timeline.clientHeight) return;
  timeline.scrollTop += last.getBoundingClientRect().top - timeline.getBoundingClientRect().top - 18;
};
const settle = () => {
  markCurrent();
  showNewest();
  const list = document.getElementById("queue-list");
  if (list && !list.offsetParent) document.getElementById("inquiry-title")?.focus({ preventScroll: true });
};
document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "pane") settle(); });
document.addEventListener("htmx:historyRestore", settle);
for (const name of ["desk:renewed", "desk:seen"]) document.addEventListener(name, markCurrent);
document.addEventListener("desk:done", (event) => { if (/\/(draft|notes|replies)\/(\?|$)/.test(event.detail.url)) showNewest(); });
// A login that ran out answers with the login page: go there as a whole.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.responseURL && new URL(xhr.responseURL).pathname.startsWith("/accounts/")) location.reload();
});
showNewest();
document.querySelector("#queue-list [aria-current]")?.scrollIntoView({ block: "nearest" });
