// Asks every two seconds whether anything happened, and shows it. In a hidden tab every twenty.
const SECOND = 1000;
const FULL_EVERY = 30 * SECOND; // times go by even where nothing happens
let lastFull = Date.now();
let timer;

const ask = async (mark, isFull) => {
  const url = mark.dataset.poll;
  // A list that is not on the screen (a phone shows one thing at a time) need not be true.
  if (!url || !mark.parentElement.offsetParent) return;
  // What a hidden tab is told, nobody has read.
  const response = await fetch(url + (isFull ? "&force=1" : "") + (document.hidden ? "&hidden=1" : ""), { headers: { "HX-Request": "true" } });
  if (response.redirected) location.reload();
  else if (response.status === 200) {
    const html = await response.text();
    if (mark.isConnected && mark.dataset.poll === url) window.desk.apply(html);
  }
};
/** Asks now, and then again and again. */
const poll = async () => {
  clearTimeout(timer);
  const isFull = Date.now() - lastFull > FULL_EVERY;
  if (isFull) lastFull = Date.now();
  for (const mark of document.querySelectorAll("[data-poll]")) {
    try { await ask(mark, isFull); } catch { /* off line for a moment: the next round tries again */ }
  }
  clearTimeout(timer);
  timer = setTimeout(poll, document.hidden ? 20 * SECOND : 2 * SECOND);
};
document.addEventListener("visibilitychange", () => { if (!document.hidden) poll(); });
window.desk.poll = poll;
timer = setTimeout(poll, 2 * SECOND);
