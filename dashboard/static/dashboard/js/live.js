// Asks every two seconds whether anything happened, and shows it. In a hidden tab every twenty, and ever more seldom
// where no answer comes (reach.js says that).
const { desk } = window;
const SECOND = 1000;
const FULL_EVERY = 30 * SECOND; // times go by even where nothing happens
const PATIENCE = 20 * SECOND; // a line that is cut says nothing
let lastFull = Date.now();
let timer;

const find = (mark, isFull) => {
  const url = new URL(mark.dataset.poll, location.href);
  const words = document.getElementById("voice")?.value.trim();
  if (isFull) url.searchParams.set("force", "1");
  // What a hidden tab is told, nobody has read.
  if (document.hidden) url.searchParams.set("hidden", "1");
  if (mark.id !== "inquiry-mark") return url;
  if (words) url.searchParams.set("words", words);
  if (desk.below.read) url.searchParams.set("read", desk.below.read);
  return url;
};
const ask = async (mark, isFull) => {
  const url = mark.dataset.poll;
  // A list that is not on the screen (a phone shows one thing at a time) need not be true.
  if (!url || !mark.parentElement.offsetParent) return false;
  const asked = find(mark, isFull);
  const response = await fetch(asked, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) });
  if (response.redirected) location.reload();
  // What she may not read any more does not stay on her screen.
  else if (response.status === 404 && mark.id === "inquiry-mark") { if (mark.dataset.poll === url) location.reload(); }
  else if (!response.ok) throw new Error(String(response.status));
  if (desk.below.read === asked.searchParams.get("read")) desk.below.read = ""; // the desk knows
  if (response.status === 200) {
    const html = await response.text();
    if (mark.isConnected && mark.dataset.poll === url) desk.apply(html);
  }
  return true;
};
const wait = () => {
  if (document.hidden) return 20 * SECOND;
  return Math.min(2 ** Math.max(1, desk.countMissed()), 16) * SECOND;
};
/** Asks now, and then again and again. */
desk.poll = async () => {
  clearTimeout(timer);
  const isFull = desk.countMissed() > 0 || Date.now() - lastFull > FULL_EVERY;
  if (isFull) lastFull = Date.now();
  const answered = [];
  for (const mark of document.querySelectorAll("[data-poll]")) answered.push(await ask(mark, isFull).catch(() => null));
  if (answered.includes(null)) desk.missed(); else if (answered.includes(true)) desk.reached();
  clearTimeout(timer);
  timer = setTimeout(desk.poll, wait());
};
document.addEventListener("visibilitychange", () => { if (!document.hidden) desk.poll(); });
timer = setTimeout(desk.poll, 2 * SECOND);
