import { accessibilityFaults, act, expect, test } from './fixtures';

test('an invited person sets their own password, works, and loses access when they are removed', async ({
  device,
  staff,
  theHotel,
}) => {
  const admin = await staff('maeve');
  await act.click(admin.getByRole('link', { name: 'People' }));
  await act.click(admin.getByRole('button', { name: 'Invite' }));
  const dialog = admin.getByRole('dialog');
  await act.selectOption(dialog.getByLabel('Role'), 'receptionist');
  await act.click(dialog.getByRole('button', { name: 'Make a link' }));
  const link = (await dialog.locator('code').textContent()) ?? '';
  expect(link).toContain(`${theHotel.base_url}/staff/invite#`);
  await act.press(admin, 'Escape');

  const colleague = await (await device('phone')).newPage();
  await act.goto(colleague, link);
  await expect(colleague.getByRole('heading', { name: /Welcome to/ })).toBeVisible();
  expect(colleague.url()).not.toContain('#t');
  await act.fill(colleague.getByLabel('First name'), 'Cillian');
  await act.fill(colleague.getByLabel('Last name'), 'Fresh');
  await act.fill(colleague.getByLabel('User name'), 'cillian.fresh');
  await act.fill(colleague.locator('input[type=password]'), 'seven green umbrellas');
  await act.click(colleague.getByRole('button', { name: 'Join' }));
  await act.click(colleague.getByRole('link', { name: 'Go to the inbox' }));
  await expect(colleague.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  const again = await (await device('phone')).newPage();
  await act.goto(again, link);
  await expect(again.getByText('This link does not work any more')).toBeVisible();
  expect(await accessibilityFaults(again)).toEqual([]);

  await act.reload(admin);
  await expect(admin.getByRole('button', { name: /Cillian Fresh/ })).toBeVisible();
  expect(await accessibilityFaults(admin)).toEqual([]);
  await act.click(admin.getByRole('button', { name: /Cillian Fresh/ }));
  await act.click(admin.getByRole('button', { name: 'End access' }));
  await act.click(admin.getByRole('button', { name: 'Really end access' }));
  await colleague.waitForURL('**/staff/sign-in*');
});

test('every staff member changes their own duty, and only managers see the team', async ({
  staff,
  theHotel,
}) => {
  const orla = await staff('orla');
  await expect(orla.getByRole('link', { name: 'People' })).toHaveCount(0);
  await act.click(orla.getByRole('button', { name: /my account/ }));
  const duty = orla.getByRole('menuitemcheckbox', { name: /On duty/ });
  const before = await duty.getAttribute('aria-checked');
  const after = before === 'true' ? 'false' : 'true';
  for (const state of [after, before ?? '']) {
    const saved = orla.waitForResponse((response) => response.request().method() === 'PATCH');
    await act.click(duty);
    expect((await saved).ok()).toBe(true);
    await act.reload(orla);
    await act.click(orla.getByRole('button', { name: /my account/ }));
    await expect(duty).toHaveAttribute('aria-checked', state);
  }
  const hidden = await act.goto(orla, `${theHotel.base_url}/staff/hotel-killarney/people`);
  expect(hidden?.status()).toBe(404);
});
