// Says that a message has come in where the reader does not see it, and leads there.
const { desk } = window;
const show = ({ detail }) => {
  const button = document.getElementById("below");
  if (!button) return;
  const news = desk.below.waiting();
  const edge = document.getElementById("timeline").getBoundingClientRect().top;
  const isAbove = news.length > 0 && news[0].getBoundingClientRect().bottom < edge;
  const words = button.dataset[(news.length === 1 ? "one" : "many") + (isAbove ? "Above" : "")].replace("%d", news.length);
  button.hidden = !news.length || Boolean(detail.isFollowed);
  button.classList.toggle("up", isAbove);
  button.querySelector("span").textContent = words;
  if (detail.came) document.getElementById("announcer").textContent = detail.isFollowed ? button.dataset.came : words;
};
document.addEventListener("desk:seen", show);
document.addEventListener("click", ({ target }) => {
  const first = target.closest("#below") && desk.below.waiting()[0];
  if (!first) return;
  // The button goes once the message is seen: the keyboard goes on from there.
  first.tabIndex = -1;
  first.scrollIntoView({ block: "nearest" });
  first.focus({ preventScroll: true });
});
