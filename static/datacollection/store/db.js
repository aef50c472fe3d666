/**
 * The device's own store, opened in one place. Whatever goes wrong comes out as a `CannotSave`.
 *
 *   outbox   what was recorded, by sequence number, until seven days after its receipt
 *   working  open sessions, acknowledgements: what the screens show; lasts until sign-out
 *   pack     the day, by user; lasts until sign-out
 *   meta     this device's id and sequence
 */
const NAME = "paraportal";
const VERSION = 1;
const PATIENCE = 5000; // ms: Chromium can leave an open request unanswered for ever

/** This device cannot keep anything. `why`: blocked, corrupt, full, missing or unknown. */
export class CannotSave extends Error {
  /** @param {string} why */
  constructor(why, cause = undefined) {
    super(`This device cannot save: ${why}`, { cause });
    this.name = "CannotSave";
    this.why = why;
  }
}

const REASONS = {
  QuotaExceededError: "full",
  UnknownError: "corrupt",
  DataError: "corrupt",
  VersionError: "blocked",
  InvalidStateError: "blocked",
  SecurityError: "blocked",
};

/** @param {unknown} error */
function asCannotSave(error) {
  return error instanceof CannotSave ? error : new CannotSave(REASONS[error?.name] ?? "unknown", error);
}

/** @type {Promise<IDBDatabase>|null} */
let opened = null;

function open() {
  opened ??= openNow().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** @returns {Promise<IDBDatabase>} */
function openNow() {
  return new Promise((resolve, reject) => {
    if (!globalThis.indexedDB) return reject(new CannotSave("missing"));
    const late = setTimeout(() => reject(new CannotSave("blocked")), PATIENCE);
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => build(request.result);
    request.onerror = () => (clearTimeout(late), reject(asCannotSave(request.error)));
    request.onsuccess = () => (clearTimeout(late), resolve(watch(request.result)));
  });
}

/** @param {IDBDatabase} db */
function build(db) {
  const outbox = db.createObjectStore("outbox", { keyPath: "seq" });
  outbox.createIndex("id", "id", { unique: true });
  outbox.createIndex("state", ["state", "seq"]);
  for (const name of ["working", "pack", "meta"]) db.createObjectStore(name, { keyPath: "key" });
}

/** @param {IDBDatabase} db */
function watch(db) {
  const forget = () => (opened = null);
  db.onclose = forget; // the browser closed it: storage was cleared, or is corrupt
  db.onversionchange = () => (db.close(), forget());
  return db;
}

/**
 * One transaction; resolves with what `work` returned, after the commit. Strict: it is on the disk then.
 * @template T
 * @param {string[]} stores
 * @param {"readonly"|"readwrite"} mode
 * @param {(tx: IDBTransaction) => Promise<T>} work may await nothing but requests of this transaction
 * @returns {Promise<T>}
 */
export async function transact(stores, mode, work) {
  try {
    const tx = await begin(stores, mode);
    return await finished(tx, work);
  } catch (error) {
    throw asCannotSave(error);
  }
}

async function begin(stores, mode) {
  const options = { durability: "strict" };
  try {
    return (await open()).transaction(stores, mode, options);
  } catch (error) {
    if (error?.name !== "InvalidStateError") throw error;
    opened = null; // it was closed under us: once more
    return (await open()).transaction(stores, mode, options);
  }
}

/** @param {IDBTransaction} tx */
function finished(tx, work) {
  return new Promise((resolve, reject) => {
    let result;
    let failure = null;
    tx.oncomplete = () => (failure ? reject(failure) : resolve(result));
    tx.onabort = () => reject(failure ?? tx.error ?? new CannotSave("unknown"));
    work(tx).then(
      (value) => {
        result = value;
        commit(tx);
      },
      (error) => {
        failure = error;
        try {
          tx.abort();
        } catch {
          reject(error); // it ended by itself already
        }
      },
    );
  });
}

/** Sooner than by itself: nothing more will be asked of it. */
function commit(tx) {
  try {
    tx.commit();
  } catch {
    // It has ended already: it only read, or was aborted.
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function ask(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
