import type { Page } from '@playwright/test';
import { guestCookieName } from '@/lib/auth/cookies';
import { pages } from '@/lib/contract/paths';
import { closeDb } from '@/lib/platform/db';
import { act, bubble, expect, say, test } from './fixtures';
import { buildLongConversation, type LongConversationFixture } from './support/long-conversation';

const LINES = 60;
const TEXTS = [
  ...Array.from({ length: LINES }, (_, nr) => `${nr + 1}. We would like something.`),
  'https://example.com/wishes',
].join('\n');

const topOf = async (page: Page, text: string | RegExp) =>
  (await page.getByRole('log').getByText(text).first().boundingBox())?.y ?? Number.NaN;

test.describe('a guest’s message', () => {
  let fixture: LongConversationFixture;
  test.beforeAll(async () => {
    fixture = await buildLongConversation(3, 3);
  });
  test.afterAll(closeDb);

  async function openPhone(page: Page, origin: string): Promise<Page> {
    const cookie = { name: guestCookieName(fixture.slug), value: fixture.guest.session, url: origin };
    await page.context().addCookies([cookie]);
    await act.goto(page, `${origin}${pages.guest(fixture.slug)}`);
    return page;
  }

  test('a very long message is folded, unfolds in place, and shows a link that the keyboard reaches', async ({
    device,
    theHotel,
  }) => {
    const phone = await openPhone(await (await device('phone')).newPage(), theHotel.base_url);
    await say(phone, TEXTS);
    await expect(phone.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
    // After a reload the page is as a later visitor sees it, without animations.
    await act.reload(phone);
    const words = phone.getByRole('log').getByText('1. We would like', { exact: false }).first();
    const more = phone.getByRole('button', { name: 'Show more' });
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    const folded = (await words.boundingBox())?.height ?? 0;
    const before = await topOf(phone, /^1\. We would like/);
    await act.click(more);
    await expect(phone.getByRole('button', { name: 'Show less' })).toHaveAttribute('aria-expanded', 'true');
    const heightOf = async () => (await words.boundingBox())?.height;
    await expect.poll(heightOf).toBeGreaterThan(folded * 4);
    const moved = async () => Math.abs((await topOf(phone, /^1\. We would like/)) - before);
    await expect.poll(moved).toBeLessThan(2);
    await act.click(phone.getByRole('button', { name: 'Show less' }));
    await expect.poll(heightOf).toBe(folded);

    const link = phone.getByRole('link', { name: 'https://example.com/wishes' });
    await act.focus(link);
    await expect(phone.getByRole('button', { name: 'Show less' })).toBeVisible();
    await expect(link).toBeInViewport();
  });

  test('one to three emoji alone are large, and emoji beside text are not', async ({ device, theHotel }) => {
    const phone = await openPhone(await (await device('phone')).newPage(), theHotel.base_url);
    const sizeOf = (text: string) =>
      bubble(phone, text).evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    for (const text of ['👋🏽', '👨‍👩‍👧 🇮🇪', 'Thanks 👍', '👍👍👍👍']) {
      await say(phone, text);
      await expect(bubble(phone, text)).toBeVisible();
    }
    const plain = await sizeOf('Thanks 👍');
    expect(await sizeOf('👋🏽')).toBeGreaterThan(plain * 1.5);
    expect(await sizeOf('👨‍👩‍👧 🇮🇪')).toBeGreaterThan(plain * 1.5);
    expect(await sizeOf('👍👍👍👍')).toBe(plain);
  });
});
