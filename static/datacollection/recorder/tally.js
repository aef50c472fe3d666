/** The running total of discrete trials. */
import { outcome } from "./marks.js";

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
