// Counts undo windows down and lets passing toasts pass; what can be undone stays until it cannot.
const seconds = (until) => Math.ceil((new Date(until) - Date.now()) / 1000);

const tick = () => {
  for (const each of document.querySelectorAll("[data-countdown]")) {
    const left = seconds(each.dataset.countdown);
    if (left >= 0) each.textContent = `${left} s`;
  }
  for (const toast of document.querySelectorAll(".toast[data-until]")) {
    if (seconds(toast.dataset.until) <= 0) toast.remove();
  }
  for (const toast of document.querySelectorAll(".toast[data-passing]")) {
    toast.dataset.age = Number(toast.dataset.age || 0) + 1;
    if (toast.dataset.age > 8 && !toast.matches(":hover, :focus-within")) toast.remove();
  }
};
setInterval(tick, 1000);
