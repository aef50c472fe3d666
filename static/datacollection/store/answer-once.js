/**
 * What is said once from this device, whatever tab it is or however often the page is loaded: beside each fact
 * its key stands in `working`, because the page that the server made before does not know of it.
 *
 * @typedef {{key: string, fact: Fact}} Saying
 */
import { now } from "./clock.js";
import { ask, transact } from "./db.js";
import { deviceIn } from "./device.js";
import { tell } from "./news.js";
import { put } from "./outbox.js";

/**
 * Records those that were not said before. Resolves after the commit; throws where nothing can be saved.
 * @param {As} as
 * @param {Saying[]} sayings
 */
export async function recordOnce(as, sayings) {
  const stamp = now();
  tell("recording");
  try {
    await transact(["outbox", "meta", "working"], "readwrite", async (tx) => {
      const working = tx.objectStore("working");
      const facts = [];
      for (const { key, fact } of sayings) {
        if (await ask(working.get(key))) continue; // another tab was first
        working.put({ key, at: stamp.at });
        facts.push(fact);
      }
      if (facts.length) put(tx, await deviceIn(tx), facts, stamp, as);
    });
  } finally {
    tell("outbox");
  }
}

/**
 * @param {string[]} keys
 * @returns {Promise<Set<string>>} those of them that were said
 */
export function recordedOf(keys) {
  return transact(["working"], "readonly", async (tx) => {
    const working = tx.objectStore("working");
    const known = await Promise.all(keys.map((key) => ask(working.get(key))));
    return new Set(keys.filter((_key, i) => known[i]));
  });
}
