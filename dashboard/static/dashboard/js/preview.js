// The mail as the reporter reads it opens below what is written: it comes into sight.
document.addEventListener("click", ({ target }) => {
  const preview = target.closest("#preview > summary")?.parentElement;
  // The click itself opens it, once all have heard of it.
  if (preview) setTimeout(() => { if (preview.open) preview.scrollIntoView({ block: "nearest" }); });
});
