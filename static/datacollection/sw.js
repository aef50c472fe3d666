/**
 * The service worker. It keeps the shell (pages without anybody's data, and their files) and nothing else.
 * Django puts the list in front: SHELL = {version, pages, files, today, recorder, offline}.
 */
const NAME = `shell-${SHELL.version}`;
const PAGES = new Set([SHELL.today, SHELL.recorder]);
const FILES = new Set(SHELL.files);
const KEPT = 2; // versions: a page of the one before may still be loading its files

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

/** All or nothing: a shell with a page of another version would ask for files that nobody kept. */
async function fill() {
  const cache = await caches.open(NAME);
  await Promise.all([...SHELL.pages.map((page) => keepPage(cache, page)), cache.addAll(SHELL.files)]);
}

async function keepPage(cache, page) {
  const response = await fetch(page, { cache: "reload", credentials: "omit", redirect: "error" });
  if (!response.ok || response.headers.get("X-Shell-Version") !== SHELL.version) throw new Error("other version");
  await cache.put(page, response);
}

async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith("shell-"));
  const old = names.filter((name) => name !== NAME);
  await Promise.all(old.slice(0, Math.max(0, old.length - KEPT + 1)).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(PAGES.has(url.pathname) ? shellPage(url, request) : page(url, request));
  else if (FILES.has(url.pathname)) event.respondWith(keptFile(request));
});

async function shellPage(url, request) {
  return (await (await caches.open(NAME)).match(url.pathname, { ignoreVary: true })) ?? fetch(request);
}

async function keptFile(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** Everything else is the server's. Without it: the day from this device, or a page that says so. */
async function page(url, request) {
  try {
    return await fetch(request);
  } catch {
    if (url.pathname === "/") return Response.redirect(SHELL.today);
    return (await caches.match(SHELL.offline, { ignoreVary: true })) ?? Response.error();
  }
}

/** A page that is being recorded on is never replaced: this version waits until no recorder is open. */
self.addEventListener("message", (event) => {
  if (event.data === "take-over-if-nobody-records") event.waitUntil(takeOver());
});

async function takeOver() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some((client) => new URL(client.url).pathname === SHELL.recorder)) return;
  await self.skipWaiting();
}
