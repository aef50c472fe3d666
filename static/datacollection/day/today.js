/** `<pp-today>`: the day as the server drew it, also without a network, also after a restart. */
import { listen } from "../store/news.js";
import { acknowledge, paint, paintAcknowledged } from "./acknowledge.js";
import { answer, paintAnswer, paintAnswered } from "./answer.js";
import { markNow } from "./now.js";
import { asOf, refreshPack, serverNow, storedPack } from "./pack.js";
import { showStanding } from "./standing-notice.js";
import { noteViewed } from "./viewed.js";

const MINUTE = 60_000;
const AGAIN = 5 * MINUTE;

class Today extends HTMLElement {
  /** @type {Pack|null} */ #pack = null;
  /** @type {News} */ #news = "fresh";
  #page = null;
  #notice = null;
  #triedAt = 0;

  async connectedCallback() {
    this.#page = this.querySelector("[data-page]");
    this.#notice = this.querySelector("[data-standing]");
    this.addEventListener("click", (event) => this.#clicked(event));
    listen("signed-out", () => location.replace("/"));
    addEventListener("online", () => this.#refresh());
    document.addEventListener("visibilitychange", () => this.#look());
    setInterval(() => this.#look(), MINUTE / 2);
    await this.#show(await storedPack().catch(() => null));
    await this.#refresh();
  }

  /** Each half minute, and when the screen comes back. */
  #look() {
    if (document.hidden) return;
    if (this.#pack) {
      markNow(this.#page, serverNow(this.#pack));
      showStanding(this.#notice, this.#pack, this.#news);
    }
    if (performance.now() - this.#triedAt > AGAIN) this.#refresh();
  }

  async #refresh() {
    this.#triedAt = performance.now();
    const { pack, news } = await refreshPack();
    if (news === "overtaken") return;
    this.#news = news;
    if (news === "signed-out" && !this.#pack) return location.replace(this.dataset.signIn);
    if (pack) await this.#show(pack);
    else if (this.#pack) await noteViewed(this.#pack, "today");
    showStanding(this.#notice, this.#pack, news);
  }

  /** @param {Pack|null} pack */
  async #show(pack) {
    if (!pack) return;
    if (pack.html !== this.#pack?.html) this.#draw(pack.html);
    this.#pack = pack;
    markNow(this.#page, serverNow(pack));
    await paintAcknowledged(this.#page, asOf(pack)).catch(() => {});
    await paintAnswered(this.#page, asOf(pack)).catch(() => {});
  }

  /** The server's own HTML, escaped by its templates; the page's CSP runs no script out of it. */
  #draw(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    this.#page.replaceChildren(template.content);
  }

  async #clicked(event) {
    const button = event.target.closest("button[data-acknowledge], button[data-answer]");
    if (!button || !this.#pack) return;
    try {
      await this.#take(button, asOf(this.#pack));
    } catch {
      this.querySelector("[data-cannot-save]").hidden = false;
    }
  }

  async #take(button, as) {
    if (button.dataset.acknowledge) {
      await acknowledge(as, button.dataset.acknowledge);
      paint(button);
    } else if (await answer(as, button)) {
      paintAnswer(button.closest("[data-asked]"));
    }
  }
}

customElements.define("pp-today", Today);
