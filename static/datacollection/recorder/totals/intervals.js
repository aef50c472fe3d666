/** The running total of interval recording: intervals with the behavior, of those observed. */
import { byStep, outcome } from "../marks.js";

/**
 * An interval that was missed is in no denominator (docs/measurement.md, session scores).
 * @param {Tap[]} taps without those undone; the last for an interval counts
 * @param {number} intervals
 */
export function sums(taps, intervals) {
  const known = byStep(taps);
  const outcomes = Array.from({ length: intervals }, (_one, i) => (known.has(i + 1) ? outcome(known.get(i + 1)) : "rest"));
  const count = (what) => outcomes.filter((one) => one === what).length;
  const yes = count("yes");
  const of = yes + count("no");
  return { outcomes, yes, of, unseen: count("unseen"), percent: of ? (yes * 100) / of : null };
}
