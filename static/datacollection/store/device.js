/**
 * This browser profile, as the server knows it: an id that it made for itself, and a count of its records.
 *
 * @typedef {object} Device
 * @property {string} id
 * @property {number} seq the last sequence number given out
 * @property {number} have up to where the server said that nothing is missing
 * @property {string|null} epoch of the server's database
 * @property {number|null} receiptAt ms, the last receipt
 * @property {number} notBefore ms: the server asked not to be called earlier
 */
import { ask, transact } from "./db.js";
import { uuid7 } from "./ids.js";

const KEY = "device";

/**
 * @param {IDBTransaction} tx over `meta`, which may write
 * @returns {Promise<Device>}
 */
export async function deviceIn(tx) {
  const kept = await ask(tx.objectStore("meta").get(KEY));
  return kept ?? { key: KEY, id: uuid7(), seq: 0, have: 0, epoch: null, receiptAt: null, notBefore: 0 };
}

/**
 * @param {IDBTransaction} tx
 * @param {Device} device
 */
export function keepDevice(tx, device) {
  tx.objectStore("meta").put(device);
}

/** @returns {Promise<Device>} made, if there was none, and kept */
export function thisDevice() {
  return transact(["meta"], "readwrite", async (tx) => {
    const device = await deviceIn(tx);
    keepDevice(tx, device);
    return device;
  });
}
