/** The end of one person on this device. */
import { ask, transact } from "./db.js";
import { tell } from "./news.js";

const RECORDING = "paraportal-recording"; // a lock that all open recorders share

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

/** From now until this page is left, this person's day stays: a page that is being recorded on is never replaced. */
export function holdForRecording() {
  navigator.locks?.request(RECORDING, { mode: "shared" }, () => new Promise(() => {}));
}

/** Where no tab can tell (an address without locks) nothing is forgotten. */
export async function forgetUnlessRecording() {
  await navigator.locks?.request(RECORDING, { ifAvailable: true }, (nobody) => nobody && forgetPerson());
}
