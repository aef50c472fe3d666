/** One line above the day: whether it is fresh, and if not, of when it is and what that means. */
import { time, word } from "../status/words.js";
import { isExpired, isOld } from "./pack.js";

/**
 * @param {HTMLElement} place a hidden notice with `[data-text]` and, where people can sign in, `[data-sign-in]`
 * @param {Pack|null} pack
 * @param {News} news
 */
export function showStanding(place, pack, news) {
  const text = lines(pack, news).join(" ");
  place.hidden = !text;
  const said = place.querySelector("[data-text]");
  if (said.textContent !== text) said.textContent = text;
  const link = place.querySelector("[data-sign-in]");
  if (link) link.hidden = news !== "signed-out";
}

function lines(pack, news) {
  if (!pack) return news === "fresh" ? [] : [word(`none-${news}`)];
  const asOf = time(Date.parse(pack.made_at) + pack.skew, pack.zone);
  const said = [];
  if (isOld(pack)) said.push(word("old-day", { time: asOf }));
  if (news !== "fresh") said.push(word(`stands-${news}`, { time: asOf }));
  if (isExpired(pack)) said.push(word("ticket-expired"));
  return said;
}
