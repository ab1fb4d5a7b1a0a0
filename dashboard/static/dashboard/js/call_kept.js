// A half-written call stays in this browser until the desk has it, under the address its form was opened at: neither
// a reload nor a log-out nor another form takes a word of it away.
window.desk ??= {};
const TYPED = ["who", "text", "name", "outlet", "phone", "deadline", "called_at"];
const dialog = document.getElementById("call-dialog");
const key = (path) => `kept-call-${dialog?.dataset.person}-${path}`;
const read = (path) => { try { return JSON.parse(localStorage.getItem(key(path))); } catch { return null; } };
const drop = (path) => { try { localStorage.removeItem(key(path)); } catch { /* private window */ } };

const keep = (form, path) => {
  const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
  const { stage } = form.dataset;
  const isBegun = TYPED.some((name) => fields[name]?.trim()) || Boolean(stage) || "is_answered" in fields;
  form.querySelector("[data-call-drop]").hidden = !isBegun;
  if (!isBegun) return drop(path);
  try { localStorage.setItem(key(path), JSON.stringify({ fields, stage })); } catch { /* full, or a private window */ }
};
/** Puts what was kept into a form of the same stage. */
const fill = (form, { fields }) => {
  for (const element of form.elements) {
    const { name, type, value } = element;
    if (!name || ["hidden", "submit"].includes(type) || name === "uses_reading") continue;
    if (type === "checkbox" || (type === "radio" && name in fields)) element.checked = fields[name] === value;
    else if (type !== "radio" && name in fields) element.value = fields[name];
  }
  if (fields.deadline || fields.called_at) form.querySelector("details")?.setAttribute("open", "");
  form.querySelector("[data-call-drop]").hidden = false;
};
/** A deadline that was read is ticked until somebody says no. */
const tick = (form, { fields }) => {
  const box = form.querySelector("[name=uses_reading]");
  if (box && fields.is_reading_shown) box.checked = "uses_reading" in fields;
};
window.desk.calls = { read, drop, keep, fill, tick };
