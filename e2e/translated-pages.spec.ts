import type { Page } from '@playwright/test';
import { act, expect, say, test } from './fixtures';
import { deskOf } from './support/desk-requests';
import { MARK, translate, type Way } from './support/translator';

const HOTEL = 'hotel-killarney';
const TODAY = new Date().toISOString().slice(0, 10);
const once = (words: string) => `${MARK.begin}${words}${MARK.end}`;

/** React found other texts than the server sent when it hydrated the page, and rendered it again. */
const DRAWN_ANEW = /React error #418/;

/** Collects the errors of a page during the test. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => {
    if (!DRAWN_ANEW.test(message)) faults.push(message);
  });
  return faults;
}

/** Expects no text that was translated twice, and no error screen. */
async function expectWhole(page: Page): Promise<void> {
  await expect(page.locator('body')).not.toContainText(`${MARK.begin}${MARK.begin}`);
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toHaveCount(0);
}

for (const way of ['replaces', 'wraps'] as const satisfies readonly Way[])
  for (const from of ['start', 'now'] as const) {
    const when = from === 'start' ? 'from the first HTML on' : 'after it has come';
    test(`a translator that ${way} every text of a conversation ${when} breaks nothing and hides no change`, async ({
      staff,
      device,
      request,
      theHotel,
    }) => {
      const desk = await staff('brendan');
      const by = await deskOf(request, theHotel, 'brendan');
      const [first, second = ''] = await by.freeRooms();
      const name = { guest_first_name: 'Chiara', guest_last_name: `${way} ${from}` };
      const stay = await by.post('', { ...name, check_in: TODAY, check_out: TODAY, room_number: first });
      const { link } = await by.post(`/${stay.booking_id}/links`);
      const phone = await (await device('phone')).newPage();
      const faults = faultsOf(phone);
      if (from === 'start') await translate(phone, way, from);
      await act.goto(phone, link);
      if (from === 'now') await translate(phone, way, from);
      await act.live(phone);
      const log = phone.getByRole('log');

      await say(phone, 'Where is breakfast?');
      await expect(log.getByText(once('Where is breakfast?'))).toHaveCount(1);
      await expect(log.getByText(/Sent|Delivered/)).toHaveCount(1);
      await act.click(desk.getByRole('link', { name: new RegExp(`Chiara ${way} ${from}`) }));
      await expect(log.getByText(once('Read'))).toHaveCount(1);
      await expect(log.getByText(/Sent|Delivered/)).toHaveCount(0);
      await say(desk, 'On the first floor');
      await expect(log.getByText(once('On the first floor'))).toHaveCount(1);
      await say(phone, 'Thank you');
      await expect(log.getByText(once('Read'))).toHaveCount(1);

      // A text node beside other text nodes, which React updates alone.
      await by.post(`/${stay.booking_id}/move`, { room_number: second });
      await expect(phone.getByRole('banner').getByText(new RegExp(`\\b${second}\\b`))).toHaveCount(1);
      await expect(phone.getByRole('banner')).not.toContainText(String(first));

      await act.selectOption(phone.getByRole('combobox'), 'de');
      await expect(phone.getByRole('banner')).toContainText('Zimmer');
      await expect(phone.getByRole('banner')).not.toContainText('Room');
      await expectWhole(phone);

      await by.post(`/${stay.booking_id}/step`, { step: 'check_out' });
      await expect(phone.getByRole('textbox')).toHaveCount(0);
      await expect(phone.getByText(/Chiara/).first()).toBeVisible();
      await expectWhole(phone);
      expect(faults).toEqual([]);
    });
  }

test('every other guest page works with a translator, before and after its script has loaded', async ({
  device,
  request,
  theHotel,
}) => {
  const by = await deskOf(request, theHotel, 'brendan');
  const name = { guest_first_name: 'Luca', guest_last_name: 'Ferri' };
  const stay = await by.post('', { ...name, check_in: TODAY, check_out: TODAY });
  const { link } = await by.post(`/${stay.booking_id}/links`);
  const base = `${theHotel.base_url}/chat/${HOTEL}`;
  for (const way of ['replaces', 'wraps'] as const)
    for (const address of [
      base,
      `${base}#t=${'x'.repeat(43)}`,
      `${base}/room/204`,
      link,
      `${theHotel.base_url}/nowhere`,
    ]) {
      const page = await (await device('phone')).newPage();
      const faults = faultsOf(page);
      await translate(page, way, 'start');
      await act.goto(page, address);
      await expectWhole(page);
      expect(faults, address).toEqual([]);
      await page.close();
    }

  // The notice in place of the composer disappears when the guest is checked in.
  const phone = await (await device('phone')).newPage();
  const faults = faultsOf(phone);
  await translate(phone, 'replaces', 'start');
  await act.goto(phone, link);
  await act.live(phone);
  await expect(phone.getByRole('textbox')).toHaveCount(0);
  const [room = ''] = await by.freeRooms();
  await by.post(`/${stay.booking_id}/check-in`, { room_number: room });
  await expect(phone.getByRole('textbox')).toBeEditable();
  await expect(phone.getByRole('banner')).toContainText(room);
  await expectWhole(phone);
  expect(faults).toEqual([]);
});
