// @ts-check
/// <reference lib="webworker" />
/**
 * The one service worker: what arrives while no page is open, and the guest's page while there is no network.
 * Plain JavaScript at a fixed address, as browsers ask for it; lib/testing/service-worker.test.ts checks its types.
 * It keeps nothing but the pages guests' own browsers wrote for it (lib/client/offline-page.ts), and never an answer
 * of the server. So a new version takes over at once: open pages have nothing of the old one in their hands.
 */

/** @typedef {{ title: string, body: string, tag: string, path: string | null, stay: string | null, deliveryId: string | null }} Alert */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The one cache there is; the desk has none. */
const OFFLINE_PAGES = 'guest-offline-pages';
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const GUEST_PAGE = new RegExp(`^/chat/${SLUG}$`);
/** Whole addresses only, compared as they are written: what is never parsed cannot be misread. */
const OPENABLE = new RegExp(`^/(?:chat/${SLUG}|staff/${SLUG}(?:/conversations/[1-9][0-9]{0,9})?)$`);
/** One guest of one stay, as addresses spell it: lib/contract/page-owner.ts. */
const STAY_KEY = /^[A-Za-z0-9-]{1,40}\.\d{1,10}$/;
const DELIVERY_ID = /^[\w-]{1,64}$/;
/** @type {Record<string, string>} */
const NEUTRAL = { en: 'You have a new message', de: 'Sie haben eine neue Nachricht', ar: 'لديك رسالة جديدة' };

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')));
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(answerClick(event.notification.data));
});
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));
worker.addEventListener('fetch', (event) => {
  const { pathname, search, hash } = new URL(event.request.url);
  // An address with a link's token may be another booking's: it is never answered from what was kept. A home screen's
  // key is of the stay that this browser was in.
  const isOwn = (search === '' || stayIn(search) !== null) && (hash === '' || hash.startsWith('#i='));
  const isGuestPage = event.request.mode === 'navigate' && GUEST_PAGE.test(pathname) && isOwn;
  if (isGuestPage && event.request.method === 'GET')
    event.respondWith(openGuestPage(event, pathname + search));
});

