/** `<pp-interval-pad>`: partial, whole and momentary interval. A clock that asks, and a large yes and no. */
import { now } from "../store/clock.js";
import { word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { byStep, outcome, paintDots } from "./marks.js";
import { clockFace, observed } from "./observed.js";
import { Pad } from "./pad.js";
import { answer, endRounds, isMomentary, missed, settle, standing } from "./rounds.js";
import { Response, counted } from "./session.js";
import { sums } from "./totals/intervals.js";
import { cue, offerVibration } from "./vibration.js";

const AGAIN = 5000; // ms
const WORDS = { yes: "interval-yes", no: "interval-no", unseen: "interval-unseen-one" };

class IntervalPad extends Pad {
  static every = 200;
  #asked = 0;
  #isSettling = false;

  wire() {
    const { intervals, seconds } = this.target.settings;
    const kind = this.target.measure.split("_")[0];
    this.say("plan", word("interval-plan", { intervals, time: clockFace(seconds * 1000) }));
    this.say("rule", word(`rule-${kind}`));
    offerVibration(this.one("[data-vibration]"));
    for (const button of this.querySelectorAll("[data-response]")) {
      button.addEventListener("click", () => this.#answer(Number(button.dataset.response)));
    }
  }

  #answer(response) {
    return this.tapped((...given) => answer(...given, response));
  }

  ending(...given) {
    return endRounds(...given);
  }

  mayTakeBack(tap) {
    return super.mayTakeBack(tap) && tap.response !== Response.NOT_OBSERVED;
  }

  get #known() {
    return byStep(counted(this.state));
  }

  get #elapsed() {
    return observed(this.state, now());
  }

  tick() {
    if (this.phase !== "open") return;
    const [known, elapsed] = [this.#known, this.#elapsed];
    const stands = standing(this.target, elapsed, known);
    this.#paintAsked(stands, known);
    if (stands.isOver) this.#settle(() => this.finish("finished", false));
    else if (missed(this.target, elapsed, known).length) this.#settle(() => this.act(settle));
  }

  /** One at a time: the clock ticks on while the disk is written. A disk that is full is asked seldom. */
  async #settle(write) {
    if (this.#isSettling) return;
    this.#isSettling = true;
    const isSaved = await write();
    setTimeout(() => (this.#isSettling = false), isSaved ? 0 : AGAIN);
  }

  #paintAsked({ asks, runs, left }, known) {
    const { intervals, seconds } = this.target.settings;
    this.say("clock", clockFace(Math.ceil(left / 1000) * 1000));
    this.one("progress").value = runs ? 1 - left / (seconds * 1000) : 1;
    this.say("asks", word(this.#question(asks, runs), { n: asks || runs, intervals }));
    this.toggleAttribute("data-asks", asks > 0 && asks !== runs);
    for (const button of this.querySelectorAll("[data-response]")) {
      button.disabled = !asks;
      button.setAttribute("aria-pressed", String(known.get(asks)?.response === Number(button.dataset.response)));
    }
    if (asks !== this.#asked && asks && asks !== runs) cue();
    this.#asked = asks;
  }

  #question(asks, runs) {
    if (!asks) return "interval-wait";
    if (isMomentary(this.target)) return "interval-look";
    return asks === runs ? "interval-runs" : "interval-ended";
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const { outcomes, yes, of, unseen, percent } = sums(taps, this.target.settings.intervals);
    this.say("number", String(yes));
    this.say("of", word("interval-of", { of }));
    this.say("percent", percent === null ? "" : word("percent", { percent: Math.round(percent) }));
    this.say("unseen", unseen ? word("interval-unseen", { n: unseen }) : "");
    this.say("ended", word("interval-done", { yes, of }));
    paintDots(this.one("[data-dots]"), this.shown ? outcomes : [], 0);
    this.tick();
  }

  /** @param {Tap} tap */
  describe(tap) {
    return word(WORDS[outcome(tap)], { n: tap.step });
  }

  key(key) {
    return pressKey(this, key);
  }
}

customElements.define("pp-interval-pad", IntervalPad);
