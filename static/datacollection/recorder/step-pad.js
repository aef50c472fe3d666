/** `<pp-step-pad>`: task analysis. The steps as a list, the next one chosen; one tap says what came of it. */
import { word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { byStep, outcome, paintDots, shape } from "./marks.js";
import { Pad } from "./pad.js";
import { levelName, wirePrompts } from "./prompts.js";
import { counted, isOpen, tap } from "./session.js";
import { sums } from "./totals/steps.js";

class StepPad extends Pad {
  /** @type {number|null} the step that somebody chose out of turn */ #chosen = null;

  wire() {
    const { steps, training, settings } = this.target;
    wirePrompts(this, (said) => this.#tap(said));
    this.one("[data-steps]").replaceChildren(...steps.map((text, i) => this.#line(text, i + 1)));
    const chaining = word(`chaining-${settings.chaining ?? "total"}`);
    this.say("chaining", training ? `${chaining} ${word("training", { n: training })}` : chaining);
  }

  #line(text, n) {
    const line = this.one("template[data-step]").content.firstElementChild.cloneNode(true);
    const button = line.querySelector("button");
    const isTraining = n === this.target.training;
    button.dataset.n = n;
    button.querySelector("[data-number]").textContent = `${n}.`;
    button.querySelector("[data-text]").textContent = text;
    button.querySelector("[data-training]").hidden = !isTraining;
    button.addEventListener("click", () => {
      this.#chosen = n;
      this.paint();
    });
    return line;
  }

  /** The chosen step, else the one after the last that has no result yet. @param {State|null} state */
  #stepIn(state) {
    const taps = isOpen(state, this.today) ? counted(state) : [];
    const { length } = this.target.steps;
    if (this.#chosen !== null) return this.#chosen;
    const known = byStep(taps);
    const last = taps.at(-1)?.step ?? 0;
    const turn = Array.from({ length }, (_step, i) => ((last + i) % length) + 1);
    return turn.find((n) => !known.has(n)) ?? last;
  }

  /** Which step it is, is read in the transaction: two quick taps are two steps. */
  #tap(said) {
    return this.tapped((state, frame, stamp) => {
      const step = this.#stepIn(state);
      this.#chosen = null;
      return tap(state, frame, stamp, { ...said, step });
    });
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const { steps } = this.target;
    const { outcomes, independent, of, open } = sums(taps, steps.length);
    this.say("independent", String(independent));
    this.say("of", word("steps-independent", { of }));
    this.say("open", taps.length && !open ? word("steps-all") : word("steps-open", { n: open }));
    this.toggleAttribute("data-full", taps.length > 0 && !open);
    paintDots(this.one("[data-dots]"), outcomes);
    this.#paintSteps(this.#stepIn(this.shown), byStep(taps));
  }

  /** @param {number} current @param {Map<number, Tap>} known */
  #paintSteps(current, known) {
    this.say("step", word("step-of", { n: current, of: this.target.steps.length }));
    this.say("what", this.target.steps[current - 1] ?? "");
    this.toggleAttribute("data-trains", current === this.target.training);
    for (const button of this.querySelectorAll("[data-n]")) {
      const tap = known.get(Number(button.dataset.n));
      this.#paintResult(button, tap);
      const isCurrent = Number(button.dataset.n) === current;
      if (isCurrent === button.hasAttribute("aria-current")) continue;
      if (isCurrent) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      if (isCurrent) setTimeout(() => keepInSight(button)); // measured after the tap is painted
    }
  }

  #paintResult(button, tap) {
    const what = tap ? outcome(tap) : "rest";
    const mark = button.querySelector("[data-mark]");
    mark.className = `pp-dot pp-dot-${what}`;
    mark.textContent = shape(what);
    button.querySelector("[data-result]").textContent = tap ? this.#result(tap) : "";
  }

  #result(tap) {
    return word(`outcome-${outcome(tap)}`, { level: levelName(this.target, tap.prompt) });
  }

  /** @param {Tap} tap */
  describe(tap) {
    return `${word("step-n", { n: tap.step })}: ${this.#result(tap)}`;
  }

  key(key) {
    return pressKey(this, key);
  }
}

/** Moves its list alone, never the page. */
function keepInSight(button) {
  const list = button.closest("ol");
  list.scrollTop = button.offsetTop - list.offsetTop - (list.clientHeight - button.offsetHeight) / 2;
}

customElements.define("pp-step-pad", StepPad);
