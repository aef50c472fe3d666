/** The running totals of ratings and of points, as iep/measures scores them. */
import { median } from "./times.js";

/** @param {Tap[]} taps without those undone */
export function ratings(taps) {
  const values = taps.map(({ value }) => value);
  const sum = values.reduce((total, one) => total + one, 0);
  return { n: values.length, mean: values.length ? sum / values.length : null, median: median(values) };
}

/** Points are pooled, never their percentages averaged. @param {Tap[]} taps without those undone */
export function points(taps) {
  const sum = (name) => taps.reduce((total, tap) => total + tap[name], 0);
  const [value, of] = [sum("value"), sum("out_of")];
  return { n: taps.length, value, of, percent: of ? (value * 100) / of : null };
}
