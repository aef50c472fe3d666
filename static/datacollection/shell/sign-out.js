/**
 * Signing out on a device with unsent records: first it tries to send them, then it explains. They stay here
 * and are sent by whoever comes next; names, targets and open screens do not stay.
 */
import { forgetPerson } from "../store/forget.js";
import { noteSignOutPending } from "../store/pending-sign-out.js";
import { standing } from "../store/outbox.js";
import { word } from "../status/words.js";
import { drain } from "../sync/drain.js";

const PATIENCE = 6_000; // ms

/** Every form with `data-pp-sign-out`. */
export function guardSignOut() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-pp-sign-out]")) return;
    event.preventDefault();
    leave(event.target);
  });
}

/** @param {HTMLFormElement} form */
async function leave(form) {
  const waiting = await unsent();
  if (waiting) {
    explain(form, word("sending"));
    await Promise.race([drain.now(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
  const left = await unsent();
  if (left && !form.dataset.explained) return askOnce(form, left);
  const answer = await tell(form);
  await forgetPerson();
  if (answer === "unreached") return owe(form);
  if (answer === "done") return location.replace("/");
  form.submit(); // the server says in words what it minds
}

/** @returns {Promise<"done"|"refused"|"unreached">} */
async function tell(form) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    return response.type === "opaqueredirect" ? "done" : "refused";
  } catch {
    return "unreached";
  }
}

async function owe(form) {
  await noteSignOutPending().catch(() => {});
  explain(form, word("sign-out-offline"));
}

/** The second press goes ahead: nobody is kept from leaving. */
function askOnce(form, left) {
  form.dataset.explained = "yes";
  explain(form, word("sign-out-unsent", { n: left }));
}

function explain(form, text) {
  let note = form.querySelector("[data-sign-out-note]");
  if (!note) {
    note = document.createElement("p");
    note.dataset.signOutNote = "";
    note.className = "pp-sign-out-note";
    note.setAttribute("role", "status");
    form.append(note);
  }
  note.textContent = text;
}

/** A store that cannot be read must not lock anybody in. */
async function unsent() {
  return standing().then(
    ({ waiting }) => waiting,
    () => 0,
  );
}
