/**
 * `<pp-outbox-status>`: what this device has not yet sent, in the same corner of every page.
 * It reads the store each time: "all sent" is only said of what was just counted.
 */
import { listen } from "../store/news.js";
import { standing } from "../store/outbox.js";
import { age, time, word } from "./words.js";

const TICK = 20_000; // ms: an age in minutes grows by itself

class OutboxStatus extends HTMLElement {
  #button = null;
  #asked = 0;
  #timer = 0;

  connectedCallback() {
    this.#button = this.querySelector("button");
    listen("recording", () => this.#notYet());
    for (const topic of ["outbox", "receipt", "trouble"]) listen(topic, () => this.#soon());
    document.addEventListener("visibilitychange", () => this.#refresh());
    setInterval(() => this.#refresh(), TICK);
    this.#refresh();
  }

  /** From the tap on, before the store knows of it: "all sent" is no longer true. */
  #notYet() {
    this.#asked += 1; // a count that is under way is of before
    if (this.dataset.state === "clear" || this.dataset.state === "look") this.#paint({ state: "waiting", text: word("saving") });
  }

  /** Not in the way of the tap that it comes from. */
  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), 60);
  }

  async #refresh() {
    const asked = ++this.#asked;
    const shown = await standing().then(told, untold);
    if (asked !== this.#asked) return; // a later look was quicker
    this.#paint(shown);
  }

  /** `text` and what goes with it; `title` is for who points at it. */
  #paint({ state, text, more = "", title = "" }) {
    this.dataset.state = state;
    this.querySelector("[data-label]").textContent = text;
    this.querySelector("[data-more]").textContent = more;
    this.#button.title = title;
    this.#button.hidden = false;
  }
}

function told({ waiting, oldest, held, refused, lost, receiptAt }) {
  const title = receiptAt ? word("last-receipt", { time: time(receiptAt) }) : word("no-receipt");
  const look = held + refused;
  if (lost) return { state: "stuck", text: word("lost", { n: lost }), title };
  if (waiting) {
    const more = word("oldest", { age: age(Date.now() - oldest) });
    return { state: refused ? "stuck" : "waiting", text: word("waiting", { n: waiting }), more, title };
  }
  if (refused) return { state: "stuck", text: word("refused", { n: refused }), title };
  if (look) return { state: "look", text: word("sent-look"), more: word("look", { n: look }), title };
  return { state: "clear", text: word("sent"), title };
}

function untold() {
  return { state: "stuck", text: word("cannot-save-short"), title: word("cannot-save") };
}

customElements.define("pp-outbox-status", OutboxStatus);
