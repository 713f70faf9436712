import { accessibilityFaults, act, bubble, expect, say, test } from './fixtures';
import { linkOfNewGuest } from './support/walk-in';

const HOTEL = 'hotel-killarney';

test('a second link on the same phone opens its own stay, and each tab writes for the stay it shows', async ({
  staff,
  device,
}) => {
  const desk = await staff('brendan');
  const [upstairs, downstairs] = [
    await linkOfNewGuest(desk, HOTEL, 'Upstairs'),
    await linkOfNewGuest(desk, HOTEL, 'Downstairs'),
  ];
  const phone = await device('phone');
  const first = await phone.newPage();
  await act.goto(first, upstairs);
  await act.live(first);
  await say(first, 'From upstairs');
  const second = await phone.newPage();
  await act.goto(second, downstairs);
  await act.live(second);
  await expect(bubble(second, 'From upstairs')).toHaveCount(0);
  expect(second.url()).not.toContain('#');
  await say(second, 'From downstairs');
  await expect(bubble(second, 'From downstairs')).toBeVisible();

  const answered = first.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/guest/chat/messages'),
  );
  await say(first, 'Upstairs again');
  expect((await answered).ok()).toBe(true);
  await act.reload(second);
  await expect(bubble(second, 'From downstairs')).toBeVisible();
  await expect(bubble(second, 'Upstairs again')).toHaveCount(0);

  const others = second.getByRole('navigation', { name: 'Other stays on this phone' });
  expect(await accessibilityFaults(second)).toEqual([]);
  await act.click(others.getByRole('link', { name: /Upstairs/ }));
  await act.live(second);
  await expect(bubble(second, 'Upstairs again')).toBeVisible();
  await act.reload(second);
  await expect(bubble(second, 'Upstairs again')).toBeVisible();
});

test('a link pasted over an open conversation is used, and a dead link leads back', async ({
  staff,
  device,
}) => {
  const desk = await staff('brendan');
  const [own, other] = [
    await linkOfNewGuest(desk, HOTEL, 'Here'),
    await linkOfNewGuest(desk, HOTEL, 'There'),
  ];
  const page = await (await device('phone')).newPage();
  await act.goto(page, own);
  await act.live(page);
  await say(page, 'Said here');
  await act.reload(page);
  await act.goto(page, `${own.slice(0, own.indexOf('#'))}#t=${'x'.repeat(43)}`);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  expect(page.url()).not.toContain('xxx');
  await act.click(page.getByRole('button', { name: 'Back' }));
  await expect(bubble(page, 'Said here')).toBeVisible();
  await act.goto(page, other);
  await expect(bubble(page, 'Said here')).toHaveCount(0);
  await act.live(page);
  await say(page, 'Said there');
  await expect(bubble(page, 'Said there')).toBeVisible();
});

test('a returning guest opens the link of the new stay', async ({ staff, device, theHotel }) => {
  const desk = await staff('brendan');
  const [former, next] = [
    await linkOfNewGuest(desk, HOTEL, 'Former'),
    await linkOfNewGuest(desk, HOTEL, 'Next'),
  ];
  const page = await (await device('phone')).newPage();
  await act.goto(page, former);
  await act.live(page);
  await desk.evaluate(async (slug) => {
    const path = `/api/staff/hotel/${slug}/stays`;
    const { stays } = await (await fetch(`${path}?view=all&q=Former`)).json();
    await fetch(`${path}/${stays[0].booking_id}/step`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ step: 'check_out' }),
    });
  }, HOTEL);
  await act.goto(page, `${theHotel.base_url}/chat/${HOTEL}`);
  await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible();
  await act.goto(page, next);
  await act.live(page);
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeVisible();
});

test('without a network each address shows the saved page of its own stay and requests that stay again', async ({
  staff,
  deviceWithNotifications,
}) => {
  const desk = await staff('brendan');
  const [north, south] = [
    await linkOfNewGuest(desk, HOTEL, 'North'),
    await linkOfNewGuest(desk, HOTEL, 'South'),
  ];
  const phone = await deviceWithNotifications('phone');
  const page = await phone.newPage();
  const words = { north: 'Kept of the north', south: 'Kept of the south' };
  const kept = () =>
    page.evaluate(async () => {
      const pages = await caches.open('guest-offline-pages');
      const texts = (await pages.keys()).map(async (key) => (await pages.match(key))?.text());
      return (await Promise.all(texts)).join();
    });
  const addresses: string[] = [];
  for (const [link, text] of [
    [north, words.north],
    [south, words.south],
  ] as const) {
    await act.goto(page, link);
    await say(page, text);
    await expect.poll(kept).toContain(text);
    await act.reload(page);
    await act.live(page);
    addresses.push(page.url());
  }
  await act.click(page.getByRole('link', { name: /North/ }));
  await act.live(page);
  const [first, second] = [page.url(), addresses[1] ?? ''];
  expect(first).toContain('?stay=');
  expect(second).toContain('?stay=');

  await phone.setOffline(true);
  await act.gotoHtml(page, first);
  await expect(page.getByText(words.north)).toBeVisible();
  await act.gotoHtml(page, second);
  await expect(page.getByText(words.south)).toBeVisible();
  await expect(page.getByText(words.north)).toHaveCount(0);
  // This is the stay that the button of the page requests.
  await expect(page.locator('input[name=stay]')).toHaveValue(new URL(second).searchParams.get('stay') ?? '');
  await phone.setOffline(false);
});
