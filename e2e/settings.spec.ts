import { accessibilityFaults, act, expect, staffOf, test } from './fixtures';
import { walkIn } from './support/walk-in';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WELCOME = 'Ask for the roof garden. The tea is on us.';

test('a manager changes the hotel’s name, texts and hours, and a guest sees them', async ({
  device,
  staff,
  theHotel,
}) => {
  const maeve = await staff('maeve');
  await act.click(maeve.getByRole('link', { name: 'Settings' }));
  await expect(maeve.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  expect(await accessibilityFaults(maeve)).toEqual([]);

  const look = maeve.getByRole('form', { name: 'Name and look' });
  const name = look.getByLabel('Name of the hotel');
  const before = await name.inputValue();
  await act.fill(name, 'The Liffey Rooms');
  await act.fill(look.getByLabel('Colour', { exact: true }), '#ffd400');
  await expect(look.getByText(/White text is hard to read/)).toBeVisible();
  await expect(look.getByRole('button', { name: 'Save' })).toBeDisabled();
  await act.click(look.getByRole('button', { name: /Use the nearest darker shade/ }));
  await act.click(look.getByRole('button', { name: 'Save' }));
  await expect(look.getByText('Saved')).toBeVisible();
  await expect(maeve.getByRole('heading', { name: 'The Liffey Rooms' })).toBeVisible();

  const words = maeve.getByRole('form', { name: 'Your words to guests' });
  await act.fill(words.getByLabel('Welcome'), WELCOME);
  await act.click(words.getByRole('button', { name: 'Save' }));
  await expect(words.getByText('Saved')).toBeVisible();

  const hours = maeve.getByRole('form', { name: 'Reception hours' });
  await act.uncheck(hours.getByLabel('Always open'));
  // The reception is open on one day of the week, which is neither today nor tomorrow in any time zone.
  const open = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('en-GB', { weekday: 'long' });
  for (const day of WEEKDAYS.filter((each) => each !== open))
    await act.uncheck(hours.getByRole('checkbox', { name: day }));
  await act.click(hours.getByRole('button', { name: 'Save' }));
  await expect(hours.getByText('Saved')).toBeVisible();

  const emma = await (await device('phone')).newPage();
  await walkIn(maeve, staffOf(theHotel, 'maeve').slug, 'Emma', emma);
  await expect(emma.getByRole('heading', { name: 'The Liffey Rooms', exact: true })).toBeVisible();
  await expect(emma.getByText(WELCOME)).toBeVisible();
  await expect(emma.getByText(/opens again/)).toBeVisible();
  expect(await accessibilityFaults(emma)).toEqual([]);
  await expect(emma.getByRole('textbox')).toBeEditable();

  await act.fill(name, before);
  await act.click(look.getByRole('button', { name: 'Save' }));
  await expect(look.getByText('Saved')).toBeVisible();
  await act.check(hours.getByLabel('Always open'));
  await act.click(hours.getByRole('button', { name: 'Save' }));
  await expect(hours.getByText('Saved')).toBeVisible();
});

test('a manager sees which services work, and what does not work without a missing one', async ({
  staff,
}) => {
  const maeve = await staff('maeve');
  await act.click(maeve.getByRole('link', { name: 'Settings' }));
  await act.click(maeve.getByRole('link', { name: 'How things are running' }));
  await expect(maeve.getByRole('heading', { name: 'How things are running' })).toBeVisible();
  const services = maeve.getByRole('region', { name: 'Services' }).getByRole('listitem');
  await expect(services.filter({ hasText: 'Live messages' })).toContainText(/Works|Set up/);
  await expect(services.filter({ hasText: 'E-mail' })).toContainText('Nobody is written to');
  await expect(maeve.getByRole('region', { name: 'This process' })).toContainText('Requests');
  expect(await accessibilityFaults(maeve)).toEqual([]);
});

test('a receptionist has no link to the settings, no page of them, and cannot change them', async ({
  staff,
  theHotel,
}) => {
  const fiona = await staff('fiona');
  await expect(fiona.getByRole('link', { name: 'Settings' })).toHaveCount(0);
  const answer = await fiona.evaluate(async () => {
    const response = await fetch('/api/staff/hotel/dublin-central/settings/', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Ours now' }),
    });
    return response.status;
  });
  expect(answer).toBe(403);
  for (const name of ['settings', 'health']) {
    const page = await act.goto(fiona, `${theHotel.base_url}/staff/dublin-central/${name}`);
    expect(page?.status()).toBe(404);
  }
});
