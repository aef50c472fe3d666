/** News among the tabs of this browser, the one that tells included. Topics: outbox, receipt, pack, working. */
const channel = globalThis.BroadcastChannel ? new BroadcastChannel("paraportal") : null;
const here = new EventTarget();

/**
 * @param {string} topic
 * @param {unknown} detail
 */
export function tell(topic, detail = null) {
  channel?.postMessage({ topic, detail });
  here.dispatchEvent(new CustomEvent(topic, { detail }));
}

/**
 * To the other tabs alone: this one knows already.
 * @param {string} topic
 * @param {unknown} detail
 */
export function tellOthers(topic, detail = null) {
  channel?.postMessage({ topic, detail });
}

/**
 * @param {string} topic
 * @param {(detail: any) => void} hear
 * @returns {() => void} stops listening
 */
export function listen(topic, hear) {
  const local = (event) => hear(event.detail);
  const remote = (event) => event.data?.topic === topic && hear(event.data.detail);
  here.addEventListener(topic, local);
  channel?.addEventListener("message", remote);
  return () => {
    here.removeEventListener(topic, local);
    channel?.removeEventListener("message", remote);
  };
}
