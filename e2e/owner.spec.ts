import { pages } from '@/lib/contract/paths';
import { accessibilityFaults, act, expect, test } from './fixtures';

test('the owner creates a hotel, its first admin joins, and the owner’s link opens only once', async ({
  device,
  theHotel,
}) => {
  const owner = await (await device('desktop')).newPage();
  await act.goto(owner, theHotel.owner_link);
  await expect(owner.getByRole('heading', { name: 'Hotels' })).toBeVisible();
  await expect(owner).toHaveURL(`${theHotel.base_url}${pages.owner}`);
  await expect(owner.getByRole('listitem').filter({ hasText: 'Hotel Killarney' })).toBeVisible();
  expect(await accessibilityFaults(owner)).toEqual([]);

  await act.click(owner.getByRole('button', { name: 'Make a hotel' }));
  const form = owner.getByRole('dialog', { name: 'Make a hotel' });
  await act.fill(form.getByLabel('Name'), 'Galway House');
  await act.fill(form.getByLabel('Address'), 'galway_house');
  await act.fill(form.getByRole('combobox', { name: 'Time zone' }), 'Europe/Dublin');
  await act.fill(form.getByLabel('Rooms'), '101-104');
  await act.click(form.getByRole('button', { name: 'Make a hotel' }));
  await expect(form.getByText('Small letters, digits and single hyphens only.')).toBeVisible();
  expect(await accessibilityFaults(owner)).toEqual([]);
  await act.fill(form.getByLabel('Address'), 'galway-house');
  await act.click(form.getByRole('button', { name: 'Make a hotel' }));
  const made = owner.getByRole('dialog', { name: 'A link for an admin of Galway House' });
  const link = (await made.locator('code').textContent()) ?? '';
  await act.click(made.getByRole('button', { name: 'Done' }));
  await expect(owner.getByRole('listitem').filter({ hasText: 'Galway House' })).toContainText('No admin yet');

  const admin = await (await device('desktop')).newPage();
  await act.goto(admin, link);
  await act.fill(admin.getByLabel('First name'), 'Gráinne');
  await act.fill(admin.getByLabel('Last name'), 'Joyce');
  await act.fill(admin.getByLabel('User name'), 'grainne.joyce');
  await act.fill(admin.getByLabel('Password', { exact: true }), 'heron-anchor-58');
  await act.click(admin.getByRole('button', { name: 'Join' }));
  await act.click(admin.getByRole('link', { name: 'Go to the inbox' }));
  await expect(admin.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  // The owner's browser has no access to an inbox, and the owner's link is used up.
  await act.goto(owner, `${theHotel.base_url}${pages.inbox('hotel-killarney')}`);
  await expect(owner).toHaveURL(/sign-in/);
  const stranger = await (await device('desktop')).newPage();
  await act.goto(stranger, theHotel.owner_link);
  await expect(stranger.getByRole('heading', { name: 'This door is closed' })).toBeVisible();
  await act.goto(owner, `${theHotel.base_url}${pages.owner}`);
  await act.click(owner.getByRole('button', { name: 'Sign out' }));
  await expect(owner).toHaveURL(`${theHotel.base_url}/`);
  await act.goto(owner, `${theHotel.base_url}${pages.owner}`);
  await expect(owner.getByRole('heading', { name: 'This door is closed' })).toBeVisible();
});
