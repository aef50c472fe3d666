/** "I have read it": a record like any other, offline too. */
import { recordedOf, recordOnce } from "../store/answer-once.js";
import { word } from "../status/words.js";

const key = (as, update) => `acknowledged/${as.user}/${update}`;

/**
 * One button may gather the updates of a student and day; each is a record of its own.
 * @param {As} as
 * @param {string} updates their ids, with spaces between
 */
export function acknowledge(as, updates) {
  const saying = (update) => ({ key: key(as, update), fact: { kind: "update.acknowledged", data: { update } } });
  return recordOnce(as, updates.split(" ").map(saying));
}

/** Paints what was acknowledged on this device. */
export async function paintAcknowledged(page, as) {
  const buttons = [...page.querySelectorAll("button[data-acknowledge]")];
  const keysOf = (button) => button.dataset.acknowledge.split(" ").map((update) => key(as, update));
  const said = await recordedOf(buttons.flatMap(keysOf));
  for (const button of buttons) if (keysOf(button).every((one) => said.has(one))) paint(button);
}

/** @param {HTMLButtonElement} button */
export function paint(button) {
  button.disabled = true;
  button.textContent = word("acknowledged");
  button.closest("[data-update]")?.classList.add("is-acknowledged");
}
