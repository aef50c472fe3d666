/**
 * What the recorders of a target share: the session and its phases, the saved line, undo, the list of taps, other tabs.
 * A pad of its own adds `wire`, `paintTotal`, `describe` and `key`, and where time matters `tick`.
 */
import { asOf, dayOf, detailsOf, serverNow } from "../day/pack.js";
import { listen } from "../store/news.js";
import { change, keyOf, stateOf } from "./session-store.js";
import { fill, paintFoot, paintPhase, sayCannotSave, wireActs } from "./frame.js";
import { counted, end, isOpen, isPaused, pause, resume, undo } from "./session.js";
import { hearTakeBack, listTaps } from "./taps.js";

const UNDO = 10_000; // ms in which undo stands large beside the last tap

export class Pad extends HTMLElement {
  /** ms between two calls of `tick`; 0 where nothing moves by itself */ static every = 0;
  /** @type {State|null} what stands in the store */ state = null;
  /** @type {Recordable} */ recordable = null;
  /** @type {Target} its details */ target = null;
  /** @type {Promise<void>} until then it is not shown */ loaded = Promise.resolve();
  #pack = null;
  #isBuilt = false;
  #isDone = false;
  #undoUntil = 0;
  #ticking = 0;
  #hush = () => {};

  /**
   * Before it is put into the page.
   * @param {Pack} pack @param {Recordable} recordable
   */
  prepare(pack, recordable) {
    this.#pack = pack;
    this.recordable = recordable;
    this.target = detailsOf(pack, recordable);
  }

  /** A fresh ticket of the same person. The target stays as it was shown. @param {Pack} pack */
  renew(pack) {
    this.#pack = pack;
  }

  connectedCallback() {
    if (!this.#isBuilt) this.#build(); // a pad that moves keeps what it has
    this.#hush = listen("working", ({ key }) => key === this.#key && this.#load());
    this.loaded = this.#load();
    const { every } = this.constructor;
    if (every) this.#ticking = setInterval(() => this.tick(), every);
  }

  disconnectedCallback() {
    this.#hush();
    clearInterval(this.#ticking);
  }

  #build() {
    this.#isBuilt = true;
    this.replaceChildren(document.getElementById(this.localName).content.cloneNode(true));
    fill(this, this.#pack);
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

  #wire() {
    wireActs(this, {
      undo: () => this.undoLast(),
      interrupt: () => this.act((...given) => pause(...given, "interrupted")),
      pause: () => this.act((...given) => pause(...given)),
      resume: () => this.act(resume),
      stop: () => this.finish("interrupted"),
      done: () => this.finish("finished"),
      again: () => this.#again(),
    });
    hearTakeBack(this.one("[data-taps]"), (id) => this.act((state) => undo(state, id)));
  }

  async #load() {
    try {
      this.state = await stateOf(this.#key);
      this.paint();
    } catch (error) {
      sayCannotSave(this, error);
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
      sayCannotSave(this, error);
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

  /**
   * @param {"finished"|"interrupted"} reason @param {boolean} byHand else the focus stays where it is
   * @returns {Promise<boolean>} whether it is saved
   */
  async finish(reason, byHand = true) {
    this.#isDone = true;
    const isSaved = await this.act((...given) => this.ending(...given, reason));
    if (byHand) this.one("[data-act=again]").focus({ preventScroll: true });
    return isSaved;
  }

  /** How a session ends. @returns {Step} */
  ending(...given) {
    return end(...given);
  }

  undoLast() {
    this.#undoUntil = 0;
    return this.act((state) => this.undoing(state));
  }

  /** What undo takes back. @param {State|null} state @returns {Step} */
  undoing(state) {
    return undo(state, state && this.lastOf(counted(state))?.id);
  }

  /** The tap that undo takes back. @param {Tap[]} taps */
  lastOf(taps) {
    return taps.findLast((tap) => this.mayTakeBack(tap));
  }

  /** Whether somebody said it. @param {Tap} tap */
  mayTakeBack(tap) {
    return !tap.undone;
  }

  /** What was done last, in words; nothing was, nothing. @param {Tap[]} taps */
  lastWords(taps) {
    const last = this.lastOf(taps);
    return last ? this.describe(last) : "";
  }

  #again() {
    this.#isDone = false;
    this.paint();
  }

  paint() {
    paintPhase(this);
    const taps = this.shown ? counted(this.shown) : [];
    paintFoot(this, this.lastWords(taps), performance.now() < this.#undoUntil);
    this.paintTotal(taps);
    listTaps(this.one("[data-taps]"), this.state?.day === this.today ? this.state.taps : [], this);
  }
}
