import { accessibilityFaults, act, bubble, expect, say, test } from './fixtures';
import { walkIn } from './support/walk-in';

test('two guests of one stay write under their own names, and one is removed from the stay', async ({
  staff,
  device,
  theHotel,
}) => {
  const desk = await staff('brendan');
  const phone = await (await device('phone')).newPage();
  await walkIn(desk, theHotel.hotels[0]?.slug ?? '', 'Rosa', phone);
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await act.click(desk.getByRole('button', { name: 'In house', exact: true }));
  await act.click(desk.getByRole('button', { name: /Rosa Unheard/ }));
  const sheet = desk.getByRole('dialog', { name: 'Rosa Unheard' });
  const along = sheet.getByRole('region', { name: 'Staying along' });
  await act.click(along.getByRole('button', { name: 'Add somebody' }));
  await act.fill(along.getByLabel('First name'), 'Tomás');
  await expect(along.getByLabel('Last name')).toHaveValue('Unheard');
  await act.click(along.getByRole('button', { name: 'Add', exact: true }));
  await act.click(along.getByRole('button', { name: 'Make a link for Tomás Unheard' }));
  const link = (await along.locator('code').textContent()) ?? '';
  expect(await accessibilityFaults(desk)).toEqual([]);

  const other = await (await device('phone')).newPage();
  await act.goto(other, link);
  await say(other, 'Is the pool open?');
  await expect(bubble(other, 'Is the pool open?')).toBeVisible();
  await expect(other.getByText('Tomás Unheard')).toHaveCount(0);
  // The guest who booked sees the companion's message and its author, and cannot change it.
  await expect(bubble(phone, 'Is the pool open?')).toBeVisible();
  await expect(phone.getByText('Tomás Unheard')).toBeVisible();
  await say(phone, 'And the sauna?');
  await expect(bubble(other, 'And the sauna?')).toBeVisible();
  await expect(other.getByText('Rosa Unheard')).toBeVisible();
  expect(await accessibilityFaults(phone)).toEqual([]);

  await act.click(sheet.getByRole('button', { name: 'Close' }));
  await act.click(desk.getByRole('link', { name: 'Inbox' }));
  await act.click(desk.getByRole('link', { name: /Rosa Unheard/ }));
  await expect(desk.getByText('Tomás Unheard').first()).toBeVisible();
  await say(desk, 'Both are, until ten.');
  await expect(bubble(other, 'Both are, until ten.')).toBeVisible();

  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await act.click(desk.getByRole('button', { name: 'In house', exact: true }));
  await act.click(desk.getByRole('button', { name: /Rosa Unheard/ }));
  await act.click(along.getByRole('button', { name: 'Take Tomás Unheard off the stay' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Take off' }));
  await expect(along.getByText('Nobody else is known to stay along.')).toBeVisible();
  await expect(other.getByRole('textbox')).toHaveCount(0);
  await expect(phone.getByRole('textbox')).toBeVisible();
});
