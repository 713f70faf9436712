import type { Page } from '@playwright/test';
import { accessibilityFaults, act, bubble, expect, say, test } from './fixtures';
import { codeIn, type Sheet, sheetsOf } from './support/printed';

const NAME = 'Maeve Kinsella';

async function openStays(desk: Page) {
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await expect(desk.getByRole('heading', { name: 'Stays' })).toBeVisible();
}

async function walkIn(desk: Page) {
  await act.click(desk.getByRole('button', { name: 'New stay' }));
  const form = desk.getByRole('dialog', { name: 'New stay' });
  const [first = '', last = ''] = NAME.split(' ');
  await act.fill(form.getByLabel('First name'), first);
  await act.fill(form.getByLabel('Last name'), last);
  await act.fill(form.getByLabel('Departure'), await form.getByLabel('Arrival').inputValue());
  await expect(form.getByLabel('Room', { exact: true })).toBeEnabled();
  const free = await form
    .getByLabel('Room', { exact: true })
    .locator('option:not([disabled])')
    .allTextContents();
  const room = free.at(-1) ?? '';
  await act.selectOption(form.getByLabel('Room', { exact: true }), room);
  await act.click(form.getByRole('button', { name: 'Book and check in' }));
  return room;
}

test('a walk-in is checked in, scans the card, writes, moves rooms and checks out', async ({
  staff,
  device,
}) => {
  const desk = await staff('brendan');
  await openStays(desk);
  const room = await walkIn(desk);
  const row = desk.getByRole('button', { name: new RegExp(NAME) });
  await expect(row).toContainText(room);
  await act.click(row);
  const sheet = desk.getByRole('dialog', { name: NAME });
  await expect(sheet.getByRole('button', { name: 'Send by e-mail' })).toBeDisabled();
  await act.click(sheet.getByRole('button', { name: 'Make a link' }));
  const link = (await sheet.locator('code').textContent()) ?? '';
  expect(link).toMatch(/#t=[\w-]{43}$/);

  const phone = await (await device('phone')).newPage();
  await act.goto(phone, link);
  await say(phone, 'Is the bar still open?');
  await expect(bubble(phone, 'Is the bar still open?')).toBeVisible();

  await act.click(sheet.getByText('Notes and details'));
  await act.fill(sheet.getByLabel('Notes', { exact: true }), 'Comes by bicycle');
  await act.click(sheet.getByRole('button', { name: 'Save' }));
  await expect(sheet.getByText('Saved')).toBeVisible();
  await expect(sheet.locator('dl')).toContainText('Comes by bicycle');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await expect(phone.getByText('Comes by bicycle')).toHaveCount(0);

  await act.click(sheet.getByRole('button', { name: 'Move room' }));
  const rooms = sheet.getByLabel('Room', { exact: true });
  await expect(rooms).toBeEnabled();
  const other = (await rooms.locator('option:not([disabled])').allTextContents()).at(1) ?? '';
  await act.selectOption(rooms, other);
  await act.click(sheet.locator('form').getByRole('button', { name: 'Move room' }));
  await expect(sheet.locator('dl')).toContainText(other);

  await act.click(sheet.getByRole('button', { name: 'Check out' }));
  const sure = desk.getByRole('alertdialog');
  await expect(sure).toContainText('The chat closes on their devices at once');
  await act.click(sure.getByRole('button', { name: 'Check out' }));
  await expect(sheet.getByRole('button', { name: 'Undo checkout' })).toBeVisible();
  await act.reload(phone);
  await expect(phone.getByText(`Thank you for staying with us, ${NAME.split(' ')[0]}`)).toBeVisible();
});

test('cards are printed one to a sheet, or four', async ({ staff }) => {
  const desk = await staff('siobhan');
  await openStays(desk);
  await act.click(desk.getByRole('button', { name: 'In house', exact: true }));
  for (const name of ['Claire Dubois', 'ليلى حداد'])
    await act.check(desk.getByRole('checkbox', { name: `Choose ${name} for a card` }));
  await act.click(desk.getByRole('button', { name: 'Print 2 cards' }));
  const cards = desk.getByRole('dialog', { name: 'Guest cards' });
  await expect(cards.getByRole('listitem')).toHaveCount(2);
  await expect(cards.getByText('راسلنا من هاتفك')).toBeVisible();
  await expect(cards.locator('li').getByRole('img')).toHaveCount(2);
  const small = await printed(desk);
  expect(small.map(({ width, height }) => [width, height])).toEqual([
    [105, 148],
    [105, 148],
  ]);
  const codes = await Promise.all(small.map((sheet) => codeIn(sheet)));
  for (const code of codes) expect(code).toMatch(/\/chat\/hotel-killarney#t=[\w-]{43}$/);
  expect(new Set(codes).size).toBe(2);
  for (const { ink } of small) expect(ink).toBeGreaterThan(0.03);
  await act.selectOption(cards.getByLabel('Paper'), 'a4');
  const [large, ...more] = await printed(desk);
  expect(more).toEqual([]);
  expect([large?.width, large?.height]).toEqual([210, 297]);
  // The page behind the cards is not printed.
  expect(large?.ink).toBeLessThan(0.1);
  if (!large) return;
  const half = { top: 0, width: 0.5, height: 0.5 };
  expect([await codeIn(large, { ...half, left: 0 }), await codeIn(large, { ...half, left: 0.5 })]).toEqual(
    codes,
  );
});

test('every staff member can read the stays, by keyboard and screen reader, and the front desk can change them', async ({
  staff,
}) => {
  const manager = await staff('siobhan');
  await openStays(manager);
  expect(await accessibilityFaults(manager)).toEqual([]);
  const kitchen = await staff('declan', 'phone');
  await openStays(kitchen);
  await expect(kitchen.getByRole('button', { name: 'New stay' })).toHaveCount(0);
  await expect(kitchen.getByRole('checkbox')).toHaveCount(0);
});

/** Returns the printed sheets as pictures. */
async function printed(desk: Page): Promise<Sheet[]> {
  return sheetsOf(await desk.pdf({ preferCSSPageSize: true, printBackground: true }));
}
