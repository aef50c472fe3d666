/**
 * Registers the service worker. A new version waits until no recorder is open; the worker itself looks.
 */
const OFTEN = 30 * 60_000; // ms between looks for a new version on a page that stays open

/** @returns {Promise<void>} */
export async function keepWorker() {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
    watch(registration);
    setInterval(() => registration.update().catch(() => {}), OFTEN);
  } catch {
    // Offline at the first visit, or storage is forbidden: the page works, only not without a network.
  }
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => coming.state === "installed" && offer(registration.waiting));
  });
}

/** @param {ServiceWorker|null} worker */
function offer(worker) {
  worker?.postMessage("take-over-if-nobody-records");
}
