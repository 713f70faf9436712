import { accessibilityFaults, act, expect, staffOf, test } from './fixtures';

const PASSWORD = 'seven green umbrellas';

test('a person who joins sees the whole user name and signs in by its chosen part at the hotel’s address', async ({
  device,
  staff,
  theHotel,
}) => {
  const { slug } = staffOf(theHotel, 'maeve');
  const admin = await staff('maeve');
  await act.click(admin.getByRole('link', { name: 'People' }));
  await act.click(admin.getByRole('button', { name: 'Invite' }));
  const dialog = admin.getByRole('dialog');
  await act.selectOption(dialog.getByLabel('Role'), 'receptionist');
  await act.click(dialog.getByRole('button', { name: 'Make a link' }));
  const link = (await dialog.locator('code').textContent()) ?? '';

  const phone = await device('phone');
  const page = await phone.newPage();
  await act.goto(page, link);
  const name = page.getByLabel('User name');
  await expect(page.getByText(`@${slug}`, { exact: true })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await act.fill(page.getByLabel('First name'), 'Orla');
  await act.fill(page.getByLabel('Last name'), 'Second');
  await act.fill(page.locator('input[type=password]'), PASSWORD);
  // An older name that exists in the same hotel.
  await act.fill(name, 'maeve');
  await act.click(page.getByRole('button', { name: 'Join' }));
  await expect(page.getByText('Somebody at your hotel has this user name.')).toBeVisible();
  await act.fill(name, 'Orla.Second');
  await act.click(page.getByRole('button', { name: 'Join' }));
  await expect(page.getByRole('heading', { name: /You have joined/ })).toBeFocused();
  await expect(page.getByText(`orla.second@${slug}`, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy user name' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await act.click(page.getByRole('link', { name: 'Go to the inbox' }));
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  const elsewhere = await (await device('desktop')).newPage();
  await act.goto(elsewhere, `${theHotel.base_url}/staff/${slug}`);
  await elsewhere.waitForURL('**/staff/sign-in*');
  await expect(elsewhere.getByText(`You can leave out @${slug}.`)).toBeVisible();
  expect(await accessibilityFaults(elsewhere)).toEqual([]);
  const enter = async (username: string) => {
    await act.fill(elsewhere.getByLabel('User name'), username);
    await act.fill(elsewhere.locator('input[type=password]'), PASSWORD);
    await act.press(elsewhere.locator('input[type=password]'), 'Enter');
  };
  await enter('orla.second');
  await expect(elsewhere.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  // The device remembers the hotel, also without its address, until another hotel is chosen.
  await act.live(elsewhere);
  await act.click(elsewhere.getByRole('button', { name: 'Sign out' }));
  await elsewhere.waitForURL('**/staff/sign-in');
  await expect(elsewhere.getByText(`You can leave out @${slug}.`)).toBeVisible();
  await act.click(elsewhere.getByRole('button', { name: 'Sign in to another hotel' }));
  await enter('orla.second');
  await expect(elsewhere.getByText('User name and password do not match.')).toBeVisible();
  await enter(`orla.second@${slug}`);
  await expect(elsewhere.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});
