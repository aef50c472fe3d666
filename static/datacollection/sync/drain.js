/**
 * Sends what waits, oldest first: one tab at a time, again and again until it has its receipt.
 * The network is never believed to be there or not: it is tried.
 */
import { thisDevice } from "../store/device.js";
import { listen, tell } from "../store/news.js";
import { forgetOld, rowsOf } from "../store/outbox.js";
import { leaveAlone, setAside, settle } from "./receipt.js";
import { send } from "./send.js";

const FIRST_BATCH = 100;
const MOST = 500; // the server's limit
const SHORTEST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;
const LONGEST_ASKED = 60 * 60_000; // longer than an hour: the clock was set back meanwhile
const GATHER = 1_200; // ms: taps in quick succession travel together
const TICK = 30_000;
const TIDY = 60 * 60_000;

class Drain {
  #size = FIRST_BATCH;
  #failures = 0;
  #timer = 0;
  #notBefore = 0; // performance.now() of the next attempt allowed
  #tidiedAt = -TIDY;

  /** Wakes on new records, on a network or a screen that comes back, and every half minute. */
  start() {
    listen("outbox", () => this.#soon(GATHER));
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => this.#soon(document.hidden ? 0 : GATHER));
    setInterval(() => this.#soon(0), TICK);
    this.#soon(0);
  }

  /** At once, whatever went wrong before. Resolves when everything is sent or an attempt failed. */
  async now() {
    this.#failures = 0;
    this.#notBefore = 0;
    await this.#alone({});
  }

  #soon(ms) {
    const wait = Math.max(ms, this.#notBefore - performance.now());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#alone(), wait);
  }

  /** One drainer among the tabs. Where there are no locks (an address that is not secure) ids keep it safe. */
  async #alone(options = { ifAvailable: true }) {
    if (!navigator.locks) return this.#all();
    await navigator.locks.request("paraportal-drain", options, (lock) => lock && this.#all());
  }

  async #all() {
    try {
      while (await this.#one());
      await this.#tidy();
    } catch (error) {
      tell("trouble", error?.why ?? "unknown");
      this.#later();
    }
  }

  /** One batch. Returns whether there may be more to do at once. */
  async #one() {
    const device = await thisDevice();
    const asked = device.notBefore - Date.now();
    if (asked > 0 && asked <= LONGEST_ASKED) return this.#later(asked);
    const rows = await rowsOf("waiting", this.#size);
    if (!rows.length) return false;
    const answer = await send(device.id, rows);
    if (answer.kind === "receipt") return this.#receipt(device, rows, answer.receipt);
    if (answer.kind === "smaller") return this.#smaller(rows, answer);
    if (answer.after) await leaveAlone(answer.after);
    return this.#later(answer.after);
  }

  async #receipt(device, rows, receipt) {
    const settled = await settle(device.id, rows, receipt);
    tell("receipt", { settled });
    if (!settled) return this.#later(); // a receipt for none of ours: no reason to hurry
    this.#failures = 0;
    this.#size = Math.min(MOST, this.#size * 2);
    return true;
  }

  /** Halves, down to the one record that our own server cannot read. */
  async #smaller(rows, { why, ours }) {
    this.#size = Math.max(1, Math.floor(rows.length / 2));
    if (rows.length > 1) return why !== "timeout" || this.#later();
    if (!ours) return this.#later();
    await setAside(rows[0], why);
    tell("receipt", { settled: 0 });
    return true;
  }

  /** Waits twice as long each time, with jitter, so that a school does not come back as one. */
  #later(asked = 0) {
    const doubled = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    const wait = Math.max(asked, doubled / 2 + Math.random() * (doubled / 2));
    this.#notBefore = performance.now() + wait;
    this.#soon(0);
    return false;
  }

  async #tidy() {
    if (performance.now() - this.#tidiedAt < TIDY) return;
    this.#tidiedAt = performance.now();
    await forgetOld();
  }
}

export const drain = new Drain();