async function begin() {
  for (const name of await caches.keys()) if (name !== OFFLINE_PAGES) await caches.delete(name);
  // The page is asked for while this worker is still waking up.
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/**
 * Always shows something: a browser that is rung three times in silence stops ringing.
 * @param {string} text
 */
async function show(text) {
  const { title, body, tag, path, stay, deliveryId } = readAlert(text);
  // The types of the platform do not know `renotify` yet: a second message in a conversation rings again.
  const options = { body, tag, renotify: true, icon: iconOf(path), data: { path, stay, deliveryId } };
  await worker.registration.showNotification(title, options);
  const shown = await worker.registration.getNotifications();
  await Promise.allSettled([
    worker.navigator.setAppBadge?.(shown.length),
    report(deliveryId, 'displayed'),
    tellPages({ type: 'push', path, stay }),
  ]);
}

/**
 * @param {string} text
 * @returns {Alert}
 */
function readAlert(text) {
  const data = readData(text);
  const said = (/** @type {string} */ name) => {
    const value = data[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const path = OPENABLE.test(said('click_action')) ? said('click_action') : null;
  const stay = path !== null && GUEST_PAGE.test(path) && STAY_KEY.test(said('stay')) ? said('stay') : null;
  const neutral = NEUTRAL[worker.navigator.language.slice(0, 2)] ?? NEUTRAL['en'] ?? '';
  return {
    title: said('title') || 'HotelMate',
    body: said('body') || neutral,
    // One alert per conversation, however many messages.
    tag: path === null ? 'hotelmate' : addressOf(path, stay),
    path,
    stay,
    deliveryId: DELIVERY_ID.test(said('delivery_id')) ? said('delivery_id') : null,
  };
}

/**
 * What the server sent, which the push service wraps once more.
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function readData(text) {
  try {
    const whole = JSON.parse(text);
    const data = whole?.data ?? whole;
    return typeof data === 'object' && data !== null ? data : {};
  } catch {
    return {};
  }
}

/**
 * The stay that an address names and nothing beside it.
 * @param {string} search
 */
function stayIn(search) {
  const named = search.startsWith('?stay=') ? search.slice('?stay='.length) : '';
  return STAY_KEY.test(named) ? named : null;
}

/**
 * @param {string} path
 * @param {string | null} stay
 */
function addressOf(path, stay) {
  return stay === null ? path : `${path}?stay=${stay}`;
}

/** @param {string | null} path */
function iconOf(path) {
  const slug = path?.split('/')[2];
  return slug ? `/icons/${slug}/192` : '/icons/hotelmate/192';
}

/** @param {{ path?: unknown, stay?: unknown, deliveryId?: unknown } | null} data */
async function answerClick(data) {
  const path = typeof data?.path === 'string' && OPENABLE.test(data.path) ? data.path : null;
  const stay = typeof data?.stay === 'string' && STAY_KEY.test(data.stay) ? data.stay : null;
  const left = await worker.registration.getNotifications();
  await Promise.allSettled([
    left.length > 0 ? worker.navigator.setAppBadge?.(left.length) : worker.navigator.clearAppBadge?.(),
    report(typeof data?.deliveryId === 'string' ? data.deliveryId : null, 'opened'),
    path === null ? undefined : openConversation(path, stay),
  ]);
}

/**
 * The page that shows it, else the desk it belongs to, else a new one. A guest's page whose address names no stay goes
 * to the one that is meant by itself: it alone knows which it shows.
 * @param {string} path
 * @param {string | null} stay
 */
async function openConversation(path, stay) {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = pages.filter((page) => new URL(page.url).pathname === path);
  const named = (/** @type {WindowClient} */ page) => stayIn(new URL(page.url).search);
  const there =
    shown.find((page) => named(page) === stay) ?? shown.find((page) => !stay || named(page) === null);
  if (there) {
    there.postMessage({ type: 'push', path, stay, isOpened: true });
    return void (await there.focus());
  }
  const desk = path.slice(0, path.indexOf('/conversations/') + 1);
  const near = desk && pages.find((page) => `${new URL(page.url).pathname}/`.startsWith(desk));
  try {
    if (near) return void (await (await near.focus()).navigate(path));
  } catch {
    // A page that this worker does not lead cannot be sent elsewhere.
  }
  await worker.clients.openWindow(addressOf(path, stay));
}

/**
 * @param {string | null} deliveryId
 * @param {'displayed' | 'opened'} what
 */
async function report(deliveryId, what) {
  if (deliveryId === null || !DELIVERY_ID.test(deliveryId)) return;
  await fetch(`/api/push/deliveries/${deliveryId}`, {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'hotelmate' },
    body: JSON.stringify({ what }),
  });
}

/** @param {{ type: 'push', path: string | null, stay: string | null } | { type: 'resubscribed' }} note */
async function tellPages(note) {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(note);
}

/**
 * The address for pushes ran out. A page registers the new one: at once where one is open, else at its next visit.
 * @param {Event & { oldSubscription?: PushSubscription | null }} event
 */
async function renew(event) {
  const options = event.oldSubscription?.options;
  if (options) await worker.registration.pushManager.subscribe(options).catch(() => undefined);
  await tellPages({ type: 'resubscribed' });
}

/**
 * @param {FetchEvent} event
 * @param {string} address
 */
async function openGuestPage(event, address) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (cause) {
    const kept = await findKept(address);
    if (kept) return kept;
    throw cause;
  }
}

/**
 * The page of the stay that the address names, and never another stay's. An address that names none is that of the stay
 * whose page was kept last.
 * @param {string} address
 */
async function findKept(address) {
  const pages = await caches.open(OFFLINE_PAGES);
  const named = await pages.match(address);
  if (named || address.includes('?')) return named;
  const ofHotel = (await pages.keys()).filter(({ url }) => new URL(url).pathname === address);
  const last = ofHotel.at(-1);
  return last && pages.match(last);
}
