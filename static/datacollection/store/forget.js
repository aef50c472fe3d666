/** The end of one person on this device. */
import { ask, transact } from "./db.js";
import { tell } from "./news.js";

/** What this person could see on this device. The outbox stays. */
export async function forgetPerson() {
  try {
    await transact(["pack", "working", "meta"], "readwrite", async (tx) => {
      await ask(tx.objectStore("pack").clear());
      await ask(tx.objectStore("working").clear());
      tx.objectStore("meta").delete("current");
    });
  } catch {
    // Nothing can be read here, by the next person either.
  }
  tell("signed-out");
}
