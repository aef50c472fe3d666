/**
 * What all recorders share: the session and its phases, the saved line, undo, the list of taps, other tabs.
 * A pad of its own adds `wire`, `paintTotal`, `describe` and `key`.
 */
import { asOf, dayOf, serverNow } from "../day/pack.js";
import { listen } from "../store/news.js";
import { word } from "../status/words.js";
import { linksBeside } from "./beside.js";
import { change, keyOf, stateOf } from "./desk.js";
import { standIn } from "./pictures.js";
import { counted, end, isOpen, isPaused, pause, resume, undo } from "./session.js";
import { listTaps } from "./taps.js";

const UNDO = 10_000; // ms in which undo stands large beside the last tap

export class Pad extends HTMLElement {
  /** @type {State|null} what stands in the store */ state = null;
  /** @type {Target} */ target = null;
  /** @type {Promise<void>} until then it is not shown */ loaded = Promise.resolve();
  #pack = null;
  #student = null;
  #isBuilt = false;
  #isDone = false;
  #undoUntil = 0;
  #hush = () => {};

  /**
   * Before it is put into the page.
   * @param {Pack} pack @param {Target} target
   */
  prepare(pack, target) {
    this.#pack = pack;
    this.target = target;
    this.#student = pack.students.find((student) => student.id === target.student);
  }

  /** A fresh ticket of the same person. The target stays as it was shown. @param {Pack} pack */
  renew(pack) {
    this.#pack = pack;
  }

  connectedCallback() {
    if (!this.#isBuilt) this.#build(); // a pad that moves keeps what it has
    this.#hush = listen("working", ({ key }) => key === this.#key && this.#load());
    this.loaded = this.#load();
  }

  disconnectedCallback() {
    this.#hush();
  }

  #build() {
    this.#isBuilt = true;
    this.replaceChildren(document.getElementById(this.localName).content.cloneNode(true));
    this.#fill();
    this.#wire();
    this.wire();
  }

  get #key() {
    return keyOf(this.#pack.key, this.target.id);
  }

  /** @returns {Frame} */
  get #frame() {
    const purpose = this.one("[data-purpose]:checked")?.value ?? "teaching";
    return { key: this.#key, target: this.target, purpose, day: this.today };
  }

  get today() {
    return dayOf(serverNow(this.#pack), this.#pack.zone);
  }

  /** @returns {"ready"|"open"|"paused"|"done"} */
  get phase() {
    if (isOpen(this.state, this.today)) return isPaused(this.state) ? "paused" : "open";
    return this.#isDone ? "done" : "ready";
  }

  /** The session on the screen, open or just ended. @returns {State|null} */
  get shown() {
    return this.phase === "ready" ? null : this.state;
  }

  one(selector) {
    return this.querySelector(selector);
  }

  say(name, text) {
    const place = this.one(`[data-say=${name}]`);
    if (place && place.textContent !== text) place.textContent = text;
  }

  #fill() {
    this.say("initials", standIn(this.#student));
    for (const name of ["name", "statement", "prompting", "criterion"]) this.say(name, this.target[name] ?? "");
    this.one(".pp-recorder").setAttribute("aria-label", `${this.#student?.initials ?? ""} ${this.target.name}`);
    for (const radio of this.querySelectorAll("[type=radio]")) radio.name += `-${this.target.id}`;
    this.one("[data-beside]").replaceChildren(...linksBeside(this.#pack, this.target));
  }

  #wire() {
    const acts = {
      undo: () => this.undoLast(),
      interrupt: () => this.act((...given) => pause(...given, "interrupted")),
      pause: () => this.act((...given) => pause(...given)),
      resume: () => this.act(resume),
      stop: () => this.finish("interrupted"),
      done: () => this.finish("finished"),
      again: () => this.#again(),
    };
    for (const [name, act] of Object.entries(acts)) {
      for (const button of this.querySelectorAll(`[data-act=${name}]`)) button.addEventListener("click", act);
    }
    this.one("[data-taps]").addEventListener("click", (event) => {
      const id = event.target.closest("[data-undo]")?.dataset.undo;
      if (id) this.act((state) => undo(state, id));
    });
  }

  async #load() {
    try {
      this.state = await stateOf(this.#key);
      this.paint();
    } catch (error) {
      this.#cannotSave(error);
    }
  }

  /**
   * Does one step and paints only after it is on the disk.
   * @param {(state: State|null, frame: Frame, stamp: Stamp) => Step} step
   * @returns {Promise<boolean>} whether it is saved
   */
  async act(step) {
    const frame = this.#frame;
    try {
      this.state = await change(this.#key, asOf(this.#pack), (state, stamp) => step(state, frame, stamp));
    } catch (error) {
      this.#cannotSave(error);
      return false;
    }
    this.one("[data-cannot-save]").hidden = true;
    this.paint();
    return true;
  }

  /** A tap with undo beside it. */
  async tapped(step) {
    this.#isDone = false;
    this.#undoUntil = performance.now() + UNDO;
    await this.act(step);
    setTimeout(() => this.paint(), UNDO + 50);
  }

  async finish(reason) {
    this.#isDone = true;
    await this.act((...given) => end(...given, reason));
    this.one("[data-act=again]").focus({ preventScroll: true });
  }

  undoLast() {
    this.#undoUntil = 0;
    return this.act((state) => undo(state, state && counted(state).at(-1)?.id));
  }

  #again() {
    this.#isDone = false;
    this.paint();
  }

  #cannotSave(error) {
    const place = this.one("[data-cannot-save]");
    place.hidden = false;
    place.dataset.why = error?.why ?? "unknown";
  }

  paint() {
    const { phase, shown } = this;
    this.dataset.phase = phase;
    for (const part of this.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(phase);
    }
    for (const radio of this.querySelectorAll("[data-purpose]")) {
      radio.disabled = phase === "open" || phase === "paused";
      if (shown) radio.checked = radio.value === shown.purpose;
    }
    const taps = shown ? counted(shown) : [];
    this.#paintLast(taps.at(-1));
    this.paintTotal(taps);
    listTaps(this.one("[data-taps]"), this.state?.day === this.today ? this.state.taps : [], this);
  }

  #paintLast(last) {
    const isFresh = performance.now() < this.#undoUntil && Boolean(last);
    this.one("[data-act=undo]").hidden = !isFresh;
    this.say("last", last ? this.describe(last) : "");
    this.say("saved", this.shown ? word("saved") : word("ready"));
    this.one("[data-saved]").toggleAttribute("data-on", Boolean(this.shown));
  }
}
