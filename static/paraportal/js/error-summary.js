/** <pp-error-summary>: takes focus when it appears, and leads to the field that a link names. */
class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#lead);
    // While the page loads, autofocus does it; what is swapped in later has to take focus itself.
    if (document.readyState === "complete") this.focus();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#lead);
  }

  #lead = (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    // The label comes into view with the field: a field alone does not say what it wants.
    (field.labels?.[0] ?? field).scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  };
}

customElements.define("pp-error-summary", ErrorSummary);
