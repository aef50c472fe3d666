/** `<pp-outbox-panel popover>`: what waits, what needs a look, the last receipt; send now, export. */
import { listen, tell } from "../store/news.js";
import { rowsOf, standing } from "../store/outbox.js";
import { forgetLost } from "../store/lost-records.js";
import { drain } from "../sync/drain.js";
import { tryAgain } from "../sync/receipt.js";
import { exportUnsent } from "./export.js";
import { age, time, word } from "./words.js";

const SHOWN = 50; // rows of a state; the file has all

class OutboxPanel extends HTMLElement {
  connectedCallback() {
    this.addEventListener("toggle", (event) => event.newState === "open" && this.#refresh());
    this.#on("[data-act=send]", () => this.#send());
    this.#on("[data-act=export]", exportUnsent);
    this.#on("[data-act=seen]", () => this.#seen());
    for (const topic of ["outbox", "receipt"]) listen(topic, () => this.#isOpen && this.#refresh());
  }

  get #isOpen() {
    return this.matches(":popover-open");
  }

  #on(selector, act) {
    this.querySelector(selector).addEventListener("click", act);
  }

  async #send() {
    this.#say(word("sending"));
    await tryAgain();
    await drain.now();
    const { waiting } = await standing();
    this.#say(waiting ? word("no-connection") : "");
    await this.#refresh();
  }

  #seen() {
    forgetLost();
    tell("outbox");
  }

  #say(text) {
    this.querySelector("[data-said]").textContent = text;
  }

  async #refresh() {
    const { waiting, refused, held, lost, receiptAt } = await standing();
    const lists = await Promise.all(["refused", "waiting", "held"].map((state) => rowsOf(state, SHOWN)));
    this.querySelector("[data-summary]").textContent = summary(waiting, receiptAt);
    this.querySelector("[data-lost]").hidden = !lost;
    this.querySelector("[data-lost-words]").textContent = word("lost-long", { n: lost });
    this.querySelector("[data-act=send]").hidden = !waiting && !refused;
    this.querySelector("[data-act=export]").hidden = !waiting && !refused && !held;
    this.querySelector("[data-rows]").replaceChildren(...lists.flat().map(line));
  }
}

function summary(waiting, receiptAt) {
  const first = waiting ? word("waiting-long", { n: waiting }) : word("sent-long");
  return `${first} ${receiptAt ? word("last-receipt", { time: time(receiptAt) }) : word("no-receipt")}`;
}

/** @param {Row} row */
function line(row) {
  const item = document.createElement("li");
  item.dataset.state = row.state;
  const what = document.createElement("strong");
  what.textContent = word(`kind-${row.record.kind}`);
  const when = word("made", { time: time(row.madeAt), age: age(Date.now() - row.madeAt) });
  item.append(what, " ", when, document.createElement("br"), word(`row-${row.state}`, { why: row.why }));
  return item;
}

customElements.define("pp-outbox-panel", OutboxPanel);
