/** What stands around every pad: whose session it is, the buttons of its phases, how it ends and goes on. */
import { word } from "../status/words.js";
import { recorderLinks } from "./recorder-links.js";
import { standIn } from "./pictures.js";

/**
 * @param {Pad} pad
 * @param {Pack} pack
 */
export function fill(pad, pack) {
  const { target } = pad;
  const student = pack.students.find(({ id }) => id === target.student);
  pad.say("initials", standIn(student));
  for (const name of ["name", "statement", "prompting", "criterion"]) pad.say(name, target[name] ?? "");
  pad.one(".pp-recorder").setAttribute("aria-label", `${student?.initials ?? ""} ${target.name}`);
  for (const radio of pad.querySelectorAll("[type=radio]")) radio.name += `-${target.id}`;
  pad.one("[data-beside]").replaceChildren(...recorderLinks(pack, target));
}

/**
 * @param {Pad} pad
 * @param {Record<string, () => void>} acts by the word in `data-act`
 */
export function wireActs(pad, acts) {
  for (const [name, act] of Object.entries(acts)) {
    for (const button of pad.querySelectorAll(`[data-act=${name}]`)) button.addEventListener("click", act);
  }
}

/** Shows the parts of this phase, and the purpose that cannot be changed any more. @param {Pad} pad */
export function paintPhase(pad) {
  const { phase, shown } = pad;
  pad.dataset.phase = phase;
  for (const part of pad.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").includes(phase);
  }
  for (const radio of pad.querySelectorAll("[data-purpose]")) {
    radio.disabled = phase === "open" || phase === "paused";
    if (shown) radio.checked = radio.value === shown.purpose;
  }
}

/**
 * What was done last, that it is saved, and undo beside it for as long as it is fresh.
 * @param {Pad} pad @param {string} words @param {boolean} isFresh
 */
export function paintFoot(pad, words, isFresh) {
  pad.one("[data-act=undo]").hidden = !words || !isFresh;
  pad.say("last", words);
  pad.say("saved", pad.shown ? word("saved") : word("ready"));
  pad.one("[data-saved]").toggleAttribute("data-on", Boolean(pad.shown));
}

/** @param {Pad} pad @param {unknown} error */
export function sayCannotSave(pad, error) {
  const place = pad.one("[data-cannot-save]");
  place.hidden = false;
  place.dataset.why = error?.why ?? "unknown";
}
