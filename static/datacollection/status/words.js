/**
 * What scripts say, translated by the server: `<template data-words><span data-word="sent">All sent</span>...`
 * A word that the page does not carry is a mistake of ours, and shows as its key.
 */
const found = new Map();

function look(key) {
  if (!found.size) {
    for (const template of document.querySelectorAll("template[data-words]")) {
      for (const span of template.content.querySelectorAll("[data-word]")) {
        found.set(span.dataset.word, span.textContent.trim());
      }
    }
  }
  return found.get(key) ?? key;
}

/**
 * @param {string} key
 * @param {Record<string, string|number>} [values] for {names} in the text
 * @returns {string}
 */
export function word(key, values = {}) {
  return look(key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * The form for n of a word that the page carries as KEY-one, KEY-other and whatever its language has.
 * @param {string} key
 * @param {number} n
 */
export function counting(key, n) {
  const form = new Intl.PluralRules(document.documentElement.lang || "en-US").select(n);
  return look(`${key}-${form}`) === `${key}-${form}` ? word(`${key}-other`, { n }) : word(`${key}-${form}`, { n });
}

/**
 * How long ago, as people say it: under a minute, 12 min, 3 h, 2 days.
 * @param {number} ms
 */
export function age(ms) {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return word("age-now");
  if (minutes < 60) return word("age-minutes", { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? word("age-hours", { n: hours }) : word("age-days", { n: Math.floor(hours / 24) });
}

/**
 * 9:41 AM, with the day where it is not today: Fri, Nov 20, 9:41 AM
 * @param {number} ms
 * @param {string} [timeZone] the school's; the device's own where none is known
 */
export function time(ms, timeZone = undefined) {
  const format = (options) => new Intl.DateTimeFormat(document.documentElement.lang || "en-US", { ...options, timeZone });
  const day = format({ dateStyle: "short" });
  const clock = { hour: "numeric", minute: "2-digit" };
  const isToday = day.format(ms) === day.format(Date.now());
  return format(isToday ? clock : { weekday: "short", month: "short", day: "numeric", ...clock }).format(ms);
}
