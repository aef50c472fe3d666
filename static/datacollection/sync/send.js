/**
 * One POST to the server, and what its answer means. Anything that is not our own receipt is weather: a
 * captive portal also says 200, a proxy also says 502.
 *
 * @typedef {{id: string, status: "stored"|"duplicate"|"held"|"refused", why?: string}} Result
 * @typedef {{epoch: string, have: number, results: Result[]}} Receipt
 * @typedef {object} Answer
 * @property {"receipt"|"smaller"|"later"} kind `smaller`: the same again in halves
 * @property {Receipt} [receipt]
 * @property {number} [after] ms that the server asked us to wait
 * @property {string} [why] for people who help: a status, timeout, network, portal
 * @property {boolean} [ours] our own server said that it cannot read this
 */
import { isoWithOffset, now } from "../store/clock.js";

const URL = "/sync/";
const TIMEOUT = 20_000; // ms
const TOO_MUCH = new Set([400, 413, 415, 422]);

/**
 * @param {string} device
 * @param {Row[]} rows
 * @returns {Promise<Answer>}
 */
export async function send(device, rows, timeout = TIMEOUT) {
  const given = new AbortController();
  const late = setTimeout(() => given.abort(), timeout);
  try {
    return await read(await post(envelope(device, rows), given.signal));
  } catch (error) {
    // Too slow for this many: fewer may pass. A dead line is no reason to send less.
    if (given.signal.aborted) return { kind: "smaller", why: "timeout" };
    return { kind: "later", why: error instanceof SyntaxError ? "portal" : "network" };
  } finally {
    clearTimeout(late);
  }
}

function envelope(device, rows) {
  const { at, page, mono } = now();
  const sent = { at: isoWithOffset(at), page, mono };
  return JSON.stringify({ schema: 1, device, sent, records: rows.map((row) => row.record) });
}

function post(body, signal) {
  return fetch(URL, {
    method: "POST",
    body,
    signal,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    credentials: "omit", // who recorded is in the ticket, not in a cookie
    cache: "no-store",
    redirect: "error", // a captive portal's way
  });
}

/** @param {Response} response */
async function read(response) {
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const why = String(response.status);
  if (response.status === 200) return receipt(isJson ? await response.json() : null);
  if (TOO_MUCH.has(response.status) && (isJson || response.status === 413)) {
    return { kind: "smaller", why, ours: isJson };
  }
  return { kind: "later", why, after: retryAfter(response.headers.get("Retry-After")) };
}

/** @returns {Answer} */
function receipt(body) {
  const isOurs = body?.paraportal === "receipt" && Array.isArray(body.results);
  return isOurs ? { kind: "receipt", receipt: body } : { kind: "later", why: "portal" };
}

/** Seconds or a date, as HTTP allows; at most an hour, whatever a proxy dreams of. */
function retryAfter(header) {
  if (!header) return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 60 * 60 * 1000);
}
