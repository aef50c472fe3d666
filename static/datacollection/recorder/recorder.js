/**
 * `<pp-recorder>`: the pads named behind the # of the address, side by side; without any, what can be recorded.
 *
 * A pad is a custom element with `prepare(pack, recordable)` before it is shown, `renew(pack)`, `recordable`,
 * `loaded` (a promise), `phase` ("ready" or "done" where nothing would be lost) and `key(key)`.
 */
import { showStanding } from "../day/standing-notice.js";
import { isExpired, isOld, refreshPack, storedPack } from "../day/pack.js";
import { noteViewed } from "../day/viewed.js";
import { holdForRecording } from "../store/forget.js";
import { listen } from "../store/news.js";
import { listenForKeys } from "./keys.js";
import { isThere, loadPads } from "./pads.js";
import { listRecordables } from "./picker.js";

const AGAIN = 10 * 60_000; // ms: a ticket lives twelve hours, a page may stay open longer

class Recorder extends HTMLElement {
  /** @type {Pack|null} */ #pack = null;

  async connectedCallback() {
    this.#one("[data-not-secure]").hidden = isSecureContext;
    listenForKeys(this, this.#one("[data-keys]"));
    addEventListener("hashchange", () => this.#mount());
    addEventListener("online", () => this.#refresh());
    listen("signed-out", () => location.replace("/"));
    setInterval(() => this.#refresh(), AGAIN);
    holdForRecording();
    await this.#open();
    navigator.storage?.persist?.(); // what is recorded here must not be cleared for want of space
  }

  #one(selector) {
    return this.querySelector(selector);
  }

  /** From the device at once; from the server when it answers. */
  async #open() {
    try {
      this.#pack = await storedPack();
    } catch {
      this.#one("[data-cannot-save]").hidden = false;
    }
    if (this.#pack) this.#mount();
    await this.#refresh();
  }

  async #refresh() {
    const { pack, news } = await refreshPack();
    if (news === "overtaken") return;
    if (pack) this.#take(pack);
    else if (this.#pack) noteViewed(this.#pack, "record");
    if (news === "signed-out" && this.#isOver) return location.replace(this.dataset.signIn);
    showStanding(this.#one("[data-standing]"), this.#pack, news);
    if (!this.#pack) this.#ready();
  }

  /** Another person signed in meanwhile: what stands on this screen goes on under the one who opened it. */
  #take(pack) {
    const before = this.#pack;
    if (before && before.key !== pack.key) {
      this.#one("[data-other-person]").hidden = false;
      return;
    }
    this.#pack = pack;
    for (const pad of this.#pads) pad.renew(pack);
    if (!before || isOld(before) || !this.#pads.length) this.#mount();
  }

  /** Nobody is signed in, and nothing is being recorded here under the day of before. */
  get #isOver() {
    if (!this.#pack) return true;
    return isExpired(this.#pack) && this.#pads.every((pad) => pad.phase === "ready" || pad.phase === "done");
  }

  get #pads() {
    return [...this.#one("[data-pads]").children];
  }

  /** The recordables behind the # of the address. */
  get #named() {
    const keys = location.hash.slice(1).split(",").filter(Boolean);
    return keys.map((key) => this.#pack.recordables.find((recordable) => recordable.key === key));
  }

  /** First what was asked for; then all that the day needs, to be there when the network is not. */
  async #mount() {
    await loadPads(this.#named.filter(Boolean));
    this.#show(this.#named);
    loadPads(this.#pack.recordables);
  }

  /**
   * Pads that are open already stay as they are: one more beside them costs no tap.
   * @param {(Recordable|undefined)[]} named
   */
  #show(named) {
    const known = named.filter(Boolean);
    const shown = known.filter(isThere);
    const open = new Map(this.#pads.map((pad) => [pad.recordable.key, pad]));
    const place = this.#one("[data-pads]");
    place.replaceChildren(...shown.map((recordable) => open.get(recordable.key) ?? this.#make(recordable)));
    place.dataset.open = shown.length;
    this.#one("[data-unknown]").hidden = known.length === named.length;
    this.#one("[data-not-loaded]").hidden = shown.length === known.length;
    this.#one("[data-help]").hidden = !shown.length;
    this.#hintKeys(shown.map(({ element }) => element));
    listRecordables(this.#one("[data-picker]"), this.#pack, shown);
    Promise.all(this.#pads.map((pad) => pad.loaded)).then(() => this.#ready());
  }

  /** What stands under the pads is shown with them, not before: it would jump. */
  #ready() {
    this.setAttribute("data-ready", "");
  }

  /** Only the keys of what is open. @param {string[]} elements */
  #hintKeys(elements) {
    for (const hint of this.querySelectorAll("[data-keys-of]")) {
      hint.hidden = !hint.dataset.keysOf.split(" ").some((element) => elements.includes(element));
    }
  }

  /** @param {Recordable} recordable */
  #make(recordable) {
    const pad = document.createElement(recordable.element);
    pad.prepare(this.#pack, recordable);
    return pad;
  }
}

customElements.define("pp-recorder", Recorder);
