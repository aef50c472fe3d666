/** The running total of discrete trials: what each tap was, in a word that style, shape and sum share. */
import { Prompter, Response } from "./session.js";

const SHAPES = {
  independent: "●",
  peer: "◆",
  adult: "▲",
  incorrect: "✕",
  "no-response": "○",
  "no-opportunity": "–",
};

/**
 * @param {Tap} tap
 * @returns {keyof SHAPES}
 */
export function outcome({ response, prompt, prompter }) {
  if (response === Response.INCORRECT) return "incorrect";
  if (response === Response.NO_RESPONSE) return "no-response";
  if (response === Response.NO_OPPORTUNITY) return "no-opportunity";
  if (prompt === 0) return "independent";
  return prompter === Prompter.PEER ? "peer" : "adult";
}

/** @param {keyof SHAPES} what */
export const shape = (what) => SHAPES[what];

/**
 * "No opportunity" is in no denominator (docs/measurement.md).
 * @param {Tap[]} taps without those undone
 */
export function sums(taps) {
  const outcomes = taps.map(outcome);
  const count = (...which) => outcomes.filter((what) => which.includes(what)).length;
  return {
    outcomes,
    independent: count("independent"),
    correct: count("independent", "peer", "adult"),
    of: outcomes.length - count("no-opportunity"),
  };
}
