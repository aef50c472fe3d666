/**
 * "I have read it": a record like any other, offline too. Remembered here, because the page that the server
 * made before does not know of it.
 */
import { now } from "../store/clock.js";
import { ask, transact } from "../store/db.js";
import { tell } from "../store/news.js";
import { put } from "../store/outbox.js";
import { word } from "../status/words.js";

const key = (as, update) => `acknowledged/${as.user}/${update}`;

/**
 * @param {As} as
 * @param {string} update
 */
export async function acknowledge(as, update) {
  const stamp = now();
  tell("recording");
  await transact(["outbox", "meta", "working"], "readwrite", async (tx) => {
    const working = tx.objectStore("working");
    if (await ask(working.get(key(as, update)))) return; // another tab was first
    working.put({ key: key(as, update), at: stamp.at });
    await put(tx, [{ kind: "update.acknowledged", data: { update } }], stamp, as);
  });
  tell("outbox");
}

/** Paints what was acknowledged on this device. */
export async function paintAcknowledged(page, as) {
  const buttons = [...page.querySelectorAll("button[data-acknowledge]")];
  const known = await transact(["working"], "readonly", (tx) => {
    const working = tx.objectStore("working");
    return Promise.all(buttons.map((button) => ask(working.get(key(as, button.dataset.acknowledge)))));
  });
  buttons.forEach((button, i) => known[i] && paint(button));
}

/** @param {HTMLButtonElement} button */
export function paint(button) {
  button.disabled = true;
  button.textContent = word("acknowledged");
  button.closest("[data-update]")?.classList.add("is-acknowledged");
}
