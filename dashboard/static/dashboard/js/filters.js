// What is left empty in a filter menu stays out of the address.
document.addEventListener("formdata", (event) => {
  if (!event.target.matches("form[data-filters]")) return;
  for (const name of new Set(event.formData.keys())) if (!event.formData.get(name)) event.formData.delete(name);
});
// The menu begins at what can be chosen.
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("#filter-menu[open], #save-menu[open], #saved-menu[open]")) {
    event.target.querySelector("select, input:not([type=hidden])")?.focus();
  }
}, true);
