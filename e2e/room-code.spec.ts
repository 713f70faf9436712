import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults, act, bubble, expect, say, staffOf, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

/** Turns room access on or off in the settings, as a manager does. */
async function switchRoomAccess(manager: Page, baseUrl: string, slug: string, isOn: boolean): Promise<void> {
  const answer = await manager.request.put(`${baseUrl}/api/staff/hotel/${slug}/room-access`, {
    data: { is_on: isOn, by_name: isOn },
    headers: { origin: baseUrl },
  });
  expect(answer.status()).toBe(200);
}

async function openStays(desk: Page) {
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await expect(desk.getByRole('heading', { name: 'Stays' })).toBeVisible();
}

/** Checks a guest in without a booking, into the last free room unless a room is given. */
async function walkIn(desk: Page, first: string, last: string, room?: string) {
  await act.click(desk.getByRole('button', { name: 'New stay' }));
  const form = desk.getByRole('dialog', { name: 'New stay' });
  await act.fill(form.getByLabel('First name'), first);
  await act.fill(form.getByLabel('Last name'), last);
  const leaves = await form.getByLabel('Arrival').inputValue();
  await act.fill(form.getByLabel('Departure'), leaves);
  await expect(form.getByLabel('Room', { exact: true })).toBeEnabled();
  const free = await form
    .getByLabel('Room', { exact: true })
    .locator('option:not([disabled])')
    .allTextContents();
  const taken = room ?? free.at(-1) ?? '';
  await act.selectOption(form.getByLabel('Room', { exact: true }), taken);
  await act.click(form.getByRole('button', { name: 'Book and check in' }));
  const sheet = desk.getByRole('dialog', { name: `${first} ${last}` });
  return { sheet, room: taken, leaves, pin: await pinIn(sheet) };
}

async function pinIn(sheet: Locator): Promise<string> {
  const code = sheet.getByRole('region', { name: 'Room code' }).locator('code');
  await expect(code).toHaveText(/^\d{6}$/);
  return (await code.textContent()) ?? '';
}

