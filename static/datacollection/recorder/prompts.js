/** The pads of a target's prompt levels, and who prompts, which stays set: one tap says all three. */
import { shape } from "./marks.js";
import { Prompter, Response } from "./session.js";

const KEYS = 9; // 1 is the first level, which has the large pad

/**
 * Builds the levels, and hears each tap on a pad of the recorder that says a level or a response.
 * @param {Pad} pad
 * @param {(said: {response: number, prompt?: number, prompter?: number}) => void} tapped
 */
export function wirePrompts(pad, tapped) {
  buildLevels(pad);
  pad.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-level], button[data-response]");
    if (button) tapped(said(pad, button.dataset));
  });
  for (const radio of pad.querySelectorAll("[data-prompter]")) {
    radio.addEventListener("change", () => paintPrompter(pad));
  }
  paintPrompter(pad);
}

function buildLevels(pad) {
  const model = pad.one("template[data-level-pad]");
  const levels = pad.target.ladder.slice(1).map((level, i) => {
    const button = model.content.firstElementChild.cloneNode(true);
    button.dataset.level = level.code;
    button.querySelector("[data-level-name]").textContent = level.name;
    if (i + 2 <= KEYS) button.querySelector("kbd").textContent = button.dataset.key = String(i + 2);
    return button;
  });
  pad.one("[data-levels]").replaceChildren(...levels);
  pad.one("[data-prompted]").hidden = !levels.length;
}

const prompterOf = (pad) => Number(pad.one("[data-prompter]:checked").value);

function said(pad, { level, response }) {
  if (response) return { response: Number(response) };
  const prompter = level === "0" ? Prompter.NOBODY : prompterOf(pad);
  return { response: Response.CORRECT, prompt: Number(level), prompter };
}

function paintPrompter(pad) {
  const isPeer = prompterOf(pad) === Prompter.PEER;
  for (const button of pad.querySelectorAll("[data-levels] .pp-pad")) {
    button.classList.toggle("pp-pad-peer", isPeer);
    button.classList.toggle("pp-pad-adult", !isPeer);
    button.querySelector("[data-shape]").textContent = shape(isPeer ? "peer" : "adult");
  }
}

/** The name of a level by its code. @param {Target} target @param {number|null} code */
export const levelName = (target, code) => target.ladder.find((level) => level.code === code)?.name ?? "";
