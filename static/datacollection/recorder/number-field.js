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

  /** The number that stands there, else null. */
  get value() {
    const text = this.#input.value.trim().replace(",", ".");
    const number = text === "" ? NaN : Number(text);
    const isWrong = !Number.isFinite(number) || number < this.#rule.lowest || number > this.#highest;
    return isWrong || (this.#rule.whole && !Number.isInteger(number)) ? null : number;
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
    const from = this.value ?? (by > 0 ? lowest - 1 : lowest + 1);
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
