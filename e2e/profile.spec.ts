import { staffCookieName } from '@/lib/auth/cookies';
import { pages } from '@/lib/contract/paths';
import { closeDb } from '@/lib/platform/db';
import { aPng } from '@/lib/testing/files';
import { addHotel, addStaff, PASSWORD } from '@/lib/testing/the-killarney';
import { accessibilityFaults, expect, test } from './fixtures';

test.afterAll(closeDb);

test('one changes one’s name, language and password, and is signed out everywhere with it', async ({
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
    await page.goto(`${origin}${pages.inbox(hotel.slug)}`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    return page;
  };
  const [desk, other] = [await open(), await open()];
  await desk.getByRole('button', { name: /my account/ }).click();
  await desk.getByRole('menuitem', { name: 'My profile' }).click();
  const sheet = desk.getByRole('dialog', { name: 'My profile' });
  await sheet.getByLabel('First name').fill('Maud');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await expect(sheet.getByLabel(/^Quiet hours/)).toBeVisible();
  await sheet.getByLabel('Picture', { exact: true }).setInputFiles({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: await aPng(90, 60),
  });
  await expect(sheet.getByRole('button', { name: 'Choose another' })).toBeVisible();
  const shown = desk.getByRole('button', { name: /my account/, includeHidden: true }).locator('img');
  await expect(shown).toHaveJSProperty('naturalWidth', 256);
  await sheet.getByLabel('Language of my desk and my alerts').selectOption('de');
  await sheet.getByRole('button', { name: 'Save' }).click();

  const inGerman = desk.getByRole('dialog', { name: 'Mein Profil' });
  await inGerman.getByLabel('Jetziges Passwort').fill(PASSWORD);
  await inGerman.getByLabel('Neues Passwort').fill('grouse-lantern-47');
  await inGerman.getByRole('button', { name: 'Passwort ändern' }).click();
  for (const page of [desk, other]) await page.waitForURL('**/staff/sign-in**');
  await desk.locator('input[name=username]').fill(orla.username);
  await desk.locator('input[type=password]').fill('grouse-lantern-47');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Posteingang' })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Maud Quinn/ })).toBeVisible();
});
