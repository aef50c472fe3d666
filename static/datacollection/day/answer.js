/**
 * An answer that a panel of Today asks for: a record like any other, offline too. Panels of any room ask:
 *
 *   <... data-asked="once-key"> <button data-answer="kind" data-values="name=value&..." data-needs="input-id">
 */
import { recordedOf, recordOnce } from "../store/answer-once.js";
import { word } from "../status/words.js";

const key = (as, place) => `answered/${as.user}/${place.dataset.asked}`;

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
  await recordOnce(as, [{ key: key(as, place), fact: { kind: button.dataset.answer, data } }]);
  return true;
}

/** Paints what was answered on this device. */
export async function paintAnswered(page, as) {
  const places = [...page.querySelectorAll("[data-asked]")];
  const said = await recordedOf(places.map((place) => key(as, place)));
  for (const place of places) if (said.has(key(as, place))) paintAnswer(place);
}

/** @param {HTMLElement} place */
export function paintAnswer(place) {
  place.classList.add("is-answered");
  const [first, ...rest] = place.querySelectorAll("button[data-answer]");
  for (const button of rest) button.disabled = true;
  first.disabled = true;
  first.textContent = word("answered");
}
