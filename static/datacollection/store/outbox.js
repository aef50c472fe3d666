/**
 * What was recorded here and waits for its receipt. Rows go in with the next sequence number, in the one
 * transaction that also writes what the screen shows, so that neither is ever without the other.
 *
 * @typedef {{kind: string, data: object, plan?: string|null, id?: string}} Fact
 * @typedef {{user: string, ticket: string}} As who records, by the ticket of the page's own day pack
 * @typedef {object} Row
 * @property {number} seq
 * @property {string} id
 * @property {"waiting"|"sent"|"held"|"refused"} state
 * @property {string} why the server's word for held or refused
 * @property {number} madeAt ms
 * @property {number|null} sentAt ms
 * @property {object} record as it travels
 */
import { isoWithOffset } from "./clock.js";
import { ask, transact } from "./db.js";
import { keepDevice } from "./device.js";
import { uuid7 } from "./ids.js";
import { countLost } from "./lost-records.js";

const KEPT = 7 * 24 * 60 * 60 * 1000; // a server restored from last week's backup can be fed again

/**
 * @param {IDBTransaction} tx over `outbox` and `meta`
 * @param {Device} device as it stands in this transaction
 * @param {Fact[]} facts
 * @param {Stamp} stamp of the tap
 * @param {As} as
 */
export function put(tx, device, facts, stamp, as) {
  for (const fact of facts) tx.objectStore("outbox").add(row(fact, ++device.seq, stamp, as));
  keepDevice(tx, device);
}

/** @returns {Row} */
function row(fact, seq, stamp, as) {
  const id = fact.id ?? uuid7(stamp.at);
  const record = {
    id,
    seq,
    ticket: as.ticket,
    kind: fact.kind,
    at: isoWithOffset(stamp.at),
    page: stamp.page,
    mono: Math.round(stamp.mono * 10) / 10,
    plan: fact.plan ?? null,
    data: fact.data,
  };
  return { seq, id, state: "waiting", why: "", madeAt: stamp.at, sentAt: null, record };
}

/**
 * The oldest rows of a state.
 * @param {Row["state"]} state
 * @param {number} [limit]
 * @returns {Promise<Row[]>}
 */
export function rowsOf(state, limit = undefined) {
  return transact(["outbox"], "readonly", (tx) => inState(tx, state, limit));
}

/**
 * @param {IDBTransaction} tx
 * @returns {Promise<Row[]>}
 */
export function inState(tx, state, limit = undefined) {
  return ask(tx.objectStore("outbox").index("state").getAll(range(state), limit));
}

const range = (state) => IDBKeyRange.bound([state, 0], [state, Infinity]);

/**
 * How things stand, all of one moment. `oldest`: ms of the oldest waiting row. `lost`: what was waiting here when
 * the browser lost its store.
 * @returns {Promise<{waiting: number, oldest: number|null, held: number, refused: number, lost: number,
 *   receiptAt: number|null}>}
 */
export async function standing() {
  const { device, ...counts } = await countAll();
  return { ...counts, lost: countLost(device, counts.waiting + counts.refused) };
}

function countAll() {
  return transact(["outbox", "meta"], "readonly", async (tx) => {
    const index = tx.objectStore("outbox").index("state");
    const count = (state) => ask(index.count(range(state)));
    const [first] = await inState(tx, "waiting", 1);
    const device = await ask(tx.objectStore("meta").get("device"));
    return {
      device: device?.id,
      waiting: await count("waiting"),
      oldest: first?.madeAt ?? null,
      held: await count("held"),
      refused: await count("refused"),
      receiptAt: device?.receiptAt ?? null,
    };
  });
}

/** Lets go of what has had its receipt for seven days. What the server could not store stays. */
export function forgetOld(before = Date.now() - KEPT) {
  return transact(["outbox"], "readwrite", async (tx) => {
    for (const row of await inState(tx, "sent")) {
      if (row.sentAt < before) tx.objectStore("outbox").delete(row.seq);
    }
  });
}
