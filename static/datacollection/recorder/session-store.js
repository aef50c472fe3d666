/**
 * Where a session is kept. A step reads the state, records its facts and writes the state after it in one
 * strict transaction: there is no moment in which the screen's sum and the outbox differ.
 */
import { now } from "../store/clock.js";
import { ask, transact } from "../store/db.js";
import { deviceIn } from "../store/device.js";
import { tell, tellOthers } from "../store/news.js";
import { put } from "../store/outbox.js";

/** The key of one person's session on one target. */
export const keyOf = (user, target) => `session/${user}/${target}`;

/**
 * @param {string} key
 * @returns {Promise<State|null>}
 */
export async function stateOf(key) {
  return (await transact(["working"], "readonly", (tx) => ask(tx.objectStore("working").get(key)))) ?? null;
}

/**
 * Resolves after the commit: only then may a screen say that it is saved.
 * @param {string} key
 * @param {As} as
 * @param {(state: State|null, stamp: Stamp) => Step} step
 * @returns {Promise<State|null>}
 */
export async function change(key, as, step) {
  const stamp = now(); // of the tap, not of the transaction's turn
  tell("recording");
  try {
    return await transact(["outbox", "meta", "working"], "readwrite", async (tx) => {
      const working = tx.objectStore("working");
      const [before, device] = await Promise.all([ask(working.get(key)), deviceIn(tx)]);
      const { state, facts } = step(before ?? null, stamp);
      if (facts.length) put(tx, device, facts, stamp, as);
      if (state && state !== before) working.put(state); // a timer that starts is no fact yet
      return state;
    });
  } finally {
    setTimeout(() => tellAll(key)); // the screen comes first
  }
}

function tellAll(key) {
  tellOthers("working", { key });
  tell("outbox");
}
