import type { Page } from '@playwright/test';
import { act, bubble, expect, guestOf, say, test } from './fixtures';

test('a message written offline survives a reload and is sent once', async ({ guest, staff }) => {
  const emma = await guest('Emma');
  await say(emma, 'Before the tunnel');
  await expect(emma.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  // The page must load while the API fails, as behind a Wi-Fi with no way out.
  await emma.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await say(emma, 'In the tunnel, one');
  await say(emma, 'In the tunnel, two');
  await expect(bubble(emma, 'In the tunnel, two')).toBeVisible();
  await act.reload(emma);
  await expect(bubble(emma, 'In the tunnel, one')).toBeVisible();
  await expect(bubble(emma, 'In the tunnel, two')).toBeVisible();
  await emma.unroute('**/api/**');
  await act.comeOnline(emma);
  const fiona = await staff('fiona');
  await act.click(fiona.getByRole('link', { name: /Emma Clarke/ }));
  await expect(bubble(fiona, 'In the tunnel, two')).toBeVisible();
  for (const text of ['Before the tunnel', 'In the tunnel, one', 'In the tunnel, two']) {
    await expect(bubble(fiona, text)).toHaveCount(1);
    await expect(bubble(emma, text)).toHaveCount(1);
  }
  await act.reload(emma);
  await expect(bubble(emma, 'In the tunnel, two')).toHaveCount(1);
});

test('an offline page says that it is offline and stores the message', async ({ guest }) => {
  const emma = await guest('Emma');
  await emma.context().setOffline(true);
  await expect(emma.getByText("You're offline.", { exact: false })).toBeVisible();
  await say(emma, 'Kept while offline');
  await expect(bubble(emma, 'Kept while offline')).toBeVisible();
  await emma.context().setOffline(false);
  await expect(emma.getByText("You're offline.", { exact: false })).toBeHidden();
  await expect(emma.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  await expect(bubble(emma, 'Kept while offline')).toHaveCount(1);
});

test('two tabs of one guest send each message once and show the same messages', async ({ guest }) => {
  const first = await guest('Marco');
  const second = await first.context().newPage();
  await act.goto(second, first.url());
  await say(first, 'From the first tab');
  await expect(bubble(second, 'From the first tab')).toHaveCount(1);
  await say(second, 'From the second tab');
  await expect(bubble(first, 'From the second tab')).toHaveCount(1);
});

test('a conversation recovers when each of its late scripts fails at first', async ({ device, theHotel }) => {
  const phone = await (await device('phone')).newPage();
  const failures = await failLateScripts(phone);
  await act.goto(phone, guestOf(theHotel, 'Aoife').link);
  await act.live(phone);
  await expect.poll(() => failures.size).toBeGreaterThan(0);
  await expect(phone.getByRole('button', { name: 'Devices' })).toBeVisible();
  await say(phone, 'Every part came in the end');
  await expect(bubble(phone, 'Every part came in the end')).toHaveCount(1);
});

/** Turbopack retries a script twice by itself, so the third failure reaches our code. */
const FAILURES = 3;

/** Fails the first requests of each script that the HTML of the page does not name. */
async function failLateScripts(page: Page): Promise<ReadonlyMap<string, number>> {
  const failures = new Map<string, number>();
  let html = '';
  page.on('response', async (response) => {
    if (response.request().isNavigationRequest()) html = await response.text();
  });
  await page.route('**/_next/static/chunks/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const count = failures.get(pathname) ?? 0;
    if (html === '' || html.includes(pathname) || count === FAILURES) return route.continue();
    failures.set(pathname, count + 1);
    return route.abort('internetdisconnected');
  });
  return failures;
}
