import { act, expect, guestOf, signInByForm, test } from './fixtures';

test('a page, its data and its address never show another hotel', async ({ staff, theHotel }) => {
  const fiona = await staff('fiona');
  // The receptionist's own inbox does show her guests; otherwise the absence below would prove nothing.
  const own = await fiona.request.get(`${theHotel.base_url}/staff/dublin-central`);
  expect(await own.text()).toContain('Marco Rossi');
  for (const path of ['/staff/hotel-killarney', '/staff/hotel-killarney/conversations/1']) {
    for (const headers of [
      {},
      { RSC: '1' },
      { 'x-middleware-subrequest': 'proxy' },
      { 'Next-Router-Prefetch': '1', RSC: '1' },
    ]) {
      const answer = await fiona.request.get(`${theHotel.base_url}${path}`, { headers });
      const body = await answer.text();
      expect(body).not.toContain('Aoife');
      expect(body).not.toContain('late checkout');
    }
  }
});

test('a link of one hotel opens no page of another hotel', async ({ device, theHotel }) => {
  const { token } = guestOf(theHotel, 'Aoife');
  const page = await (await device('phone')).newPage();
  await act.goto(page, `${theHotel.base_url}/chat/dublin-central#t=${token}`);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expect(page.getByText('late checkout', { exact: false })).toBeHidden();
});

test('a stay that has ended shows the closing page', async ({ device, theHotel }) => {
  const page = await (await device('phone')).newPage();
  await act.goto(page, guestOf(theHotel, 'Tom').link);
  await expect(page.getByText('Your stay at Hotel Killarney has ended', { exact: false })).toBeVisible();
  await expect(page.getByRole('textbox')).toBeHidden();
});

test('before check-in a guest can read the conversation and sees why they cannot write', async ({
  device,
  theHotel,
}) => {
  const page = await (await device('phone')).newPage();
  await act.goto(page, guestOf(theHotel, 'Pat').link);
  await expect(page.getByText('We look forward to seeing you')).toBeVisible();
  await expect(page.getByRole('textbox')).toBeHidden();
});

test('the inbox requires a sign-in, and every wrong sign-in gets the same answer', async ({
  device,
  theHotel,
}) => {
  const page = await (await device('desktop')).newPage();
  await act.goto(page, `${theHotel.base_url}/staff/hotel-killarney`);
  await page.waitForURL('**/staff/sign-in**');
  await act.fill(page.getByLabel('User name'), 'nobody-at-all');
  await act.fill(page.locator('input[type=password]'), 'wrong');
  await act.press(page, 'Enter');
  await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
  await signInByForm(page, theHotel, 'orla');
  await act.click(page.getByRole('button', { name: 'Sign out' }));
  await page.waitForURL('**/staff/sign-in**');
  // The next person to sign in must not be sent to the page of the previous one.
  expect(new URL(page.url()).search).toBe('');
  await act.goto(page, `${theHotel.base_url}/staff/hotel-killarney`);
  await page.waitForURL('**/staff/sign-in**');
});

test('both path families answer with and without a trailing slash', async ({ playwright, theHotel }) => {
  const { token } = guestOf(theHotel, 'Aoife');
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  for (const family of [
    '/api/public/chat/hotel-killarney/guest/chat',
    '/api/guest/hotel/hotel-killarney/chat',
  ]) {
    for (const end of ['', '/']) {
      const answer = await api.get(`${family}/context${end}`, { params: { token }, maxRedirects: 0 });
      expect(answer.status(), `${family}/context${end}`).toBe(200);
      expect((await answer.json()).booking_id).toBe(guestOf(theHotel, 'Aoife').booking_id);
    }
  }
  await api.dispose();
});
