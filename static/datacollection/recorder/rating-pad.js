/** `<pp-rating-pad>`: a value on a scale, each with its words. A long scale is entered as a number. */
import { counting, word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { NumberField } from "./number-field.js";
import { Pad } from "./pad.js";
import { Response, tap } from "./session.js";
import { ratings } from "./totals/values.js";

const MOST_BUTTONS = 11; // 0 to 10: more are not met without looking

class RatingPad extends Pad {
  #words = new Map();

  wire() {
    const { lowest, highest, anchors } = this.target.settings;
    this.#words = new Map(anchors);
    const isLong = highest - lowest >= MOST_BUTTONS;
    this.one("[data-scale]").hidden = isLong;
    this.one("[data-entry]").hidden = !isLong;
    if (isLong) this.#wireEntry(lowest, highest);
    else this.#buildScale(lowest, highest);
  }

  #buildScale(lowest, highest) {
    const model = this.one("template[data-value-pad]").content.firstElementChild;
    const values = Array.from({ length: highest - lowest + 1 }, (_one, i) => lowest + i);
    this.one("[data-scale]").replaceChildren(...values.map((value) => this.#button(model.cloneNode(true), value)));
  }

  #button(button, value) {
    if (value < 10) button.dataset.key = button.querySelector("kbd").textContent = String(value);
    button.querySelector("[data-number]").textContent = value;
    button.querySelector("[data-words]").textContent = this.#words.get(value) ?? "";
    button.addEventListener("click", () => this.#rate(value));
    return button;
  }

  #wireEntry(lowest, highest) {
    const field = new NumberField(this.one("[data-number-field]"), { lowest, highest, whole: true });
    this.say("scale", [...this.#words].map(([value, words]) => `${value} ${words}`).join(", "));
    this.one("[data-entry]").addEventListener("submit", (event) => {
      event.preventDefault();
      const value = field.read();
      if (value !== null) this.#rate(value);
    });
  }

  #rate(value) {
    return this.tapped((...given) => tap(...given, { response: Response.SCORED, value }));
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const { n, mean, median } = ratings(taps);
    this.say("number", String(n));
    this.say("of", counting("rating", n));
    this.say("mean", n ? word("rating-mean", { mean: figure(mean), median: figure(median) }) : "");
    this.say("ended", word("ended-count", { n }));
    this.one("[data-dots]").replaceChildren(...taps.map(({ value }) => chip(value)));
  }

  /** @param {Tap} tap */
  describe({ value }) {
    const words = this.#words.get(value);
    const rated = word("rating-given", { value });
    return words ? `${rated}: ${words}` : rated;
  }

  key(key) {
    return pressKey(this, key);
  }
}

/** At most one place: 3.5, 4. */
const figure = (value) => String(Math.round(value * 10) / 10);

function chip(value) {
  const mark = document.createElement("span");
  mark.className = "pp-value";
  mark.textContent = value;
  return mark;
}

customElements.define("pp-rating-pad", RatingPad);
