/**
 * "I have read it": a record like any other, offline too. Remembered here, because the page that the server
 * made before does not know of it.
 */
import { now } from "../store/clock.js";
import { ask, transact } from "../store/db.js";
import { deviceIn } from "../store/device.js";
import { tell } from "../store/news.js";
import { put } from "../store/outbox.js";
import { word } from "../status/words.js";

const key = (as, update) => `acknowledged/${as.user}/${update}`;

/**
 * One button may gather the updates of a student and day; each is a record of its own.
 * @param {As} as
 * @param {string} updates their ids, with spaces between
 */
export async function acknowledge(as, updates) {
  const stamp = now();
  tell("recording");
  await transact(["outbox", "meta", "working"], "readwrite", async (tx) => {
    const working = tx.objectStore("working");
    const facts = [];
    for (const update of updates.split(" ")) {
      if (await ask(working.get(key(as, update)))) continue; // another tab was first
      working.put({ key: key(as, update), at: stamp.at });
      facts.push({ kind: "update.acknowledged", data: { update } });
    }
    put(tx, await deviceIn(tx), facts, stamp, as);
  });
  tell("outbox");
}

/** Paints what was acknowledged on this device. */
export async function paintAcknowledged(page, as) {
  const buttons = [...page.querySelectorAll("button[data-acknowledge]")];
  const known = await transact(["working"], "readonly", (tx) => {
    const working = tx.objectStore("working");
    const isKnown = async (update) => Boolean(await ask(working.get(key(as, update))));
    return Promise.all(
      buttons.map((button) => Promise.all(button.dataset.acknowledge.split(" ").map(isKnown))),
    );
  });
  buttons.forEach((button, i) => known[i].every(Boolean) && paint(button));
}

/** @param {HTMLButtonElement} button */
export function paint(button) {
  button.disabled = true;
  button.textContent = word("acknowledged");
  button.closest("[data-update]")?.classList.add("is-acknowledged");
}
