/** `<pp-points-pad>`: a work sample: points, of the points possible. */
import { counting, word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { NumberField } from "./number-field.js";
import { Pad } from "./pad.js";
import { Response, tap } from "./session.js";
import { points } from "./totals/values.js";

const MOST = 1000; // points possible

class PointsPad extends Pad {
  #value = null;
  #of = null;

  wire() {
    const of = this.target.settings.out_of;
    this.#value = new NumberField(this.one("[data-points]"), { lowest: 0, highest: () => this.#most });
    this.#of = new NumberField(this.one("[data-out-of]"), { lowest: 1, highest: MOST, start: of });
    this.one("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  get #most() {
    return this.#of.value ?? MOST;
  }

  #save() {
    const [outOf, value] = [this.#of.read(), this.#value.read()];
    if (outOf === null || value === null) return;
    this.#value.clear();
    this.tapped((...given) => tap(...given, { response: Response.SCORED, value, out_of: outOf }));
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const { n, value, of, percent } = points(taps);
    this.say("points", String(round(value)));
    this.say("of", word("points-of", { of: round(of) }));
    this.say("percent", n ? word("percent", { percent: round(percent) }) : "");
    this.say("samples", n ? counting("samples", n) : "");
    this.say("ended", word("points-done", { value: round(value), of: round(of) }));
    const bar = this.one("[data-bar]");
    bar.hidden = !n;
    bar.max = of || 1;
    bar.value = value;
  }

  /** @param {Tap} tap */
  describe({ value, out_of: of }) {
    return word("points-one", { value, of });
  }

  key(key) {
    return pressKey(this, key);
  }
}

const round = (value) => Math.round(value * 10) / 10;

customElements.define("pp-points-pad", PointsPad);
