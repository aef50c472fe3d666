/**
 * What runs until it is stopped: an episode, or the time from a cue to the response. All that is kept is when
 * it began, so it goes on over a reload and with the lid closed; a pause is in it as little as in what was
 * observed. Nothing is recorded before it stops.
 */
import { observed } from "./observed.js";
import { Response, added, also, end, isOpen, nothing, opened, resume } from "./session.js";

/** @param {State|null} state @param {string} day */
export const isRunning = (state, day) => isOpen(state, day) && Boolean(state.running);

/**
 * @param {State} state with something running
 * @param {Stamp} stamp
 * @returns {number} ms since its start, without the pauses
 */
export function runs({ running, marks }, stamp) {
  return observed({ began: running.since, marks: marks.slice(running.after) }, stamp);
}

/** Starts, unless it runs already. @returns {Step} */
export function start(state, frame, stamp) {
  const step = resume(state, frame, stamp);
  step.state.running ??= { since: stamp, after: step.state.marks.length };
  return step;
}

/** Stops what runs: now it is a trial. @returns {Step} */
export function stop(state, frame, stamp) {
  if (!isRunning(state, frame.day)) return nothing(state);
  const seconds = Math.max(1, Math.round(runs(state, stamp))) / 1000;
  const step = opened(state, frame, stamp);
  step.state.running = null;
  return added(step, stamp, { response: Response.OCCURRENCE, seconds });
}

/** One button for both. @returns {Step} */
export function startOrStop(state, frame, stamp) {
  if (!isRunning(state, frame.day)) return start(state, frame, stamp);
  return also(resume(state, frame, stamp), (after) => stop(after, frame, stamp));
}

/** It never ran. @returns {Step} */
export const dropped = (state) => (state?.running ? { state: { ...state, running: null }, facts: [] } : nothing(state));

/** The session ends, and with it the episode that is going on. @returns {Step} */
export function endWithEpisode(state, frame, stamp, reason) {
  return also(stop(state, frame, stamp), (after) => end(after, frame, stamp, reason));
}

/** The session ends; to a cue without a response yet nobody knows the latency. @returns {Step} */
export function endWithoutCue(state, frame, stamp, reason) {
  return also(dropped(state), (after) => end(after, frame, stamp, reason));
}
