import { staffCookieName } from '@/lib/auth/cookies';
import { pages } from '@/lib/contract/paths';
import { closeDb } from '@/lib/platform/db';
import { aPng } from '@/lib/testing/files';
import { addHotel, addStaff, PASSWORD } from '@/lib/testing/hotel-fixture';
import { accessibilityFaults, act, expect, test } from './fixtures';

test.afterAll(closeDb);

test('a staff member changes their name, language and password, and a new password ends every session', async ({
  device,
  theHotel,
}) => {
  const origin = theHotel.base_url;
  const hotel = await addHotel(`profile-${process.pid}`, 'Profile House');
  const orla = await addStaff(hotel, { firstName: `Orla${process.pid}`, lastName: 'Quinn' });
  const open = async () => {
    const context = await device('desktop');
    await context.addCookies([{ name: staffCookieName(), value: orla.cookie, url: origin }]);
    const page = await context.newPage();
    await act.goto(page, `${origin}${pages.inbox(hotel.slug)}`);
    await act.live(page);
    return page;
  };
  const [desk, other] = [await open(), await open()];
  await act.click(desk.getByRole('button', { name: /my account/ }));
  await act.click(desk.getByRole('menuitem', { name: 'My profile' }));
  const sheet = desk.getByRole('dialog', { name: 'My profile' });
  await act.fill(sheet.getByLabel('First name'), 'Maud');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await expect(sheet.getByLabel(/^Quiet hours/)).toBeVisible();
  await act.upload(sheet.getByLabel('Picture', { exact: true }), {
    name: 'me.png',
    mimeType: 'image/png',
    buffer: await aPng(90, 60),
  });
  await expect(sheet.getByRole('button', { name: 'Choose another' })).toBeVisible();
  const shown = desk.getByRole('button', { name: /my account/, includeHidden: true }).locator('img');
  await expect(shown).toHaveJSProperty('naturalWidth', 256);
  await act.selectOption(sheet.getByLabel('Language of my desk and my alerts'), 'de');
  await act.click(sheet.getByRole('button', { name: 'Save' }));

  const inGerman = desk.getByRole('dialog', { name: 'Mein Profil' });
  await act.fill(inGerman.getByLabel('Jetziges Passwort'), PASSWORD);
  await act.fill(inGerman.getByLabel('Neues Passwort'), 'grouse-lantern-47');
  await act.click(inGerman.getByRole('button', { name: 'Passwort ändern' }));
  for (const page of [desk, other]) await page.waitForURL('**/staff/sign-in**');
  await act.fill(desk.locator('input[name=username]'), orla.username);
  await act.fill(desk.locator('input[type=password]'), 'grouse-lantern-47');
  await act.press(desk, 'Enter');
  await expect(desk.getByRole('heading', { name: 'Posteingang' })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Maud Quinn/ })).toBeVisible();
});
