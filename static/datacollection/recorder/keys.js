/**
 * Single keys go to one pad: the one last used, else the first. They can be turned off (WCAG 2.1.4), and a
 * focused control keeps its own keys.
 */
const SWITCH = "paraportal-keys"; // in localStorage: a habit of this device, nobody's data

export const areOn = () => localStorage.getItem(SWITCH) !== "off";

/**
 * @param {HTMLElement} recorder holds the pads
 * @param {HTMLInputElement} toggle
 */
export function listenForKeys(recorder, toggle) {
  toggle.checked = areOn();
  toggle.addEventListener("change", () => localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"));
  recorder.addEventListener("pointerdown", (event) => use(recorder, event.target));
  recorder.addEventListener("focusin", (event) => use(recorder, event.target));
  document.addEventListener("keydown", (event) => {
    if (toggle.checked && isForUs(event) && active(recorder)?.key(event.key.toLowerCase())) event.preventDefault();
  });
}

function use(recorder, target) {
  const pad = target.closest("[data-pads] > *");
  if (!pad) return;
  for (const other of recorder.querySelectorAll("[data-active]")) other.removeAttribute("data-active");
  pad.setAttribute("data-active", "");
}

function active(recorder) {
  return recorder.querySelector("[data-active]") ?? recorder.querySelector("[data-pads] > *");
}

/**
 * Presses the button of a pad that a key stands for (`data-key`), where it is in sight; z takes back.
 * @param {Pad} pad
 * @param {string} key
 * @returns {boolean} whether the key was one of ours
 */
export function pressKey(pad, key) {
  if (key === "z") return Boolean(pad.undoLast());
  const buttons = [...pad.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === key);
  buttons.find((one) => one.checkVisibility())?.click();
  return buttons.length > 0;
}

/** Space and arrows belong to a focused button or field; a held key is not many taps. */
function isForUs(event) {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return false;
  return event.key !== " " || !event.target.matches("button, a, input, summary");
}
