/** `<pp-trial-pad>`: discrete trials. One tap says the response and the prompt; who prompted stays set. */
import { word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { outcome, paintDots } from "./marks.js";
import { Pad } from "./pad.js";
import { levelName, wirePrompts } from "./prompts.js";
import { counted, isOpen, tap } from "./session.js";
import { sums } from "./tally.js";

class TrialPad extends Pad {
  #chosenItem = null;

  wire() {
    wirePrompts(this, (said) => this.#tap(said));
    this.#buildItems();
  }

  #buildItems() {
    const place = this.one("[data-items]");
    place.hidden = !this.target.items.length;
    place.querySelector("[data-item-chips]").replaceChildren(...this.target.items.map((item) => this.#itemChip(item)));
  }

  #itemChip(item) {
    const line = document.createElement("li");
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "pp-chip";
    chip.textContent = item;
    chip.addEventListener("click", () => {
      this.#chosenItem = item;
      this.paint();
    });
    line.append(chip);
    return line;
  }

  /** The one that was chosen, else the one after the last tapped. @param {State|null} state */
  #itemAfter(state) {
    const { items } = this.target;
    if (this.#chosenItem !== null) return this.#chosenItem;
    const last = isOpen(state, this.today) ? counted(state).at(-1)?.item : undefined;
    return items.length ? items[(items.indexOf(last ?? "") + 1) % items.length] : "";
  }

  /** The next item is read in the transaction: two quick taps are two items. */
  #tap(said) {
    return this.tapped((state, frame, stamp) => {
      const item = this.#itemAfter(state);
      this.#chosenItem = null;
      return tap(state, frame, stamp, { ...said, item });
    });
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const { outcomes, independent, correct, of } = sums(taps);
    this.say("correct", String(correct));
    this.say("of", word("of-correct", { of }));
    this.say("independent", word("independent", { n: independent }));
    const planned = this.target.trials;
    this.say("planned", planned ? word("planned", { n: of, planned }) : "");
    this.toggleAttribute("data-full", Boolean(planned) && of >= planned);
    paintDots(this.one("[data-dots]"), outcomes, planned ? planned - of : 0);
    this.#paintItems(this.#itemAfter(this.shown));
  }

  #paintItems(next) {
    for (const chip of this.querySelectorAll(".pp-chip")) {
      const isNext = String(chip.textContent === next);
      if (chip.getAttribute("aria-pressed") === isNext) continue;
      chip.setAttribute("aria-pressed", isNext);
      if (isNext === "true") setTimeout(() => keepInSight(chip)); // measured after the tap is painted
    }
  }

  /** @param {Tap} tap */
  describe(tap) {
    const what = word(`outcome-${outcome(tap)}`, { level: levelName(this.target, tap.prompt) });
    return tap.item ? `${tap.item}: ${what}` : what;
  }

  /** @returns {boolean} whether the key was one of ours */
  key(key) {
    return pressKey(this, key);
  }
}

/** Moves its row alone, never the page. */
function keepInSight(chip) {
  const row = chip.closest("ul");
  row.scrollLeft = chip.offsetLeft - row.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2;
}

customElements.define("pp-trial-pad", TrialPad);
