/**
 * A sign-out that the server has not heard of: without a network only the device can forget. Until the server
 * is told, no day is fetched again under the session that it still knows.
 */
import { ask, transact } from "./db.js";

const KEY = "sign-out-owed";

export function noteSignOutPending() {
  return transact(["meta"], "readwrite", async (tx) => void tx.objectStore("meta").put({ key: KEY }));
}

export function clearPendingSignOut() {
  return transact(["meta"], "readwrite", async (tx) => void tx.objectStore("meta").delete(KEY));
}

/** @returns {Promise<boolean>} false too where nothing can be read */
export async function isSignOutPending() {
  const owed = await transact(["meta"], "readonly", (tx) => ask(tx.objectStore("meta").get(KEY))).catch(() => null);
  return Boolean(owed);
}
