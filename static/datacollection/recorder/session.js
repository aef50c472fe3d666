/**
 * One session on one target, as this device knows it, and the steps that change it. Each step is a function
 * of the state that stands in the store (another tab may have moved it on) and gives the state after it and
 * the facts to record. No step knows of a screen, a store or a network.
 *
 * @typedef {object} Tap
 * @property {string} id @property {number} n @property {number} response
 * @property {number|null} prompt @property {number|null} prompter @property {string} item
 * @property {number|null} step of a chain, or the interval @property {number|null} seconds
 * @property {number|null} value @property {number|null} out_of
 * @property {Stamp} stamp @property {boolean} undone
 *
 * @typedef {object} State
 * @property {string} key @property {string} session the record id of its start
 * @property {string} day the school's, on which it began
 * @property {"teaching"|"probe"} purpose
 * @property {Stamp} began @property {{kind: "pause"|"resume"|"end", stamp: Stamp, reason: string}[]} marks
 * @property {Tap[]} taps
 * @property {{since: Stamp, after: number}|null} [running] a timer, and how many marks there were at its start
 *
 * @typedef {{key: string, target: Target, purpose: string, day: string}} Frame what the page knows
 * @typedef {{state: State|null, facts: Fact[]}} Step
 */
import { uuid7 } from "../store/ids.js";

/** The codes of iep/measures/trials.py. They never change their meaning. */
export const Response = {
  CORRECT: 1,
  INCORRECT: 2,
  NO_RESPONSE: 3,
  NO_OPPORTUNITY: 4,
  OCCURRENCE: 5,
  NOT_OCCURRED: 7,
  NOT_OBSERVED: 8,
  SCORED: 9,
  NOT_APPLICABLE: 10,
  DONE_BY_ADULT: 11,
};
export const Prompter = { NOBODY: 0, PEER: 1, ADULT: 2 };

/** @param {State|null} state */
export const isOpen = (state, day) => Boolean(state) && state.day === day && !ending(state);

/** @param {State} state */
export const ending = (state) => state.marks.find((mark) => mark.kind === "end");

/** @param {State} state */
export const isPaused = (state) => state.marks.at(-1)?.kind === "pause";

/** @param {State} state */
export const counted = (state) => state.taps.filter((tap) => !tap.undone);

/**
 * The open session, or a new one. One left open on another day stays as it is: it lasts until the last thing
 * known of it.
 * @returns {Step}
 */
export function opened(state, frame, stamp) {
  if (isOpen(state, frame.day)) return { state: structuredClone(state), facts: [] };
  const { key, target, purpose, day } = frame;
  const session = uuid7(stamp.at);
  const data = { target: target.id, purpose, setting: "", partner: "", counts: "own", source: "device" };
  const facts = [{ id: session, kind: "session.start", plan: target.version, data }];
  return { state: { key, session, day, purpose, began: stamp, marks: [], taps: [] }, facts };
}

function marked(step, kind, stamp, reason = undefined) {
  const data = { session: step.state.session, ...(reason === undefined ? {} : { reason }) };
  step.state.marks.push({ kind, stamp, reason: reason ?? "" });
  step.facts.push({ kind: `session.${kind}`, data });
  return step;
}

const UNSAID = { prompt: null, prompter: null, item: "", step: null, value: null, out_of: null, seconds: null };

/**
 * One tap is one trial. It begins the session where none is open, and resumes a paused one: somebody watches.
 * @param {Partial<Tap>} said at least the response
 * @returns {Step}
 */
export const tap = (state, frame, stamp, said) => added(resume(state, frame, stamp), stamp, said);

/** One more trial in a step. @param {Step} step @returns {Step} */
export function added(step, stamp, said) {
  const id = uuid7(stamp.at);
  const whole = { n: step.state.taps.length + 1, ...UNSAID, ...said };
  step.state.taps.push({ id, ...whole, stamp, undone: false });
  step.facts.push({ id, kind: "trial", data: { session: step.state.session, ...whole } });
  return step;
}

/** One step after another, in one transaction. @param {Step} step @param {(state: State) => Step} next */
export function also(step, next) {
  const { state, facts } = next(step.state);
  return { state, facts: [...step.facts, ...facts] };
}

/** Nothing to do. @returns {Step} */
export const nothing = (state) => ({ state, facts: [] });

/** Begins to watch, or goes on. @returns {Step} */
export function resume(state, frame, stamp) {
  const step = opened(state, frame, stamp);
  return isPaused(step.state) ? marked(step, "resume", stamp) : step;
}

/** @returns {Step} */
export function pause(state, frame, stamp, reason = "") {
  const step = opened(state, frame, stamp);
  return isPaused(step.state) ? step : marked(step, "pause", stamp, reason);
}

/** Ends an open session; with none open there is nothing to end. @returns {Step} */
export function end(state, frame, stamp, reason = "finished") {
  if (!isOpen(state, frame.day)) return nothing(state);
  return marked(opened(state, frame, stamp), "end", stamp, reason);
}

/** Takes a tap back: a new fact, also after the session has ended. @returns {Step} */
export function undo(state, id) {
  const found = state?.taps.find((tap) => tap.id === id);
  if (!found || found.undone) return nothing(state);
  const taps = state.taps.map((tap) => (tap.id === id ? { ...tap, undone: true } : tap));
  return { state: { ...state, taps }, facts: [{ kind: "undo", data: { of: id, reason: "" } }] };
}
