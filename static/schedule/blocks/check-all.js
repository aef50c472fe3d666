/**
 * <pp-check-all>: a button at the head of each row of checkboxes that ticks them all, or none.
 * Without it every box is ticked by hand.
 */
class CheckAll extends HTMLElement {
  connectedCallback() {
    for (const cell of this.querySelectorAll("[data-check-all-row]")) this.#addButton(cell);
  }

  /** @param {HTMLElement} cell */
  #addButton(cell) {
    if (cell.firstChild) return;
    const boxes = [...cell.closest("tr").querySelectorAll("input[type=checkbox]")];
    if (boxes.length < 2) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-link pp-check-all";
    button.textContent = cell.dataset.words;
    button.setAttribute("aria-label", `${cell.dataset.words}: ${cell.dataset.of}`);
    button.addEventListener("click", () => {
      const tick = boxes.some((box) => !box.checked);
      for (const box of boxes) box.checked = tick;
    });
    cell.append(button);
  }
}

customElements.define("pp-check-all", CheckAll);
