/**
 * How long somebody really watched, from the marks alone: so it survives a reload and a closed lid.
 * The server computes the same from the records (iep/measures/observation.py).
 */
import { between } from "../store/clock.js";

/**
 * @param {{began: Stamp, marks: State["marks"]}} state
 * @param {Stamp} now
 * @returns {number} milliseconds without the pauses
 */
export function observed(state, now) {
  let since = state.began;
  let total = 0;
  for (const { kind, stamp } of state.marks) {
    if (since) total += between(since, stamp);
    since = kind === "resume" ? stamp : null;
    if (kind === "end") return total;
  }
  return since ? total + between(since, now) : total;
}

/** 4:05, 1:02:09 @param {number} ms */
export function clockFace(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const LEAST = 60_000; // ms: a rate out of some seconds says nothing
const UNITS = { minute: 60_000, hour: 3_600_000 };

/**
 * Times per minute, hour or day of observation; null before a minute was observed.
 * @param {number} count
 * @param {number} ms
 * @param {{per?: string, day_minutes?: number}} settings
 */
export function rate(count, ms, settings) {
  const unit = UNITS[settings.per] ?? (settings.per === "day" ? settings.day_minutes * 60_000 : UNITS.hour);
  return ms >= LEAST ? (count * unit) / ms : null;
}
