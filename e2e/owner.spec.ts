import { pages } from '@/lib/contract/paths';
import { accessibilityFaults, expect, test } from './fixtures';

test('whoever runs the installation makes a hotel, its first admin joins, and the link opens only once', async ({
  device,
  theHotel,
}) => {
  const owner = await (await device('desktop')).newPage();
  await owner.goto(theHotel.owner_link);
  await expect(owner.getByRole('heading', { name: 'Hotels' })).toBeVisible();
  expect(owner.url()).toBe(`${theHotel.base_url}${pages.owner}`);
  await expect(owner.getByRole('listitem').filter({ hasText: 'Hotel Killarney' })).toBeVisible();
  expect(await accessibilityFaults(owner)).toEqual([]);

  await owner.getByRole('button', { name: 'Make a hotel' }).click();
  const form = owner.getByRole('dialog', { name: 'Make a hotel' });
  await form.getByLabel('Name').fill('Galway House');
  await form.getByLabel('Address').fill('galway_house');
  await form.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Dublin');
  await form.getByLabel('Rooms').fill('101-104');
  await form.getByRole('button', { name: 'Make a hotel' }).click();
  await expect(form.getByText('Small letters, digits and single hyphens only.')).toBeVisible();
  expect(await accessibilityFaults(owner)).toEqual([]);
  await form.getByLabel('Address').fill('galway-house');
  await form.getByRole('button', { name: 'Make a hotel' }).click();
  const made = owner.getByRole('dialog', { name: 'A link for an admin of Galway House' });
  const link = (await made.locator('code').textContent()) ?? '';
  await made.getByRole('button', { name: 'Done' }).click();
  await expect(owner.getByRole('listitem').filter({ hasText: 'Galway House' })).toContainText('No admin yet');

  const admin = await (await device('desktop')).newPage();
  await admin.goto(link);
  await admin.getByLabel('First name').fill('Gráinne');
  await admin.getByLabel('Last name').fill('Joyce');
  await admin.getByLabel('User name').fill('grainne.joyce');
  await admin.getByLabel('Password', { exact: true }).fill('heron-anchor-58');
  await admin.getByRole('button', { name: 'Join' }).click();
  await expect(admin.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  // An owner's browser has no desk, and their link is used up.
  await owner.goto(`${theHotel.base_url}${pages.inbox('hotel-killarney')}`);
  await expect(owner).toHaveURL(/sign-in/);
  const stranger = await (await device('desktop')).newPage();
  await stranger.goto(theHotel.owner_link);
  await expect(stranger.getByRole('heading', { name: 'This door is closed' })).toBeVisible();
  await owner.goto(`${theHotel.base_url}${pages.owner}`);
  await owner.getByRole('button', { name: 'Sign out' }).click();
  await expect(owner).toHaveURL(`${theHotel.base_url}/`);
  await owner.goto(`${theHotel.base_url}${pages.owner}`);
  await expect(owner.getByRole('heading', { name: 'This door is closed' })).toBeVisible();
});
