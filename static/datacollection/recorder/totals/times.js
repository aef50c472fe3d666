/** The running totals of what is timed, as iep/measures scores it. In seconds; null where nothing is defined. */
import { Response } from "../session.js";

const add = (numbers) => numbers.reduce((sum, one) => sum + one, 0);
const mean = (numbers) => (numbers.length ? add(numbers) / numbers.length : null);

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (!sorted.length) return null;
  return half % 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

const lengths = (taps) => taps.filter(({ response }) => response === Response.OCCURRENCE).map(({ seconds }) => seconds);

/**
 * @param {Tap[]} taps without those undone
 * @param {number} observed ms
 */
export function durations(taps, observed) {
  const episodes = lengths(taps);
  const total = add(episodes);
  const percent = observed >= 1000 ? (total * 100) / Math.floor(observed / 1000) : null;
  return { n: episodes.length, total, mean: mean(episodes), percent };
}

/** No response and no opportunity are counted apart. @param {Tap[]} taps without those undone */
export function latencies(taps) {
  const waits = lengths(taps);
  const none = taps.filter(({ response }) => response === Response.NO_RESPONSE).length;
  return { n: waits.length, mean: mean(waits), median: median(waits), none };
}
