/**
 * The day pack: names, targets and Today's page of one person, as the server gave them at one moment.
 *
 * @typedef {{key: string, source: string, student: string, title: string, element: string, done_today: number,
 *   is_due: boolean}} Recordable something to record today; its details stand in the pack's list named `source`
 * @typedef {object} Target the details of a recordable of the source "targets": id, version, student, name,
 *   statement, measure, pad, unit, ladder, prompting, trials, items, criterion, settings, done_today, due_today
 * @typedef {object} Pack user, day, zone, made_at, expires_at, ticket, epoch, html, students, beside
 *   ([{label, url}]), recordables, targets (and other sources of recordables, a list each); and of our own `key`
 *   (the user's id) `received` (the Stamp of its arrival) and `read` (what the server's clock said when this page
 *   read it)
 * @typedef {"fresh"|"offline"|"signed-out"|"server"|"overtaken"} News what the last try to refresh met;
 *   `overtaken`: a later try is under way or done, and only that one counts
 */
import { between, now } from "../store/clock.js";
import { ask, transact } from "../store/db.js";
import { thisDevice } from "../store/device.js";
import { forgetUnlessRecording } from "../store/forget.js";
import { tell } from "../store/news.js";
import { isSignOutPending } from "../store/pending-sign-out.js";

const URL = "/today/pack";
const TIMEOUT = 3000; // ms: what stands here already is on the screen meanwhile

/** @returns {Promise<Pack|null>} of the last person who was here and did not sign out */
export async function storedPack() {
  const pack = await transact(["pack", "meta"], "readonly", async (tx) => {
    const current = await ask(tx.objectStore("meta").get("current"));
    return current && (await ask(tx.objectStore("pack").get(current.user)));
  });
  return pack?.recordables ? anchored(pack) : null; // one of a server of before names none: it is fetched anew
}

/** Once a page has read its pack, it counts on from there: its clock may be set meanwhile. */
function anchored(pack) {
  const stamp = now();
  return { ...pack, read: { server: Date.parse(pack.made_at) + between(pack.received, stamp), stamp } };
}

let asked = 0;

/** @returns {Promise<{pack: Pack|null, news: News}>} `pack` only where it is fresh */
export async function refreshPack() {
  const turn = ++asked;
  const found = await tryOnce();
  return turn === asked ? found : { pack: null, news: "overtaken" };
}

async function tryOnce() {
  try {
    if (await isSignOutPending()) return { pack: null, news: "offline" };
    const { id } = await thisDevice();
    return await read(await get(id));
  } catch {
    return { pack: null, news: "offline" };
  }
}

function get(device) {
  const signal = AbortSignal.timeout(TIMEOUT);
  const headers = { Accept: "application/json", "X-Device": device };
  return fetch(URL, { headers, signal, cache: "no-store", redirect: "error", credentials: "same-origin" });
}

/** @param {Response} response */
async function read(response) {
  if (response.status === 401) {
    await dropExpired();
    return { pack: null, news: "signed-out" };
  }
  if (!response.ok) return { pack: null, news: response.status >= 500 ? "server" : "signed-out" };
  const body = await response.json(); // a captive portal's page throws here
  if (body?.schema !== 1 || !body.ticket || !body.recordables) return { pack: null, news: "offline" };
  const pack = { ...body, key: body.user.id, received: now() };
  await keep(pack);
  return { pack: anchored(pack), news: "fresh" };
}

/** Nobody is signed in and the day is over: what it shows is for nobody's eyes, unless somebody records. */
async function dropExpired() {
  const pack = await storedPack();
  if (pack && isExpired(pack)) await forgetUnlessRecording();
}

/** One person at a time: the pack of whoever was here before goes. */
async function keep(pack) {
  await transact(["pack", "meta"], "readwrite", async (tx) => {
    const packs = tx.objectStore("pack");
    await ask(packs.clear());
    packs.put(pack);
    tx.objectStore("meta").put({ key: "current", user: pack.key });
  });
  tell("pack", { user: pack.key });
}

/** What the recorder of a recordable needs to know. @param {Pack} pack @param {Recordable} recordable */
export const detailsOf = (pack, { source, key }) => pack[source].find(({ id }) => id === key);

/** @param {Pack} pack */
export const asOf = (pack) => ({ user: pack.key, ticket: pack.ticket });

/** The server's time now, whatever this device's clock says or is set to meanwhile. @param {Pack} pack */
export const serverNow = (pack) => pack.read.server + between(pack.read.stamp, now());

/** @param {Pack} pack */
export const isExpired = (pack) => serverNow(pack) >= Date.parse(pack.expires_at);

/** Whether this is the pack of a day gone by, in the school's zone. @param {Pack} pack */
export function isOld(pack) {
  return dayOf(serverNow(pack), pack.zone) !== pack.day;
}

/** @type {Map<string, Intl.DateTimeFormat>} making one takes a hundred times as long as using it */
const days = new Map();

/**
 * 2026-11-21: the day there, at that moment. Swedish is written that way.
 * @param {number} ms
 * @param {string} timeZone
 */
export function dayOf(ms, timeZone) {
  if (!days.has(timeZone)) days.set(timeZone, new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }));
  return days.get(timeZone).format(ms);
}
