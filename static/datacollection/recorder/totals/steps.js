/** The running total of a task analysis: steps done alone, of all steps of the chain. */
import { byStep, outcome } from "../marks.js";

/**
 * A step that did not arise is in no denominator; one that the adult did, or that nobody came to, is
 * (docs/measurement.md, session scores).
 * @param {Tap[]} taps without those undone; the last for a step counts
 * @param {number} steps of the chain
 */
export function sums(taps, steps) {
  const known = byStep(taps);
  const outcomes = Array.from({ length: steps }, (_step, i) => (known.has(i + 1) ? outcome(known.get(i + 1)) : "rest"));
  const count = (what) => outcomes.filter((one) => one === what).length;
  return { outcomes, independent: count("independent"), of: steps - count("not-applicable"), open: count("rest") };
}
