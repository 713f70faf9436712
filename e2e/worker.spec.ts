import type { Page } from '@playwright/test';
import { guestCookieName } from '@/lib/auth/cookies';
import { manifestPath } from '@/lib/contract/manifest';
import { guestApi, pages } from '@/lib/contract/paths';
import { act, bubble, expect, guestOf, say, signIn, test } from './fixtures';

const cached = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    return found;
  });
const slugOf = (link: string) => new URL(link).pathname.split('/')[2] ?? '';

test('the service worker is revalidated, stores no API answer and no secret, and ignores staff pages', async ({
  deviceWithNotifications,
  theHotel,
}) => {
  const context = await deviceWithNotifications('phone');
  const { link } = guestOf(theHotel, 'Niamh');
  const page = await context.newPage();
  await act.goto(page, link);
  await expect(page.getByRole('textbox')).toBeVisible();
  // The page of this stay, by its address.
  const address = new RegExp(`^${theHotel.base_url}${pages.guest(slugOf(link))}\\?stay=BK-[\\d-]+\\.0$`);
  await expect.poll(() => cached(page)).toEqual([expect.stringMatching(address)]);
  const script = await page.request.get(`${theHotel.base_url}/sw.js`);
  expect(script.headers()['cache-control']).toContain('no-cache');
  const kept = await page.evaluate(
    async (path) => (await (await caches.match(path, { ignoreSearch: true }))?.text()) ?? '',
    pages.guest(slugOf(link)),
  );
  expect(kept).not.toContain(link.split('#t=')[1]);
  expect(kept).not.toContain('<script');

  const desk = await context.newPage();
  await signIn(desk, theHotel, 'brendan');
  const all = await cached(desk);
  expect(all.filter((url) => url.includes('/staff') || url.includes('/api'))).toEqual([]);
});

test('pages saved for offline use are deleted when the right to read them ends', async ({
  deviceWithNotifications,
  theHotel,
}) => {
  const context = await deviceWithNotifications('phone');
  const { link } = guestOf(theHotel, 'Niamh');
  const slug = slugOf(link);
  const page = await context.newPage();
  await act.goto(page, link);
  await expect.poll(() => cached(page)).toHaveLength(1);
  const ended = await page.evaluate(
    async (path) =>
      (await fetch(path, { method: 'DELETE', headers: { 'X-Requested-With': 'hotelmate' } })).status,
    guestApi.session(slug),
  );
  expect(ended).toBe(204);
  await act.reload(page);
  await expect.poll(() => cached(page)).toEqual([]);
});

test('two stays on one phone share no unsent message', async ({ device, theHotel }) => {
  const context = await device('phone');
  const [first, second] = [guestOf(theHotel, 'Aoife'), guestOf(theHotel, 'Daniel')];
  const page = await context.newPage();
  await act.goto(page, first.link);
  await context.setOffline(true);
  await say(page, 'Only for the first stay');
  await expect(bubble(page, 'Only for the first stay')).toBeVisible();
  await act.fill(page.getByRole('textbox', { name: 'Your message' }), 'A draft of the first stay');
  await page.close();
  await context.setOffline(false);
  await context.clearCookies();
  const other = await context.newPage();
  await act.goto(other, second.link);
  await expect(bubble(other, 'Only for the first stay')).toHaveCount(0);
  await expect(other.getByRole('textbox', { name: 'Your message' })).toHaveValue('');
});

test('an app on a home screen without the browser’s cookie opens the stay, and the key leaves its address', async ({
  device,
  theHotel,
}) => {
  const { link } = guestOf(theHotel, 'Grace');
  const slug = slugOf(link);
  const phone = await (await device('phone')).newPage();
  await act.goto(phone, link);
  await expect(phone.getByRole('textbox')).toBeVisible();
  await act.reload(phone);
  await expect(phone.locator('link[rel=manifest]')).toHaveAttribute('crossorigin', 'use-credentials');
  const manifest = await (
    await phone.request.get(`${theHotel.base_url}${manifestPath(slug, 'guest')}`)
  ).json();
  expect(manifest.start_url).toContain('#i=');

  const home = await device('phone');
  const app = await home.newPage();
  await act.goto(app, theHotel.base_url + manifest.start_url);
  await expect(app.getByRole('textbox')).toBeVisible();
  await expect.poll(() => new URL(app.url()).hash).toBe('');
  expect((await home.cookies()).map(({ name }) => name)).toContain(guestCookieName(slug));
  // The home screen opens the same address every time.
  await act.goto(app, 'about:blank');
  await act.goto(app, theHotel.base_url + manifest.start_url);
  await expect(app.getByRole('textbox')).toBeVisible();
  await expect.poll(() => new URL(app.url()).hash).toBe('');
});
