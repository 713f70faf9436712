import { STAY_PARAM } from '@/lib/contract/page-owner';
import { stayAddress } from '@/lib/contract/paths';

/** The cache name that public/sw.js reads. */
const CACHE = 'guest-offline-pages';
const MOST_MESSAGES = 50;
/** The header with the scope of the page's guest. */
const SCOPE = 'X-Scope';

export type OfflineMessage = { readonly author: string; readonly time: string; readonly text: string };
export type OfflinePage = {
  readonly lang: string;
  readonly dir: string;
  readonly title: string;
  readonly notice: string;
  readonly again: string;
  readonly messages: readonly OfflineMessage[];
};

/**
 * Saves the last messages for the service worker to show without a network. The page contains only text and is written
 * here, not fetched, so that it contains no answer of the server and no secret. It runs no script and makes no
 * requests.
 */
export function saveOfflinePage(
  { path, stay }: { path: string; stay: string },
  scope: string,
  page: OfflinePage,
): Promise<void> {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    'Referrer-Policy': 'no-referrer',
    [SCOPE]: scope,
  };
  return inTurn((cache) => cache.put(stayAddress(path, stay), new Response(draw(page, stay), { headers })));
}

/** Deletes the offline pages of a hotel, except those of the scopes in `kept`. */
export function clearOfflinePages(path: string, kept: readonly string[]): Promise<void> {
  return inTurn(async (cache) => {
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname !== path) continue;
      const page = await cache.match(request);
      if (!kept.includes(page?.headers.get(SCOPE) ?? '')) await cache.delete(request);
    }
  });
}

let last: Promise<void> = Promise.resolve();

/** Runs one task at a time, so that a page whose save is under way does not survive the call that deletes it. */
function inTurn(work: (cache: Cache) => Promise<void>): Promise<void> {
  if (!('caches' in window)) return Promise.resolve();
  const done = last.then(async () => work(await caches.open(CACHE)));
  last = done.catch(() => undefined);
  return done;
}

/** Built with the DOM, so that no text can become markup. */
function draw({ lang, dir, title, notice, again, messages }: OfflinePage, stay: string): string {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = lang;
  page.documentElement.dir = dir;
  const add = (parent: Element, tag: string, text = '') => {
    const element = page.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const meta = add(page.head, 'meta');
  meta.setAttribute('name', 'viewport');
  meta.setAttribute('content', 'width=device-width,initial-scale=1');
  add(page.head, 'style', STYLE);
  add(page.body, 'h1', title);
  add(page.body, 'p', notice).className = 'notice';
  const list = add(page.body, 'ol');
  for (const { author, time, text } of messages.slice(-MOST_MESSAGES)) {
    const item = add(list, 'li');
    const head = add(item, 'b', author);
    head.dir = 'auto';
    add(item, 'small', time);
    add(item, 'p', text).dir = 'auto';
  }
  // Requests the page that this one replaces. The fields of a form replace the query of its address, so the stay is a
  // field.
  const form = add(page.body, 'form');
  const field = add(form, 'input');
  for (const [name, value] of Object.entries({ type: 'hidden', name: STAY_PARAM, value: stay }))
    field.setAttribute(name, value);
  add(form, 'button', again);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:auto;padding:1rem}
h1{font-size:1.2rem}ol{list-style:none;padding:0}li{margin:.5rem 0;padding:.6rem .9rem;border-radius:.9rem;background:#8882}
li p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}small{opacity:.75;margin-inline-start:.5rem}
.notice{padding:.6rem .9rem;border:1px solid #8886;border-radius:.5rem}button{font:inherit;min-height:44px;padding:0 1.2rem}`;
