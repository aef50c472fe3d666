/** The last taps of a session, newest first, each of which can be taken back: a correction, a new fact. */
import { time, word } from "../status/words.js";

const SHOWN = 30;

/**
 * @param {HTMLOListElement} list
 * @param {Tap[]} taps
 * @param {Pad} pad says what a tap was
 */
export function listTaps(list, taps, pad) {
  const holder = list.closest("details");
  holder.hidden = !taps.length;
  if (!holder.open) {
    holder.ontoggle = () => holder.open && pad.paint();
    return; // drawn when somebody looks
  }
  list.replaceChildren(...taps.slice(-SHOWN).reverse().map((tap) => line(tap, pad)));
}

function line(tap, pad) {
  const item = document.createElement("li");
  const text = document.createElement(tap.undone ? "s" : "span");
  text.textContent = `${tap.n}. ${pad.describe(tap)}, ${time(tap.stamp.at)}`;
  item.append(text);
  if (pad.mayTakeBack(tap)) item.append(undoButton(tap, text.textContent));
  return item;
}

function undoButton(tap, what) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-secondary";
  button.dataset.undo = tap.id;
  button.textContent = word("take-back");
  button.setAttribute("aria-label", `${word("take-back")}: ${what}`);
  return button;
}

/**
 * @param {HTMLOListElement} list
 * @param {(id: string) => void} takeBack
 */
export function hearTakeBack(list, takeBack) {
  list.addEventListener("click", (event) => {
    const id = event.target.closest("[data-undo]")?.dataset.undo;
    if (id) takeBack(id);
  });
}
