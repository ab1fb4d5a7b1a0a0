// Says so when the desk cannot be reached, for then what is on the screen may be old; takes it back when it can.
const { desk } = window;
const bar = document.getElementById("cut-off");
const ENOUGH = 2; // one miss in a row is a server that starts anew, or a page that is being left
let missed = 0;

/** The desk gave no answer, or none that it meant; `isPressed` where a person waits for it. */
desk.missed = ({ isPressed = false } = {}) => {
  missed = Math.max(missed + 1, isPressed ? ENOUGH : 0);
  if (missed >= ENOUGH && !bar.textContent) bar.textContent = bar.dataset.words;
};
/** The desk answered. */
desk.reached = () => {
  missed = 0;
  if (!bar.textContent) return;
  bar.textContent = "";
  document.getElementById("announcer").textContent = bar.dataset.back;
};
/** How often it was asked in vain by now. */
desk.countMissed = () => missed;
addEventListener("offline", () => desk.missed({ isPressed: true }));
addEventListener("online", () => desk.poll());
// What somebody pressed is said to have failed until she has read it; the rest of the page may be true.
const tell = () => desk.refuse(bar.dataset.words);
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, tell);
document.addEventListener("htmx:responseError", (event) => {
  const link = event.detail.elt.closest("a[href]");
  // The server's own page says what is wrong.
  if (link) location.assign(link.href); else tell();
});
