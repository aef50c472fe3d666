/**
 * Everything that has no receipt, as a file that a person can hand over. It names nobody, and holds no ticket:
 * who has that can record as its owner. An administrator can have these rows entered by hand.
 */
import { thisDevice } from "../store/device.js";
import { rowsOf } from "../store/outbox.js";

/** @returns {Promise<void>} once the browser has the file */
export async function exportUnsent() {
  const device = await thisDevice();
  const states = await Promise.all(["waiting", "refused", "held"].map((state) => rowsOf(state)));
  const rows = states.flat().map(({ state, why, record: { ticket, ...said } }) => ({ state, why, record: said }));
  const file = { schema: 1, device: device.id, exported_at: new Date().toISOString(), rows };
  offer(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
}

function offer(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `paraportal-not-sent-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
