/** A device serves one person at a time: who signs in here ends what the one before could see offline. */
import { ask, transact } from "../store/db.js";
import { forgetPerson } from "../store/forget.js";

/** Compares whom the server's page is for with whose day is kept here. A shell page is for nobody. */
export async function keepToOnePerson() {
  const now = document.querySelector('meta[name="pp-user"]')?.content;
  if (!now) return;
  const current = await transact(["meta"], "readonly", (tx) => ask(tx.objectStore("meta").get("current"))).catch(
    () => null, // nothing can be read here, by the next person either
  );
  if (current && current.user !== now) await forgetPerson();
}
