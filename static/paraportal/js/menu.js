/** <pp-menu>: a <details> that closes like a menu, by Escape or by a press anywhere else. */
class Menu extends HTMLElement {
  #details = null;
  #stop = null;

  connectedCallback() {
    this.#details = this.querySelector("details");
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    document.addEventListener("pointerdown", (event) => this.#leave(event.target), { signal });
    this.addEventListener("focusout", (event) => this.#leave(event.relatedTarget), { signal });
    this.addEventListener("keydown", (event) => this.#escape(event), { signal });
  }

  disconnectedCallback() {
    this.#stop?.abort();
  }

  #leave(target) {
    // A press on nothing that takes focus gives no target: the pointer event has told already.
    if (target && !this.contains(target)) this.#details.open = false;
  }

  #escape(event) {
    if (event.key !== "Escape" || !this.#details.open) return;
    this.#details.open = false;
    this.#details.querySelector("summary").focus();
  }
}

customElements.define("pp-menu", Menu);
