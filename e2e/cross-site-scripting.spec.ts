import type { BrowserContext, Locator, Page } from '@playwright/test';
import { guestCookieName, staffCookieName } from '@/lib/auth/cookies';
import { closeDb } from '@/lib/platform/db';
import { act, expect, newContext, test } from './fixtures';
import { HOSTILE_WORDS } from './support/hostile-words';
import { buildXssFixture, renameHotel, type XssFixture } from './support/xss-fixture';

/** Tall enough that a page draws all its rows, although lists draw only what is visible. */
const WHOLE_PAGE = { width: 1440, height: 30_000 };

/** Each page loads slowly, and a name may be of any length, so names share a page. */
const NAMES_AT_ONCE = 20;

/**
 * Removes our content security policy, which would block most of these attacks by itself: the page alone must show each
 * text as text. Records every script that ran and every request that left the site.
 */
async function watched(context: BrowserContext, origin: string) {
  const faults: string[] = [];
  await context.exposeFunction('ran', () => faults.push('ran'));
  await context.route(
    (address) => /^(http|data|javascript)/.test(address.protocol) && address.origin !== origin,
    (route) => {
      faults.push(`asked ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on('page', (page) => page.on('dialog', (dialog) => faults.push(dialog.message())));
  return faults;
}

/** Returns the texts that `place` shows fewer than `times` times, as text or as a label. */
function notShown(place: Locator, words: readonly string[], times: number): Promise<string[]> {
  const asked = { words, times };
  return place.evaluate((node, all) => {
    const labels = Array.from(node.querySelectorAll('[aria-label]'), (each) =>
      each.getAttribute('aria-label'),
    );
    const text = [node.textContent, ...labels].join('\n');
    return all.words.filter((word) => text.split(word).length <= all.times);
  }, asked);
}

/** Returns the links of a page that lead to another site. */
const foreignLinks = (page: Page) =>
  page.locator('a[href]').evaluateAll((links) =>
    links
      .filter((link): link is HTMLAnchorElement => link instanceof HTMLAnchorElement)
      .filter((link) => link.origin !== location.origin)
      .map((link) => ({ protocol: link.protocol, rel: link.rel })),
  );

test.describe('two hundred hostile texts run nothing and are shown as written', () => {
  let fixture: XssFixture;
  let context: BrowserContext;
  let faults: string[];
  test.beforeAll(async ({ engine, theHotel }) => {
    expect(new Set(HOSTILE_WORDS).size).toBe(200);
    fixture = await buildXssFixture(HOSTILE_WORDS);
    context = await newContext(engine, { bypassCSP: true, viewport: WHOLE_PAGE });
    faults = await watched(context, theHotel.base_url);
    const { cookie } = fixture.manager;
    await context.addCookies([{ name: staffCookieName(), value: cookie, url: theHotel.base_url }]);
  });
  test.afterAll(async () => {
    await context.close();
    await closeDb();
  });

  test('the test detects a page that does not escape its texts', async ({ theHotel }) => {
    const page = await context.newPage();
    await act.goto(page, `${theHotel.base_url}/staff/sign-in`);
    await page.setContent('<img src=x onerror=ran()><img src=//evil.example/pixel.gif>');
    await expect.poll(() => faults).toContain('ran');
    await expect.poll(() => faults).toContain('asked http://evil.example/pixel.gif');
    await page.close();
    faults.length = 0;
  });

  test('the inbox shows hostile names, last messages and handlers as text', async ({ theHotel }) => {
    const page = await context.newPage();
    await act.goto(page, `${theHotel.base_url}/staff/${fixture.slug}`);
    const list = page.locator('[data-desk-list]');
    await expect.poll(() => notShown(list, HOSTILE_WORDS, 2)).toEqual([]);
    await page.close();
    expect(faults).toEqual([]);
  });

  test('a conversation shows hostile messages, names, files, quotes and links as text on both sides', async ({
    theHotel,
  }) => {
    for (const { guest, conversationId, words } of fixture.talks) {
      const device = { name: guestCookieName(fixture.slug), value: guest.session, url: theHotel.base_url };
      await context.addCookies([device]);
      for (const path of [
        `/staff/${fixture.slug}/conversations/${conversationId}`,
        `/chat/${fixture.slug}`,
      ]) {
        const page = await context.newPage();
        await act.goto(page, `${theHotel.base_url}${path}`);
        await expect.poll(() => notShown(page.getByRole('log'), words, 3)).toEqual([]);
        // An awake page makes links of addresses in a message, and only of web addresses.
        if (words.some((word) => word.includes('https://')))
          await expect.poll(async () => (await foreignLinks(page)).length).toBeGreaterThan(0);
        for (const { protocol, rel } of await foreignLinks(page)) {
          expect(protocol).toMatch(/^(https?|mailto|tel):$/);
          expect(rel).toContain('noopener');
          expect(rel).toContain('nofollow ugc');
        }
        await page.close();
      }
    }
    expect(faults).toEqual([]);
  });

  test('a hostile hotel name stays text in the heading, the title and the data of the first HTML', async ({
    theHotel,
  }) => {
    const page = await context.newPage();
    // The HTML alone; the tests above cover what the scripts make of it.
    await page.route('**/_next/**', (route) => route.abort());
    for (let at = 0; at < HOSTILE_WORDS.length; at += NAMES_AT_ONCE) {
      const name = HOSTILE_WORDS.slice(at, at + NAMES_AT_ONCE).join(' & ');
      await renameHotel(fixture.slug, name);
      await act.gotoHtml(page, `${theHotel.base_url}/chat/${fixture.slug}`);
      expect(await page.title()).toBe(name.replaceAll(/[\t\n\f\r ]+/g, ' ').trim());
      expect(await page.locator('h1').textContent()).toBe(name);
    }
    await page.close();
    expect(faults).toEqual([]);
  });
});
