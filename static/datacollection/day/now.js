/**
 * Marks the block that is now and puts those that are over out of the way. In the document's order, not by
 * CSS: what is read aloud is what is seen.
 */
import { word } from "../status/words.js";

/**
 * @param {HTMLElement} page
 * @param {number} at ms, the server's time
 */
export function markNow(page, at) {
  for (const block of page.querySelectorAll("[data-begins][data-ends]")) {
    const begins = Date.parse(block.dataset.begins);
    const ends = Date.parse(block.dataset.ends);
    mark(block, begins <= at && at < ends);
    if (ends <= at) putAway(block);
  }
  for (const list of page.querySelectorAll("[data-earlier]")) openWhenAlone(list);
}

/** At the end of the day nothing else is left to look at. */
function openWhenAlone(earlier) {
  if (!earlier.previousElementSibling && !earlier.dataset.wasOpened) {
    earlier.dataset.wasOpened = "yes";
    earlier.querySelector("details").open = true;
  }
}

function mark(block, isNow) {
  block.classList.toggle("is-now", isNow);
  if (isNow) block.setAttribute("aria-current", "time");
  else block.removeAttribute("aria-current");
}

/** Into "Earlier today", folded, behind the last block of its list. */
function putAway(block) {
  if (block.closest("[data-earlier]")) return;
  const list = block.parentElement;
  const earlier = list.querySelector(":scope > [data-earlier]") ?? makeEarlier(list);
  earlier.querySelector("[data-blocks]").append(block);
}

function makeEarlier(list) {
  const isList = list.matches("ol, ul");
  const holder = document.createElement(isList ? "li" : "div");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const blocks = document.createElement(isList ? "ol" : "div");
  holder.dataset.earlier = "";
  holder.className = "pp-earlier";
  summary.textContent = word("earlier-today");
  blocks.dataset.blocks = "";
  blocks.className = list.className;
  details.append(summary, blocks);
  holder.append(details);
  list.append(holder);
  return holder;
}
