import { accessibilityFaults, act, expect, test } from './fixtures';

const PASSWORD = 'seven green umbrellas';

test('a person who joins is shown the whole user name, and signs in by the chosen part from the address of the hotel', async ({
  device,
  staff,
  theHotel,
}) => {
  const admin = await staff('maeve');
  const made = await admin.request.post(`${theHotel.base_url}/api/staff/hotel/hotel-killarney/people/links`, {
    headers: { Origin: theHotel.base_url },
    data: { role: 'receptionist', department: 'reception' },
  });
  const { link } = await made.json();

  const phone = await device('phone');
  const page = await phone.newPage();
  await act.goto(page, link);
  const name = page.getByLabel('User name');
  await expect(page.getByText('@hotel-killarney', { exact: true })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await act.fill(page.getByLabel('First name'), 'Orla');
  await act.fill(page.getByLabel('Last name'), 'Second');
  await act.fill(page.locator('input[type=password]'), PASSWORD);
  // A name of before that the same hotel has.
  await act.fill(name, 'maeve');
  await act.click(page.getByRole('button', { name: 'Join' }));
  await expect(page.getByText('Somebody at your hotel has this user name.')).toBeVisible();
  await act.fill(name, 'Orla.Second');
  await act.click(page.getByRole('button', { name: 'Join' }));
  await expect(page.getByRole('heading', { name: /You have joined/ })).toBeFocused();
  await expect(page.getByText('orla.second@hotel-killarney', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy user name' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await act.click(page.getByRole('link', { name: 'Go to the inbox' }));
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  const elsewhere = await (await device('desktop')).newPage();
  await act.goto(elsewhere, `${theHotel.base_url}/staff/hotel-killarney`);
  await elsewhere.waitForURL('**/staff/sign-in*');
  await expect(elsewhere.getByText('You can leave out @hotel-killarney.')).toBeVisible();
  expect(await accessibilityFaults(elsewhere)).toEqual([]);
  const enter = async (username: string) => {
    await act.fill(elsewhere.getByLabel('User name'), username);
    await act.fill(elsewhere.locator('input[type=password]'), PASSWORD);
    await act.press(elsewhere.locator('input[type=password]'), 'Enter');
  };
  await enter('orla.second');
  await expect(elsewhere.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  // The device remembers the hotel, also without its address, until another is asked for.
  await act.live(elsewhere);
  await act.click(elsewhere.getByRole('button', { name: 'Sign out' }));
  await elsewhere.waitForURL('**/staff/sign-in');
  await expect(elsewhere.getByText('You can leave out @hotel-killarney.')).toBeVisible();
  await act.click(elsewhere.getByRole('button', { name: 'Sign in to another hotel' }));
  await enter('orla.second');
  await expect(elsewhere.getByText('User name and password do not match.')).toBeVisible();
  await enter('orla.second@hotel-killarney');
  await expect(elsewhere.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});
