// A filter that was changed is applied at once; what is empty stays out of the address.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-filters]");
  if (!form) return;
  for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  form.requestSubmit();
});
