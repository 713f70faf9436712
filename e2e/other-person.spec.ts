import { act, expect, signIn, staffOf, test } from './fixtures';

test('a page closes with a notice when another staff member signs in on the same browser', async ({
  device,
  theHotel,
}) => {
  const browser = await device('desktop');
  const first = await browser.newPage();
  await signIn(first, theHotel, 'brendan');
  const second = await browser.newPage();
  await signIn(second, theHotel, 'orla');
  // The first page asks for the current session when it becomes visible, or its next request is refused.
  const { slug } = staffOf(theHotel, 'brendan');
  const refused = await first.evaluate(
    async (path) => (await fetch(path, { headers: { 'X-Page-Owner': 'staff:999999' } })).json(),
    `/api/chat/${slug}/conversations`,
  );
  expect(refused.code).toBe('other_person');
  // This is the event by which a sign-in notifies the other pages of the browser.
  await second.evaluate(() => localStorage.setItem('nextauth.message', crypto.randomUUID()));
  await expect(first.getByRole('heading', { name: /is signed in now/ })).toBeVisible();
  await act.click(first.getByRole('link', { name: /^Continue as/ }));
  await first.waitForURL(`**/staff/${slug}`);
});

test('a staff page requested before the sign-in opens after it', async ({ device, theHotel }) => {
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

test('signing out warns of an unfinished draft and leaves no text of it to the next person', async ({
  device,
  theHotel,
}) => {
  const browser = await device('desktop');
  const desk = await browser.newPage();
  await signIn(desk, theHotel, 'brendan');
  await act.click(desk.getByRole('link', { name: /Jürgen/ }));
  await act.live(desk);
  await act.fill(desk.getByRole('textbox', { name: 'Your message' }), 'Begun by Brendan');
  const drafts = () =>
    desk.evaluate(
      () => Object.values(localStorage).filter((value) => value.includes('Begun by Brendan')).length,
    );
  await expect.poll(drafts).toBe(1);
  await act.click(desk.getByRole('button', { name: 'Sign out' }));
  const warning = desk.getByRole('alertdialog');
  await expect(warning).toContainText('One message has not been sent');
  await act.click(warning.getByRole('button', { name: 'Stay signed in' }));
  await expect(warning).toHaveCount(0);
  expect(await drafts()).toBe(1);
  await act.click(desk.getByRole('button', { name: 'Sign out' }));
  await act.click(warning.getByRole('button', { name: 'Sign out' }));
  await desk.waitForURL('**/staff/sign-in**');
  expect(await drafts()).toBe(0);
  await signIn(desk, theHotel, 'orla');
  await act.click(desk.getByRole('link', { name: /Jürgen/ }));
  await act.live(desk);
  await expect(desk.getByRole('textbox', { name: 'Your message' })).toHaveValue('');
});
