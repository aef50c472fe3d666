/** The recorders by their element. Each is loaded when a target of the day needs it, and kept for offline. */
const PADS = {
  "pp-trial-pad": () => import("./trial-pad.js"),
  "pp-count-pad": () => import("./count-pad.js"),
  "pp-step-pad": () => import("./step-pad.js"),
  "pp-timer-pad": () => import("./timer-pad.js"),
  "pp-interval-pad": () => import("./interval-pad.js"),
  "pp-rating-pad": () => import("./rating-pad.js"),
  "pp-points-pad": () => import("./points-pad.js"),
};

/**
 * Resolves when those of the targets' recorders are there that can be loaded.
 * @param {Target[]} targets
 */
export async function loadPads(targets) {
  const names = new Set(targets.map(({ pad }) => pad));
  await Promise.allSettled([...names].map((name) => PADS[name]?.()));
}

/** Whether the recorder of a target is there. @param {Target} target */
export const isThere = ({ pad }) => Boolean(customElements.get(pad));
