/** What a receipt changes here. A row counts as sent by a receipt for its own id, and by nothing else. */
import { ask, transact } from "../store/db.js";
import { deviceIn, keepDevice } from "../store/device.js";
import { inState } from "../store/outbox.js";

const STATES = { stored: "sent", duplicate: "sent", held: "held", refused: "refused" };

/**
 * @param {string} from the id of the device that sent
 * @param {Row[]} rows that were sent
 * @param {Receipt} receipt
 * @returns {Promise<number>} how many of them are settled by it
 */
export function settle(from, rows, receipt, at = Date.now()) {
  return transact(["outbox", "meta"], "readwrite", async (tx) => {
    const device = await deviceIn(tx);
    if (device.id !== from) return 0; // storage was cleared meanwhile: another device, another sequence
    const outbox = tx.objectStore("outbox");
    const results = new Map(receipt.results.map((result) => [result?.id, result]));
    let settled = 0;
    for (const { seq, id } of rows) {
      const state = STATES[results.get(id)?.status];
      const row = state && (await ask(outbox.get(seq)));
      if (row?.id !== id) continue;
      outbox.put({ ...row, state, why: String(results.get(id).why ?? ""), sentAt: at });
      settled += 1;
    }
    await note(tx, device, receipt, at);
    return settled;
  });
}

/** A server that has less than it once said was restored from a backup: it gets again what we kept. */
async function note(tx, device, receipt, at) {
  const have = Number.isSafeInteger(receipt.have) ? receipt.have : device.have;
  if (have < device.have) await sendAgain(tx, have);
  keepDevice(tx, { ...device, have, epoch: receipt.epoch ?? null, receiptAt: at, notBefore: 0 });
}

async function sendAgain(tx, have) {
  const kept = [...(await inState(tx, "sent")), ...(await inState(tx, "held"))];
  for (const row of kept) {
    if (row.seq > have) tx.objectStore("outbox").put({ ...row, state: "waiting", sentAt: null });
  }
}

/**
 * A single record that our server cannot read: it stays here, listed, until a person looks.
 * @param {Row} row
 */
export function setAside(row, why) {
  return transact(["outbox"], "readwrite", async (tx) => {
    const outbox = tx.objectStore("outbox");
    const kept = await ask(outbox.get(row.seq));
    if (kept?.state === "waiting") outbox.put({ ...kept, state: "refused", why });
  });
}

/** Refused ones are tried once more, when a person asks for it. */
export function tryAgain() {
  return transact(["outbox"], "readwrite", async (tx) => {
    for (const row of await inState(tx, "refused")) {
      tx.objectStore("outbox").put({ ...row, state: "waiting" });
    }
  });
}

/** @param {number} ms to leave the server alone, in every tab */
export function leaveAlone(ms, at = Date.now()) {
  return transact(["meta"], "readwrite", async (tx) => {
    keepDevice(tx, { ...(await deviceIn(tx)), notBefore: at + ms });
  });
}
