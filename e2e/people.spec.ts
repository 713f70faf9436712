import { accessibilityFaults, expect, test } from './fixtures';

test('somebody is invited, sets their own password, works, and is shown the door', async ({
  device,
  staff,
  theHotel,
}) => {
  const admin = await staff('maeve');
  await admin.getByRole('link', { name: 'People' }).click();
  await admin.getByRole('button', { name: 'Invite' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Role').selectOption('receptionist');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = (await dialog.locator('code').textContent()) ?? '';
  expect(link).toContain(`${theHotel.base_url}/staff/invite#`);
  await admin.keyboard.press('Escape');

  const colleague = await (await device('phone')).newPage();
  await colleague.goto(link);
  await expect(colleague.getByRole('heading', { name: /Welcome to/ })).toBeVisible();
  expect(colleague.url()).not.toContain('#t');
  await colleague.getByLabel('First name').fill('Cillian');
  await colleague.getByLabel('Last name').fill('Fresh');
  await colleague.getByLabel('User name').fill('cillian.fresh');
  await colleague.locator('input[type=password]').fill('seven green umbrellas');
  await colleague.getByRole('button', { name: 'Join' }).click();
  await expect(colleague.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  const again = await (await device('phone')).newPage();
  await again.goto(link);
  await expect(again.getByText('This link does not work any more')).toBeVisible();
  expect(await accessibilityFaults(again)).toEqual([]);

  await admin.reload();
  expect(await accessibilityFaults(admin)).toEqual([]);
  await admin.getByRole('button', { name: /Cillian Fresh/ }).click();
  await admin.getByRole('button', { name: 'End access' }).click();
  await admin.getByRole('button', { name: 'Really end access' }).click();
  await colleague.waitForURL('**/staff/sign-in*');
});

test('everybody changes their own duty, and only managers see the team', async ({ staff, theHotel }) => {
  const orla = await staff('orla');
  await expect(orla.getByRole('link', { name: 'People' })).toHaveCount(0);
  await orla.getByRole('button', { name: /my account/ }).click();
  const duty = orla.getByRole('menuitemcheckbox', { name: /On duty/ });
  const before = await duty.getAttribute('aria-checked');
  const after = before === 'true' ? 'false' : 'true';
  for (const state of [after, before ?? '']) {
    const saved = orla.waitForResponse((response) => response.request().method() === 'PATCH');
    await duty.click();
    expect((await saved).ok()).toBe(true);
    await orla.reload();
    await orla.getByRole('button', { name: /my account/ }).click();
    await expect(duty).toHaveAttribute('aria-checked', state);
  }
  const hidden = await orla.goto(`${theHotel.base_url}/staff/hotel-killarney/people`);
  expect(hidden?.status()).toBe(404);
});
