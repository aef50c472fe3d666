// A form comes back from the server while its writer types on. What was typed since it was asked for wins.

const FIELDS = "iep-fields";
let asked = null;
let since = null;
let chooser = ""; // the field whose choice brings other fields

function values(root) {
  const found = new Map();
  for (const field of root.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    found.set(field.id, field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);
  }
  return found;
}

function restore(root, changed) {
  for (const [id, value] of changed) {
    const field = root.ownerDocument.getElementById(id);
    if (!field) continue;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
}

document.body.addEventListener("htmx:beforeRequest", ({ target, detail }) => {
  if (target.id !== FIELDS) return;
  asked = values(target);
  chooser = detail.requestConfig?.triggeringEvent?.target?.id ?? "";
});

document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id !== FIELDS || !asked) return;
  since = [...values(detail.target)].filter(([id, value]) => asked.has(id) && asked.get(id) !== value);
});

document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target?.id !== FIELDS) return; // the sentences beside may settle while the fields are on their way
  if (since) restore(document.body, since);
  asked = since = null;
  // The field that was tabbed to may be one that the choice took away: the keyboard goes on from the choice.
  if (document.activeElement === document.body && chooser) document.getElementById(chooser)?.focus();
});
