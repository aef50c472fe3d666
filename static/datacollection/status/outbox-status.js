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
  #label = null;
  #asked = 0;

  connectedCallback() {
    this.#button = this.querySelector("button");
    this.#label = this.querySelector("[data-label]");
    for (const topic of ["outbox", "receipt", "trouble"]) listen(topic, () => this.#refresh());
    document.addEventListener("visibilitychange", () => this.#refresh());
    setInterval(() => this.#refresh(), TICK);
    this.#refresh();
  }

  async #refresh() {
    const asked = ++this.#asked;
    const shown = await standing().then(told, untold);
    if (asked !== this.#asked) return; // a later look was quicker
    this.dataset.state = shown.state;
    this.#label.textContent = shown.text;
    this.#button.title = shown.more;
    this.#button.hidden = false;
  }
}

function told({ waiting, oldest, held, refused, receiptAt }) {
  const more = receiptAt ? word("last-receipt", { time: time(receiptAt) }) : word("no-receipt");
  const look = held + refused;
  if (waiting) {
    const text = word("waiting", { n: waiting, age: age(Date.now() - oldest) });
    return { state: refused ? "stuck" : "waiting", text, more };
  }
  if (refused) return { state: "stuck", text: word("refused", { n: refused }), more };
  if (look) return { state: "look", text: word("sent-look", { n: look }), more };
  return { state: "clear", text: word("sent"), more };
}

function untold() {
  return { state: "stuck", text: word("cannot-save-short"), more: word("cannot-save") };
}

customElements.define("pp-outbox-status", OutboxStatus);
