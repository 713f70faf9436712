// @ts-check
/// <reference lib="webworker" />
/** What /sw.js answers while SERVICE_WORKER=off: every browser that asks drops its worker and all that it kept. */
const leaving = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

leaving.addEventListener('install', () => void leaving.skipWaiting());
leaving.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const alert of await leaving.registration.getNotifications()) alert.close();
  await leaving.registration.unregister();
}