async function checkOut(desk: Page, sheet: Locator) {
  await act.click(sheet.getByRole('button', { name: 'Check out' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Check out' }));
  await expect(sheet.getByRole('button', { name: 'Undo checkout' })).toBeVisible();
  await act.click(sheet.getByRole('button', { name: 'Close' }));
}

async function tryPin(phone: Page, pin: string) {
  await act.fill(phone.getByLabel('PIN, six digits'), pin);
  await act.click(phone.getByRole('button', { name: 'Open the conversation' }));
}

const wrong = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');

test('a guest opens the conversation by the code in their room, and the next guest sees nothing of them', async ({
  staff,
  device,
  theHotel,
}) => {
  const { slug } = staffOf(theHotel, 'brendan');
  const manager = await staff('siobhan');
  await switchRoomAccess(manager, theHotel.base_url, slug, true);
  const desk = await staff('brendan');
  await openStays(desk);
  const first = await walkIn(desk, 'Fergal', 'Ó Briain');
  const entry = `${theHotel.base_url}/chat/${slug}/room/${first.room}`;

  const phone = await (await device('phone')).newPage();
  await act.goto(phone, entry);
  await expect(phone.getByText(`Room ${first.room}`)).toBeVisible();
  await tryPin(phone, '12');
  await expect(phone.getByText('The PIN has six digits.')).toBeVisible();
  await tryPin(phone, wrong(first.pin));
  await expect(phone.getByText('That did not open this room.')).toBeVisible();
  expect(await accessibilityFaults(phone)).toEqual([]);
  await tryPin(phone, first.pin);
  await phone.waitForURL(`${theHotel.base_url}/chat/${slug}`);
  await say(phone, 'There is no kettle in here');
  await expect(bubble(phone, 'There is no kettle in here')).toBeVisible();

  await act.click(manager.getByRole('link', { name: /Fergal Ó Briain/ }));
  await say(manager, 'One is on its way');
  await expect(bubble(phone, 'One is on its way')).toBeVisible();
  await act.goto(phone, entry);
  await phone.waitForURL(`${theHotel.base_url}/chat/${slug}`);

  await checkOut(desk, first.sheet);
  await act.reload(phone);
  await expect(phone.getByText('Thank you for staying with us, Fergal')).toBeVisible();

  const next = await walkIn(desk, 'Saoirse', 'Nolan', first.room);
  await act.goto(phone, entry);
  await tryPin(phone, first.pin === next.pin ? wrong(next.pin) : first.pin);
  await expect(phone.getByText('That did not open this room.')).toBeVisible();

  const other = await (await device('phone')).newPage();
  await act.goto(other, entry);
  await tryPin(other, next.pin);
  await other.waitForURL(`${theHotel.base_url}/chat/${slug}`);
  await expect(other.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  await expect(other.getByText('kettle')).toHaveCount(0);
  await expect(other.getByText('Saoirse')).not.toHaveCount(0);
});

test('a room code locks after ten wrong tries, and a new PIN unlocks it, also for a guest who gives their name', async ({
  staff,
  device,
  theHotel,
}) => {
  const { slug } = staffOf(theHotel, 'brendan');
  const desk = await staff('brendan');
  await openStays(desk);
  const stay = await walkIn(desk, 'Réamonn', 'Mac Giolla');
  const phone = await (await device('phone')).newPage();
  await act.goto(phone, `${theHotel.base_url}/chat/${slug}/room/${stay.room}`);
  for (let tries = 0; tries < 10; tries += 1) {
    const answer = await phone.request.post(
      `${theHotel.base_url}/api/public/chat/${slug}/room/${stay.room}/enter`,
      { data: { pin: wrong(stay.pin) }, headers: { origin: theHotel.base_url } },
    );
    expect(answer.status()).toBe(401);
  }
  await tryPin(phone, stay.pin);
  await expect(phone.getByText('That did not open this room.')).toBeVisible();

  await act.click(stay.sheet.getByRole('button', { name: 'Close' }));
  await act.click(desk.getByRole('button', { name: /Réamonn Mac Giolla/ }));
  await expect(stay.sheet.getByText('Closed after too many tries.')).toBeVisible();
  await expect(stay.sheet.getByRole('region', { name: 'Room code' }).locator('code')).toHaveCount(0);
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(stay.sheet.getByRole('button', { name: 'New PIN' }));
  await pinIn(stay.sheet);
  await expect(stay.sheet.getByText('Closed after too many tries.')).toHaveCount(0);

  await act.click(phone.getByRole('button', { name: 'I have no PIN' }));
  await act.fill(phone.getByLabel('Last name'), 'mac giolla');
  await act.fill(phone.getByLabel('Day you leave'), stay.leaves);
  await act.click(phone.getByRole('button', { name: 'Open the conversation' }));
  await phone.waitForURL(`${theHotel.base_url}/chat/${slug}`);
});

test('room signs are printed until the hotel turns room access off', async ({ staff, device, theHotel }) => {
  const { slug } = staffOf(theHotel, 'siobhan');
  const desk = await staff('siobhan');
  await openStays(desk);
  await act.click(desk.getByRole('button', { name: 'Room signs' }));
  const signs = desk.getByRole('dialog', { name: 'Room signs' });
  const code = `${theHotel.base_url}/chat/${slug}/room/12A`;
  await expect(signs.getByRole('img', { name: code, exact: true })).toBeVisible();
  const count = await signs.getByRole('listitem').count();
  expect(count).toBeGreaterThan(5);
  await expect(signs.getByText('راسلنا من هاتفك').first()).toBeVisible();
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(count);
  await act.click(signs.getByRole('button', { name: 'Close' }));

  await switchRoomAccess(desk, theHotel.base_url, slug, false);
  await act.reload(desk);
  await expect(desk.getByRole('button', { name: 'New stay' })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Room signs' })).toHaveCount(0);
  const phone = await (await device('phone')).newPage();
  await act.goto(phone, `${theHotel.base_url}/chat/${slug}/room/12A`);
  await expect(phone.getByRole('heading', { name: 'This code is not in use' })).toBeVisible();
});
