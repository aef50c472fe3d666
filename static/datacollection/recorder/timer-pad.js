/** `<pp-timer-pad>`: duration (start and stop, episode by episode) and latency (from the cue to the response). */
import { now } from "../store/clock.js";
import { counting, word } from "../status/words.js";
import { pressKey } from "./keys.js";
import { outcome, paintDots } from "./marks.js";
import { clockFace, observed } from "./observed.js";
import { Pad } from "./pad.js";
import { also, tap } from "./session.js";
import { dropped, endWithEpisode, endWithoutCue, isRunning, runs, startOrStop } from "./timing.js";
import { durations, latencies } from "./totals/times.js";

class TimerPad extends Pad {
  static every = 200;

  get #isLatency() {
    return this.target.measure === "latency";
  }

  get #runs() {
    return isRunning(this.state, this.today);
  }

  wire() {
    const [here, other] = this.#isLatency ? ["latency", "duration"] : ["duration", "latency"];
    for (const part of this.querySelectorAll(`[data-for=${other}]`)) part.remove();
    this.dataset.times = here;
    this.one("[data-toggle]").addEventListener("click", () => this.tapped(startOrStop));
    for (const button of this.querySelectorAll("[data-response]")) {
      button.addEventListener("click", () => this.#without(Number(button.dataset.response)));
    }
  }

  /** A cue that came to nothing: whatever ran since is no latency. */
  #without(response) {
    return this.tapped((state, frame, stamp) =>
      also(dropped(state), (after) => tap(after, frame, stamp, { response })),
    );
  }

  ending(...given) {
    return this.#isLatency ? endWithoutCue(...given) : endWithEpisode(...given);
  }

  undoing(state) {
    return isRunning(state, this.today) ? dropped(state) : super.undoing(state);
  }

  lastWords(taps) {
    return this.#runs ? word(`${this.dataset.times}-runs`) : super.lastWords(taps);
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const runs = this.#runs;
    this.toggleAttribute("data-runs", runs);
    this.say("toggle", word(`${this.dataset.times}-${runs ? "stop" : "start"}`));
    this.say("shape", runs ? "■" : "▶");
    paintDots(this.one("[data-dots]"), taps.map(outcome));
    this.say("number", String(taps.length));
    this.say("of", counting(this.dataset.times, taps.length));
    this.say("ended", taps.length ? word("ended-count", { n: taps.length }) : word("ended-none"));
    if (this.#isLatency) this.#paintLatencies(latencies(taps));
    this.tick();
  }

  #paintLatencies({ n, mean, median, none }) {
    this.say("sum", n ? word("latency-mean", { mean: seconds(mean), median: seconds(median) }) : "");
    this.say("share", none ? word("latency-none", { n: none }) : "");
    const { trials } = this.target;
    this.say("planned", trials ? word("planned", { n: n + none, planned: trials }) : "");
    this.toggleAttribute("data-full", Boolean(trials) && n + none >= trials);
  }

  tick() {
    const { shown } = this;
    const at = now();
    this.say("face", this.#runs ? tenths(runs(this.state, at)) : tenths(0));
    if (this.#isLatency || !shown) return;
    const ms = observed(shown, at);
    const { n, total, mean, percent } = durations(shown.taps.filter((tap) => !tap.undone), ms);
    this.say("sum", n ? word("duration-sum", { total: seconds(total), mean: seconds(mean) }) : "");
    const isShare = n > 0 && percent !== null;
    this.say("share", word(isShare ? "duration-share" : "watched", { percent: Math.round(percent), time: clockFace(ms) }));
  }

  /** @param {Tap} tap */
  describe(tap) {
    if (tap.seconds === null) return word(`outcome-${outcome(tap)}`);
    return word(`${this.dataset.times}-took`, { time: seconds(tap.seconds) });
  }

  key(key) {
    return pressKey(this, key);
  }
}

/** 0:04.2 @param {number} ms */
const tenths = (ms) => `${clockFace(ms)}.${Math.floor(ms / 100) % 10}`;

/** 4.2 s, and from a minute on 1:05. @param {number} length s */
function seconds(length) {
  return length < 60 ? word("seconds", { n: length.toFixed(1) }) : clockFace(length * 1000);
}

customElements.define("pp-timer-pad", TimerPad);
