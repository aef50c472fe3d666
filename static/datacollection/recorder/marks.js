/** What a tap was, in one word that style, shape and sum share: the running total in shape and color. */
import { Prompter, Response } from "./session.js";

const SHAPES = {
  independent: "●",
  peer: "◆",
  adult: "▲",
  incorrect: "✕",
  "no-response": "○",
  "no-opportunity": "–",
  "by-adult": "■",
  "not-applicable": "–",
  yes: "●",
  no: "○",
  unseen: "–",
  rest: "·",
};

const WORDS = {
  [Response.INCORRECT]: "incorrect",
  [Response.NO_RESPONSE]: "no-response",
  [Response.NO_OPPORTUNITY]: "no-opportunity",
  [Response.OCCURRENCE]: "yes",
  [Response.NOT_OCCURRED]: "no",
  [Response.NOT_OBSERVED]: "unseen",
  [Response.NOT_APPLICABLE]: "not-applicable",
  [Response.DONE_BY_ADULT]: "by-adult",
};

const MOST = 40; // of what is still to come: a row that ends somewhere

/**
 * @param {Tap} tap
 * @returns {keyof SHAPES}
 */
export function outcome({ response, prompt, prompter }) {
  if (response in WORDS) return WORDS[response];
  if (prompt === 0) return "independent";
  return prompter === Prompter.PEER ? "peer" : "adult";
}

/** @param {keyof SHAPES} what */
export const shape = (what) => SHAPES[what];

/**
 * A row of shapes, and after them those still to come.
 * @param {HTMLElement} place
 * @param {(keyof SHAPES)[]} outcomes
 * @param {number} rest
 */
export function paintDots(place, outcomes, rest = 0) {
  const more = Array.from({ length: Math.min(Math.max(rest, 0), MOST) }, () => "rest");
  place.replaceChildren(...[...outcomes, ...more].map(dot));
}

function dot(what) {
  const mark = document.createElement("span");
  mark.className = `pp-dot pp-dot-${what}`;
  mark.textContent = shape(what);
  return mark;
}

/**
 * The last tap for each step of a chain, or each interval: that one counts.
 * @param {Tap[]} taps without those undone
 * @returns {Map<number, Tap>}
 */
export const byStep = (taps) => new Map(taps.map((tap) => [tap.step, tap]));
