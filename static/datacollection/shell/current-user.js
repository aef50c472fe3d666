/** A device serves one person at a time: who signs in here ends what the one before could see offline. */
import { ask, transact } from "../store/db.js";
import { forgetPerson } from "../store/forget.js";
import { isSignOutPending, clearPendingSignOut } from "../store/pending-sign-out.js";

const SIGN_OUT = "/accounts/logout/";

/**
 * Compares whom the server's page is for with whose day is kept here, and signs out whoever left without a
 * network. A shell page is for nobody and names nobody; the server's page for nobody has an empty name.
 */
export async function keepToOnePerson() {
  const now = document.querySelector('meta[name="pp-user"]')?.content;
  if (await isSignOutPending()) return settle(now);
  if (!now) return;
  const current = await transact(["meta"], "readonly", (tx) => ask(tx.objectStore("meta").get("current"))).catch(
    () => null, // nothing can be read here, by the next person either
  );
  if (current && current.user !== now) await forgetPerson();
}

/** @param {string|undefined} now */
async function settle(now) {
  if (now === "") return clearPendingSignOut();
  const form = document.querySelector("form[data-pp-sign-out]");
  if (form) return form.submit(); // without asking again
  const isThere = await fetch(SIGN_OUT, { method: "HEAD", redirect: "manual" }).catch(() => null);
  if (isThere) location.replace(SIGN_OUT);
}
