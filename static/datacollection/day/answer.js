/**
 * An answer that a panel of Today asks for: a record like any other, offline too. Panels of any room ask:
 *
 *   <... data-asked="once-key"> <button data-answer="kind" data-values="name=value&..." data-needs="input-id">
 *
 * Remembered here, because the page that the server made before does not know of it.
 */
import { now } from "../store/clock.js";
import { ask, transact } from "../store/db.js";
import { deviceIn } from "../store/device.js";
import { tell } from "../store/news.js";
import { put } from "../store/outbox.js";
import { word } from "../status/words.js";

const key = (as, asked) => `answered/${as.user}/${asked}`;

/**
 * @param {As} as
 * @param {HTMLButtonElement} button
 * @returns {Promise<boolean>} false where a word that must be said is missing
 */
export async function answer(as, button) {
  const place = button.closest("[data-asked]");
  const data = Object.fromEntries(new URLSearchParams(button.dataset.values));
  const input = button.dataset.needs && document.getElementById(button.dataset.needs);
  if (input) {
    data[input.name] = input.value.trim();
    if (!data[input.name]) {
      input.focus();
      return false;
    }
  }
  const stamp = now();
  tell("recording");
  await transact(["outbox", "meta", "working"], "readwrite", async (tx) => {
    const working = tx.objectStore("working");
    if (await ask(working.get(key(as, place.dataset.asked)))) return; // another tab was first
    working.put({ key: key(as, place.dataset.asked), at: stamp.at });
    put(tx, await deviceIn(tx), [{ kind: button.dataset.answer, data }], stamp, as);
  });
  tell("outbox");
  return true;
}

/** Paints what was answered on this device. */
export async function paintAnswered(page, as) {
  const places = [...page.querySelectorAll("[data-asked]")];
  const known = await transact(["working"], "readonly", (tx) => {
    const working = tx.objectStore("working");
    return Promise.all(places.map((place) => ask(working.get(key(as, place.dataset.asked)))));
  });
  places.forEach((place, i) => known[i] && paintAnswer(place));
}

/** @param {HTMLElement} place */
export function paintAnswer(place) {
  place.classList.add("is-answered");
  const [first, ...rest] = place.querySelectorAll("button[data-answer]");
  for (const button of rest) button.disabled = true;
  first.disabled = true;
  first.textContent = word("answered");
}
