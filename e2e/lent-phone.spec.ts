import type { Page } from '@playwright/test';
import { guestApi } from '@/lib/contract/paths';
import { act, bubble, expect, guestOf, say, test } from './fixtures';

const WORDS = /canary/i;

/** Returns everything that this browser stores for the site, as text. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(await (await cache.match(request))?.text());
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('hotelmate');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      found.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
    }
    database.close();
    return JSON.stringify(found);
  });
}

test('a guest whose access ends while offline leaves no text on the phone', async ({ guest, theHotel }) => {
  const phone = await guest('Aoife');
  const { link } = guestOf(theHotel, 'Aoife');
  const slug = new URL(link).pathname.split('/')[2] ?? '';
  await phone.context().setOffline(true);
  await say(phone, 'canary unsent');
  await expect(bubble(phone, 'canary unsent')).toBeVisible();
  await act.fill(phone.getByRole('textbox', { name: 'Your message' }), 'canary draft');
  await expect.poll(async () => (await kept(phone)).match(/canary/g)?.length).toBeGreaterThanOrEqual(2);
  const { origin } = new URL(phone.url());
  const headers = { 'X-Requested-With': 'hotelmate', Origin: origin };
  const ended = await phone.context().request.delete(origin + guestApi.session(slug), { headers });
  expect(ended.status()).toBe(204);
  await phone.context().setOffline(false);
  await expect(phone.getByRole('textbox')).toHaveCount(0);
  await expect.poll(() => kept(phone)).not.toMatch(WORDS);
});
