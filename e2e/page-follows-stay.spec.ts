import type { Page } from '@playwright/test';
import { act, bubble, expect, say, test } from './fixtures';
import { deskOf } from './support/desk-requests';

const TODAY = new Date().toISOString().slice(0, 10);
type Desk = Awaited<ReturnType<typeof deskOf>>;

/** Creates a booking that is not checked in, and opens its page on a phone. Returns the booking id. */
async function expected(desk: Desk, page: Page, lastName: string): Promise<string> {
  const name = { guest_first_name: 'Grainne', guest_last_name: lastName };
  const stay = await desk.post('', { ...name, check_in: TODAY, check_out: TODAY });
  const { link } = await desk.post(`/${stay.booking_id}/links`);
  await act.goto(page, link);
  await act.live(page);
  return stay.booking_id;
}

const box = (page: Page) => page.getByRole('textbox');
const header = (page: Page) => page.getByRole('banner');

test('an open page follows the check-in, the move, a corrected name and a companion’s name', async ({
  device,
  request,
  theHotel,
}) => {
  const desk = await deskOf(request, theHotel, 'brendan');
  const [first = '', second = ''] = await desk.freeRooms();
  const phone = await (await device('phone')).newPage();
  const code = await expected(desk, phone, 'Keogh');
  const along = await desk.post(`/${code}/companions`, { first_name: 'Oisin', last_name: 'Keogh' });
  const { link } = await desk.post(`/${code}/companions/${along.id}/links`);
  const companion = await (await device('phone')).newPage();
  await act.goto(companion, link);
  await act.live(companion);
  for (const page of [phone, companion]) await expect(box(page)).toHaveCount(0);

  await desk.post(`/${code}/check-in`, { room_number: first });
  for (const page of [phone, companion]) {
    await expect(box(page)).toBeEditable();
    await expect(header(page)).toContainText(first);
  }

  await desk.change(`/stays/${code}`, { guest_first_name: 'Sorcha' });
  await expect(phone.getByRole('heading', { name: /Sorcha/ })).toBeVisible();
  await desk.change(`/stays/${code}/companions/${along.id}`, { first_name: 'Cormac' });
  await expect(companion.getByRole('heading', { name: /Cormac/ })).toBeVisible();

  await act.fill(box(phone), 'Half a sentence');
  await desk.post(`/${code}/move`, { room_number: second });
  for (const page of [phone, companion]) await expect(header(page)).toContainText(second);
  // The draft is unchanged.
  await expect(box(phone)).toHaveValue('Half a sentence');

  // The check-in is undone by mistake and repeated: the composer disappears and returns.
  await desk.post(`/${code}/step`, { step: 'undo', from: 'in_house' });
  for (const page of [phone, companion]) await expect(box(page)).toHaveCount(0);
  await desk.post(`/${code}/check-in`, { room_number: first });
  for (const page of [phone, companion]) await expect(box(page)).toBeEditable();
});

test('a page that was offline during the check-in can write when it is online again', async ({
  device,
  request,
  theHotel,
}) => {
  const desk = await deskOf(request, theHotel, 'brendan');
  const [room = ''] = await desk.freeRooms();
  const phone = await (await device('phone')).newPage();
  const code = await expected(desk, phone, 'Tuohy');
  await phone.context().setOffline(true);
  await expect(phone.getByText("You're offline.", { exact: false })).toBeVisible();
  await desk.post(`/${code}/check-in`, { room_number: room });
  await phone.context().setOffline(false);
  await expect(header(phone)).toContainText(room);
  await say(phone, 'We have arrived');
  await expect(bubble(phone, 'We have arrived')).toBeVisible();
});

test('open pages follow their hotel’s name, colour, languages and hours, and no other hotel’s', async ({
  guest,
  request,
  theHotel,
}) => {
  const desk = await deskOf(request, theHotel, 'maeve');
  const { name, accent_color, languages, reception_hours, away } = await desk.settings();
  const [marco, aoife] = [await guest('Marco'), await guest('Aoife')];
  const aoifesHotel = (await aoife.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(marco.getByLabel('Language').locator('option')).toHaveCount(languages.length);
  const colour = () =>
    marco.locator('.guest-theme').evaluate((node) => getComputedStyle(node).getPropertyValue('--accent-day'));
  const before = await colour();

  const closed = [null, null, null, null, null, null, null];
  const day = new Date(Date.now() + 3 * 86_400_000).getUTCDay();
  const week = closed.map((_, at) => ((at + 1) % 7 === day ? { from: '09:00', to: '10:00' } : null));
  const next = { name: 'The Liffey Terrace', accent_color: '#5b21b6', languages: ['en', 'de'] };
  const told = { ...next, reception_hours: week, away: { en: 'The desk sleeps.' } };
  await desk.change('/settings', told);
  await expect(marco.getByRole('heading', { level: 1, name: 'The Liffey Terrace' })).toBeVisible();
  await expect(marco).toHaveTitle('The Liffey Terrace');
  await expect(marco.getByText('The desk sleeps.')).toBeVisible();
  await expect(marco.getByLabel('Language').locator('option')).toHaveCount(2);
  await expect.poll(colour).not.toBe(before);

  await desk.change('/settings', { name, accent_color, languages, reception_hours, away });
  await expect(marco.getByText('The desk sleeps.')).toHaveCount(0);
  await expect(marco).toHaveTitle(name);
  await expect.poll(colour).toBe(before);
  await expect(aoife.getByRole('heading', { level: 1 })).toHaveText(aoifesHotel);
});
