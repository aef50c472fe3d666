/**
 * Registers the service worker. A new version waits until no recorder is open; the worker itself looks, and
 * is asked to whenever this page comes to the front.
 */
const OFTEN = 30 * 60_000; // ms between looks for a new version on a page that stays open
const SOON = 15_000; // ms until the next try, where something was still closing or being deployed

/** @type {ServiceWorkerRegistration|null} */
let registration = null;

/** For the life of the page. */
export function keepWorker() {
  if (!("serviceWorker" in navigator)) return;
  look();
  setInterval(look, OFTEN);
  document.addEventListener("visibilitychange", offer);
}

/** Registering again asks the server for a newer version; offline it fails, and the page works as it is. */
async function look() {
  try {
    const options = { scope: "/", updateViaCache: "none" };
    registration = await navigator.serviceWorker.register("/sw.js", options);
    watch(registration.installing);
    registration.onupdatefound = () => watch(registration.installing);
    offer();
    setTimeout(offer, SOON); // the recorder that we come from may only just be closing
  } catch {
    registration = null;
  }
}

/** @param {ServiceWorker|null} coming */
function watch(coming) {
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed") offer();
    if (coming.state === "redundant" && !registration?.active) setTimeout(look, SOON);
  });
}

function offer() {
  registration?.waiting?.postMessage("take-over-if-nobody-records");
}
