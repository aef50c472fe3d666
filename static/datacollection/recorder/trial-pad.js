/** `<pp-trial-pad>`: discrete trials. One tap says the response and the prompt; who prompted stays set. */
import { word } from "../status/words.js";
import { Pad } from "./pad.js";
import { Prompter, Response, counted, isOpen, tap } from "./session.js";
import { outcome, shape, sums } from "./tally.js";

class TrialPad extends Pad {
  #chosenItem = null;

  wire() {
    this.#buildLevels();
    this.#buildItems();
    this.addEventListener("click", (event) => {
      const pad = event.target.closest("button[data-level], button[data-response]");
      if (pad) this.#tap(pad.dataset);
    });
    for (const radio of this.querySelectorAll("[data-prompter]")) {
      radio.addEventListener("change", () => this.#paintPrompter());
    }
    this.#paintPrompter();
  }

  /** The target's ladder without its first level, which has the large pad. */
  #buildLevels() {
    const model = this.one("template[data-level-pad]");
    const pads = this.target.ladder.slice(1).map((level, i) => {
      const pad = model.content.firstElementChild.cloneNode(true);
      pad.dataset.level = level.code;
      pad.querySelector("[data-level-name]").textContent = level.name;
      if (i < 8) pad.querySelector("kbd").textContent = pad.dataset.key = String(i + 2);
      return pad;
    });
    this.one("[data-levels]").replaceChildren(...pads);
    this.one("[data-prompted]").hidden = !pads.length;
  }

  #buildItems() {
    const place = this.one("[data-items]");
    place.hidden = !this.target.items.length;
    place.querySelector("[data-item-chips]").replaceChildren(...this.target.items.map((item) => this.#itemChip(item)));
  }

  #itemChip(item) {
    const line = document.createElement("li");
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "pp-chip";
    chip.textContent = item;
    chip.addEventListener("click", () => {
      this.#chosenItem = item;
      this.paint();
    });
    line.append(chip);
    return line;
  }

  /** The one that was chosen, else the one after the last tapped. @param {State|null} state */
  #itemAfter(state) {
    const { items } = this.target;
    if (this.#chosenItem !== null) return this.#chosenItem;
    const last = isOpen(state, this.today) ? counted(state).at(-1)?.item : undefined;
    return items.length ? items[(items.indexOf(last ?? "") + 1) % items.length] : "";
  }

  get #prompter() {
    return Number(this.one("[data-prompter]:checked").value);
  }

  /** The next item is read in the transaction: two quick taps are two items. */
  #tap({ level, response }) {
    const prompter = level === "0" ? Prompter.NOBODY : this.#prompter;
    const what = response
      ? { response: Number(response) }
      : { response: Response.CORRECT, prompt: Number(level), prompter };
    return this.tapped((state, frame, stamp) => {
      const item = this.#itemAfter(state);
      this.#chosenItem = null;
      return tap(state, frame, stamp, { ...what, item });
    });
  }

  #paintPrompter() {
    const isPeer = this.#prompter === Prompter.PEER;
    for (const pad of this.querySelectorAll("[data-levels] .pp-pad")) {
      pad.classList.toggle("pp-pad-peer", isPeer);
      pad.classList.toggle("pp-pad-adult", !isPeer);
      pad.querySelector("[data-shape]").textContent = shape(isPeer ? "peer" : "adult");
    }
  }

  /** @param {Tap[]} taps */
  paintTotal(taps) {
    const { outcomes, independent, correct, of } = sums(taps);
    this.say("correct", String(correct));
    this.say("of", word("of-correct", { of }));
    this.say("independent", word("independent", { n: independent }));
    const planned = this.target.trials;
    this.say("planned", planned ? word("planned", { n: of, planned }) : "");
    this.toggleAttribute("data-full", Boolean(planned) && of >= planned);
    this.one("[data-dots]").replaceChildren(...outcomes.map(dot), ...rest(planned ? planned - of : 0));
    this.#paintItems(this.#itemAfter(this.shown));
  }

  #paintItems(next) {
    for (const chip of this.querySelectorAll(".pp-chip")) {
      const isNext = String(chip.textContent === next);
      if (chip.getAttribute("aria-pressed") === isNext) continue;
      chip.setAttribute("aria-pressed", isNext);
      if (isNext === "true") setTimeout(() => keepInSight(chip)); // measured after the tap is painted
    }
  }

  /** @param {Tap} tap */
  describe(tap) {
    const level = this.target.ladder.find(({ code }) => code === tap.prompt)?.name ?? "";
    const what = word(`outcome-${outcome(tap)}`, { level });
    return tap.item ? `${tap.item}: ${what}` : what;
  }

  /** @returns {boolean} whether the key was one of ours */
  key(key) {
    if (key === "z") return Boolean(this.undoLast());
    const pad = [...this.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    if (pad?.checkVisibility()) pad.click();
    return Boolean(pad);
  }
}

/** Moves its row alone, never the page. */
function keepInSight(chip) {
  const row = chip.closest("ul");
  row.scrollLeft = chip.offsetLeft - row.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2;
}

function dot(what) {
  const mark = document.createElement("span");
  mark.className = `pp-dot pp-dot-${what}`;
  mark.textContent = shape(what);
  return mark;
}

function rest(n) {
  return Array.from({ length: Math.min(Math.max(n, 0), 40) }, () => {
    const mark = document.createElement("span");
    mark.className = "pp-dot pp-dot-rest";
    mark.textContent = "·";
    return mark;
  });
}

customElements.define("pp-trial-pad", TrialPad);
