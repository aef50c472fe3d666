/**
 * When a tap was. The wall clock of a Chromebook can be wrong by years or set in the middle of a session; the
 * monotonic clock cannot, but it knows nothing of another page load, and it stands still while the lid is
 * closed. So a stamp carries both, and `page` names the stretch within which the monotonic one may be trusted.
 *
 * @typedef {{at: number, page: string, mono: number}} Stamp `at` and `mono` in milliseconds
 */
import { uuid7 } from "./ids.js";

const DRIFT = 2000; // ms by which the two clocks may part before something must have happened
const LONGEST_SLEEP = 12 * 60 * 60 * 1000; // beyond it no ticket holds: rather the clock was set

let page = uuid7();
let offset = Date.now() - performance.now();

/** @returns {Stamp} */
export function now() {
  const at = Date.now();
  const mono = performance.now();
  notice(at - mono);
  return { at, page, mono };
}

/** The wall ran ahead: the machine slept, and a new stretch begins. It jumped back or by days: it was set. */
function notice(difference) {
  const ahead = difference - offset;
  if (ahead > DRIFT && ahead < LONGEST_SLEEP) page = uuid7();
  if (Math.abs(ahead) > DRIFT) offset = difference;
}

/**
 * @param {Stamp} from
 * @param {Stamp} to
 * @returns {number} milliseconds, never negative
 */
export function between(from, to) {
  const passed = from.page === to.page ? to.mono - from.mono : to.at - from.at;
  return Math.max(0, passed);
}

/**
 * The device's own time with its offset: 2026-11-21T09:40:00.000-06:00
 * @param {number} ms
 */
export function isoWithOffset(ms) {
  const date = new Date(ms);
  const east = -date.getTimezoneOffset();
  const two = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const local = new Date(ms + east * 60000).toISOString().slice(0, -1);
  return `${local}${east < 0 ? "-" : "+"}${two(east / 60)}:${two(east % 60)}`;
}
