/**
 * What this device last knew to be waiting, noted outside IndexedDB: when a browser loses that store (it throws
 * a corrupt one away without a word), the screen must not say "all sent" of what is gone.
 */
const NOTE = "paraportal-waiting"; // {device, waiting}: a number, and nothing of what was recorded

/**
 * @param {string|undefined} device its id as it stands now; none before it recorded anything
 * @param {number} waiting
 * @returns {number} how many records were waiting in a store that is not there any more
 */
export function countLost(device, waiting) {
  const before = read();
  if (before && before.device !== device && before.waiting > 0) return before.waiting;
  if (device) write({ device, waiting });
  return 0;
}

/** A person has seen it. */
export function forgetLost() {
  write(null);
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(NOTE));
  } catch {
    return null; // forbidden, or not ours
  }
}

function write(note) {
  try {
    localStorage.setItem(NOTE, JSON.stringify(note));
  } catch {
    // Without this note a loss cannot be told; everything else works.
  }
}
