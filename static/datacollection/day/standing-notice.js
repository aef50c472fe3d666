/** One line about the day on the screen: of when it is, and what that means where it is not fresh. */
import { time, word } from "../status/words.js";
import { isExpired, isOld } from "./pack.js";

/**
 * @param {HTMLElement} place a line with `[data-text]` and a hidden `[data-sign-in]`
 * @param {Pack|null} pack
 * @param {News} news
 */
export function showStanding(place, pack, news) {
  const said = place.querySelector("[data-text]");
  const text = lines(pack, news).join(" ");
  if (said.textContent !== text) said.textContent = text;
  place.toggleAttribute("data-watch", news !== "fresh" || !pack || isOld(pack));
  place.querySelector("[data-sign-in]").hidden = news !== "signed-out";
}

function lines(pack, news) {
  if (!pack) return [word(`none-${news}`)];
  const asOf = time(Date.parse(pack.made_at), pack.zone);
  const said = [word(`stands-${news}`, { time: asOf })];
  if (isOld(pack)) said.push(word("old-day", { time: asOf }));
  if (isExpired(pack)) said.push(word("ticket-expired"));
  return said;
}
