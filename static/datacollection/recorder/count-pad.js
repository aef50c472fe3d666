/** `<pp-count-pad>`: frequency and rate. A large plus, and a clock that is only ever read off the marks. */
import { now } from "../store/clock.js";
import { word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { clockFace, observed, rate } from "./observed.js";
import { Pad } from "./pad.js";
import { Response, counted, tap } from "./session.js";

class CountPad extends Pad {
  static every = 500;

  wire() {
    this.one("[data-count]").addEventListener("click", () => this.#count());
  }

  #count() {
    return this.tapped((state, frame, stamp) => tap(state, frame, stamp, { response: Response.OCCURRENCE }));
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    this.say("number", String(taps.length));
    const isNone = taps.length === 0;
    this.one("[data-none]").hidden = !isNone || !this.shown || this.phase === "done";
    this.one("[data-some]").hidden = isNone || this.phase === "done";
    this.say("ended", isNone ? word("ended-none") : word("ended-count", { n: taps.length }));
    this.tick();
  }

  tick() {
    const { shown, target } = this;
    const ms = shown ? observed(shown, now()) : 0;
    this.say("clock", clockFace(ms));
    if (target.measure !== "rate") return;
    const figure = shown && rate(counted(shown).length, ms, target.settings ?? {});
    const per = word(`per-${target.settings?.per ?? "hour"}`);
    this.say("rate", typeof figure === "number" ? `${figure.toFixed(1)} ${per}` : "");
  }

  describe(tap) {
    return word("counted", { n: tap.n });
  }

  key(key) {
    return pressKey(this, key);
  }
}

customElements.define("pp-count-pad", CountPad);
