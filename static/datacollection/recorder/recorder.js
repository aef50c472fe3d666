/** `<pp-recorder>`: the pads named behind the # of the address, side by side; without any, what can be recorded. */
import { showStanding } from "../day/standing-notice.js";
import { isExpired, isOld, refreshPack, storedPack } from "../day/pack.js";
import { noteViewed } from "../day/viewed.js";
import { holdForRecording } from "../store/forget.js";
import { listen } from "../store/news.js";
import { listenForKeys } from "./keys.js";
import { isThere, loadPads } from "./pads.js";
import { listTargets } from "./picker.js";

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

  /** The targets behind the # of the address. */
  get #named() {
    const ids = location.hash.slice(1).split(",").filter(Boolean);
    return ids.map((id) => this.#pack.targets.find((target) => target.id === id));
  }

  /** First what was asked for; then all that the day needs, to be there when the network is not. */
  async #mount() {
    await loadPads(this.#named.filter(Boolean));
    this.#show(this.#named);
    loadPads(this.#pack.targets);
  }

  /**
   * Pads that are open already stay as they are: one more beside them costs no tap.
   * @param {(Target|undefined)[]} named
   */
  #show(named) {
    const known = named.filter(Boolean);
    const targets = known.filter(isThere);
    const open = new Map(this.#pads.map((pad) => [pad.target.id, pad]));
    const place = this.#one("[data-pads]");
    place.replaceChildren(...targets.map((target) => open.get(target.id) ?? this.#make(target)));
    place.dataset.open = targets.length;
    this.#one("[data-unknown]").hidden = known.length === named.length;
    this.#one("[data-not-loaded]").hidden = targets.length === known.length;
    this.#one("[data-help]").hidden = !targets.length;
    listTargets(this.#one("[data-picker]"), this.#pack, targets);
    Promise.all(this.#pads.map((pad) => pad.loaded)).then(() => this.#ready());
  }

  /** What stands under the pads is shown with them, not before: it would jump. */
  #ready() {
    this.setAttribute("data-ready", "");
  }

  /** @param {Target} target */
  #make(target) {
    const pad = document.createElement(target.pad);
    pad.prepare(this.#pack, target);
    return pad;
  }
}

customElements.define("pp-recorder", Recorder);
