/** A short buzz when somebody should look: chosen on this device, where it can. */
const SWITCH = "paraportal-vibration"; // in localStorage: a habit of this device, nobody's data
const PATTERN = [120, 80, 120]; // ms

const canBuzz = () => typeof navigator.vibrate === "function" && matchMedia("(pointer: coarse)").matches;

/** @param {HTMLElement} place holds the label and its checkbox */
export function offerVibration(place) {
  const toggle = place.querySelector("input");
  place.hidden = !canBuzz();
  toggle.checked = localStorage.getItem(SWITCH) === "on";
  toggle.addEventListener("change", () => localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"));
}

export function cue() {
  if (canBuzz() && localStorage.getItem(SWITCH) === "on") navigator.vibrate(PATTERN);
}
