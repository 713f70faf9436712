import { act, expect, signIn, staffOf, test } from './fixtures';

test('a page of one person closes when another signs in on the same browser, and says so', async ({
  device,
  theHotel,
}) => {
  const browser = await device('desktop');
  const first = await browser.newPage();
  await signIn(first, theHotel, 'brendan');
  const second = await browser.newPage();
  await signIn(second, theHotel, 'orla');
  // The first page asks who is signed in when it is looked at again, or is refused at its next request.
  const { slug } = staffOf(theHotel, 'brendan');
  const refused = await first.evaluate(
    async (path) => (await fetch(path, { headers: { 'X-Page-Owner': 'staff:999999' } })).json(),
    `/api/chat/${slug}/conversations`,
  );
  expect(refused.code).toBe('other_person');
  await first.evaluate(() => window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message' })));
  await expect(first.getByRole('heading', { name: /is signed in now/ })).toBeVisible();
  await act.click(first.getByRole('link', { name: /^Continue as/ }));
  await first.waitForURL(`**/staff/${slug}`);
});

test('a page of the desk that was asked for before the sign-in is there after it', async ({
  device,
  theHotel,
}) => {
  const { slug, password } = staffOf(theHotel, 'brendan');
  for (const path of [`/staff/${slug}/stays?view=arrivals`, `/staff/${slug}/conversations/1`]) {
    const page = await (await device('desktop')).newPage();
    await act.goto(page, theHotel.base_url + path);
    await page.waitForURL('**/staff/sign-in**');
    await act.fill(page.getByLabel('User name'), 'brendan');
    await act.fill(page.locator('input[type=password]'), password);
    await act.press(page.locator('input[type=password]'), 'Enter');
    await page.waitForURL(`**${path}`);
  }
});
