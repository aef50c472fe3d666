/**
 * The intervals of a session: which one is asked about, and which were missed. Read off the observed time, so
 * that a reload, a closed lid or a pause changes nothing; a missed interval is "not observed", never a guess.
 *
 *   partial, whole   the interval that runs, and after its end for a moment still the one before
 *   momentary        only the moment at its end, and a little while in which to say what was seen
 *
 * @typedef {{intervals: number, seconds: number}} Rounds how many, and how long one is
 */
import { byStep } from "./marks.js";
import { observed } from "./observed.js";
import { Response, added, also, counted, end, isOpen, nothing, resume } from "./session.js";

const LATEST = { momentary: 15_000, others: 5_000 }; // ms after its end in which an interval can be answered

/** @param {Target} target */
export const isMomentary = (target) => target.measure === "momentary_interval";

/** ms after an interval's end in which it can be answered; at most half of the next one. @param {Target} target */
export function patience(target) {
  const most = isMomentary(target) ? LATEST.momentary : LATEST.others;
  return Math.min(most, (target.settings.seconds * 1000) / 2);
}

/**
 * How it stands after so many ms of observation.
 * @param {Target} target
 * @param {number} elapsed ms
 * @param {Map<number, Tap>} answered by interval
 * @returns {{asks: number, runs: number, left: number, isOver: boolean}} `asks`: the interval that can be
 *   answered, 0 for none; `runs`: the one that goes on, 0 after the last; `left`: ms to its end
 */
export function standing(target, elapsed, answered) {
  const { intervals, seconds } = target.settings;
  const length = seconds * 1000;
  const ended = Math.min(intervals, Math.floor(elapsed / length));
  const runs = ended < intervals ? ended + 1 : 0;
  const isAsked = ended > 0 && elapsed < ended * length + patience(target);
  const isWaiting = isAsked && (isMomentary(target) || !answered.has(ended));
  const asks = isWaiting ? ended : isMomentary(target) ? 0 : runs;
  const isOver = !runs && (answered.has(intervals) || !isAsked);
  return { asks, runs, left: runs ? runs * length - elapsed : 0, isOver };
}

/**
 * The intervals that can be answered no more and were not.
 * @returns {number[]}
 */
export function missed(target, elapsed, answered) {
  const { intervals, seconds } = target.settings;
  const closed = Math.floor((elapsed - patience(target)) / (seconds * 1000));
  return unanswered(Math.max(0, Math.min(intervals, closed)), answered);
}

/** Of the first so many intervals. */
function unanswered(length, answered) {
  return Array.from({ length }, (_one, i) => i + 1).filter((interval) => !answered.has(interval));
}

const known = (state) => byStep(counted(state));

function notObserved(state, intervals, stamp) {
  const step = { state: structuredClone(state), facts: [] };
  for (const interval of intervals) added(step, stamp, { step: interval, response: Response.NOT_OBSERVED });
  return step;
}

/** Says of each missed interval that nobody saw it. @returns {Step} */
export function settle(state, frame, stamp) {
  if (!isOpen(state, frame.day)) return nothing(state);
  const late = missed(frame.target, observed(state, stamp), known(state));
  return late.length ? notObserved(state, late, stamp) : nothing(state);
}

/** Yes or no to the interval that is asked about now; the same again says nothing new. @returns {Step} */
export function answer(state, frame, stamp, response) {
  return also(settle(state, frame, stamp), (after) => {
    if (!isOpen(after, frame.day)) return nothing(after);
    const answered = known(after);
    const { asks } = standing(frame.target, observed(after, stamp), answered);
    if (!asks || answered.get(asks)?.response === response) return nothing(after);
    return added(resume(after, frame, stamp), stamp, { step: asks, response });
  });
}

/** The session ends: what had begun and was not answered was not observed to its end. @returns {Step} */
export function endRounds(state, frame, stamp, reason) {
  if (!isOpen(state, frame.day)) return nothing(state);
  const { intervals, seconds } = frame.target.settings;
  const begun = Math.min(intervals, Math.floor(observed(state, stamp) / (seconds * 1000)) + 1);
  const open = unanswered(begun, known(state));
  return also(notObserved(state, open, stamp), (after) => end(after, frame, stamp, reason));
}
