import type { Locator } from '@playwright/test';
import { accessibilityFaults, act, expect, guestOf, type Size, signInByForm, test } from './fixtures';

const SIZES: readonly Size[] = ['phone', 'desktop'];
const SCHEMES = ['light', 'dark'] as const;

for (const size of SIZES) {
  for (const colorScheme of SCHEMES) {
    test(`axe finds no fault on ${size}, ${colorScheme}`, async ({ device, theHotel }) => {
      const context = await device(size, { colorScheme });
      const page = await context.newPage();
      const log = page.getByRole('log');
      // A browser that holds the cookie of one stay shows that stay, whichever link it opens.
      const openAsNobody = async (name: string) => {
        await context.clearCookies();
        // A second link to the same page would change the address only and load no document.
        await act.goto(page, 'about:blank');
        await act.goto(page, guestOf(theHotel, name).link);
      };
      const pages: [string, () => Promise<unknown>, Locator][] = [
        ['front page', () => act.goto(page, theHotel.base_url), page.getByRole('heading', { level: 1 })],
        ['guest page', () => openAsNobody('Aoife'), log],
        ['guest page, Arabic', () => openAsNobody('ليلى'), page.locator('div[lang=ar]').first()],
        ['closing page', () => openAsNobody('Tom'), page.getByText(/has ended/)],
        [
          'sign-in and inbox',
          () => signInByForm(page, theHotel, 'brendan'),
          page.locator('[data-desk-list]'),
        ],
        ['conversation', () => act.click(page.getByRole('link', { name: /Jürgen/ })), log],
      ];
      for (const [name, open, drawn] of pages) {
        await open();
        await expect(drawn).toBeVisible();
        expect(await accessibilityFaults(page), name).toEqual([]);
      }
    });
  }
}

test('a receptionist can work the inbox by keyboard', async ({ staff }) => {
  const page = await staff('siobhan');
  await act.press(page, '?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await act.press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await act.press(page, 'ArrowDown');
  await act.press(page.locator('[data-desk-list] a').first(), 'Enter');
  await page.waitForURL('**/conversations/*');
  const answer = page.getByRole('textbox', { name: 'Your message' });
  await expect(answer).toBeVisible();
  await act.press(page, 'r');
  await act.press(answer, 'Escape');
  await expect(answer).not.toBeFocused();
  await act.press(page, '/');
  await act.typeText(page.getByRole('searchbox'), '301');
  await expect(page.getByRole('list').getByRole('listitem')).toHaveCount(1);
});
