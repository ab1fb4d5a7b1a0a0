// A framed mail gets the height it needs, up to a screen; its frame has no scripts of its own.
document.addEventListener("load", (event) => {
  const frame = event.target;
  if (!(frame instanceof HTMLIFrameElement)) return;
  const height = frame.contentDocument?.documentElement.scrollHeight;
  if (height) frame.height = Math.min(height + 4, Math.round(innerHeight * 0.8));
}, true);
