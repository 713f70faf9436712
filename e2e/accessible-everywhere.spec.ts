import { accessibilityFaults, expect, guestOf, type Size, signIn, test } from './fixtures';

const SIZES: readonly Size[] = ['phone', 'desktop'];
const SCHEMES = ['light', 'dark'] as const;

for (const size of SIZES) {
  for (const colorScheme of SCHEMES) {
    test(`axe finds nothing on ${size}, ${colorScheme}`, async ({ device, theHotel }) => {
      const context = await device(size, { colorScheme });
      const page = await context.newPage();
      const pages: [string, () => Promise<unknown>][] = [
        ['front page', () => page.goto(theHotel.base_url)],
        ['guest page', () => page.goto(guestOf(theHotel, 'Aoife').link)],
        ['guest page, Arabic', () => page.goto(guestOf(theHotel, 'ليلى').link)],
        ['closing page', () => page.goto(guestOf(theHotel, 'Tom').link)],
        ['sign-in and inbox', () => signIn(page, theHotel, 'brendan')],
        ['conversation', () => page.getByRole('link', { name: /Jürgen/ }).click()],
      ];
      for (const [name, open] of pages) {
        await open();
        await page.waitForLoadState('networkidle');
        expect(await accessibilityFaults(page), name).toEqual([]);
      }
    });
  }
}

test('the desk works by keyboard', async ({ staff }) => {
  const page = await staff('siobhan');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/conversations/*');
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('301');
  await expect(page.getByRole('list').getByRole('listitem')).toHaveCount(1);
});
