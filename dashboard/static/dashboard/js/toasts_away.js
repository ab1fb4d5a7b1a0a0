// A notice that stays, an error, is put away by its button or by Escape.
const { desk } = window;
const box = document.getElementById("toasts");
box?.addEventListener("click", (event) => { if (event.target.closest("[data-dismiss]")) desk.removeToast(event.target.closest(".toast")); });
document.addEventListener("desk:key", (event) => {
  const error = [...(box?.querySelectorAll(".error") ?? [])].at(-1);
  if (event.detail !== "Escape" || !error) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  desk.removeToast(error);
});
