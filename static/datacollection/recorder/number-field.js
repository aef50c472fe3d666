/**
 * A number between two buttons that make it less and more: <div><button data-less><input><button data-more>
 * and `[data-wrong]` for what is wrong with it. Typed by keyboard, or tapped with the eyes elsewhere.
 */
import { word } from "../status/words.js";

export class NumberField {
  #place;
  #input;
  #rule;

  /**
   * @param {HTMLElement} place
   * @param {{lowest: number, highest: number|(() => number), whole?: boolean, start?: number}} rule
   */
  constructor(place, rule) {
    this.#place = place;
    this.#input = place.querySelector("input");
    this.#rule = rule;
    if (rule.start !== undefined) this.#input.value = rule.start;
    place.querySelector("[data-less]").addEventListener("click", () => this.#move(-1));
    place.querySelector("[data-more]").addEventListener("click", () => this.#move(1));
    this.#input.addEventListener("input", () => this.#say(""));
  }

  get #highest() {
    const { highest } = this.#rule;
    return typeof highest === "function" ? highest() : highest;
  }

  /** What was typed, as a number to a thousandth; NaN where it is none. */
  get #typed() {
    const text = this.#input.value.trim().replace(",", ".");
    return text === "" ? NaN : Math.round(Number(text) * 1000) / 1000;
  }

  /** The number that stands there and may, else null. */
  get value() {
    const number = this.#typed;
    const isRight = number >= this.#rule.lowest && number <= this.#highest;
    return isRight && (!this.#rule.whole || Number.isInteger(number)) ? number : null;
  }

  /** As `value`; where there is none it says what is wrong and goes there. */
  read() {
    const { value } = this;
    this.#say(value === null ? word("number-wrong", { lowest: this.#rule.lowest, highest: this.#highest }) : "");
    if (value === null) this.#input.focus();
    return value;
  }

  clear() {
    this.#input.value = "";
    this.#say("");
  }

  #move(by) {
    const { lowest } = this.#rule;
    const from = Number.isFinite(this.#typed) ? this.#typed : lowest - by;
    this.#input.value = Math.min(this.#highest, Math.max(lowest, from + by));
    this.#say("");
  }

  #say(wrong) {
    const place = this.#place.querySelector("[data-wrong]");
    place.textContent = wrong;
    place.hidden = !wrong;
    this.#input.setAttribute("aria-invalid", String(Boolean(wrong)));
  }
}
