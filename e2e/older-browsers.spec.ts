import type { Page } from '@playwright/test';
import { BROWSER_CHECK, NEEDED, SYNTAX_PROBE, TOO_OLD } from '@/lib/contract/browser-check';
import { act, bubble, expect, guestOf, say, test } from './fixtures';
import { newMethodsInBundles } from './support/bundle-names';

const TITLES = {
  'en-IE': 'This browser is too old for this page',
  'de-AT': 'Dieser Browser ist für diese Seite zu alt',
  'ar-EG': 'هذا المتصفح قديم جدًا لهذه الصفحة',
};
const noticeOf = (page: Page) => page.locator(`[${TOO_OLD}]`);

/** Removes these methods, as in a browser that never had them. */
async function lack(page: Page, paths: readonly string[]): Promise<void> {
  await page.addInitScript((all) => {
    for (const path of all) {
      const names = path.split('.');
      const last = names.pop() ?? '';
      const owner: unknown = names.reduce((from, name) => Reflect.get(Object(from), name), window as unknown);
      Reflect.deleteProperty(Object(owner), last);
    }
  }, paths);
}

/** Replaces the bundles by scripts that the browser cannot parse. */
async function breakBundles(page: Page): Promise<void> {
  const unreadable = { contentType: 'text/javascript', body: 'let class = 1;' };
  await page.route('**/_next/static/**/*.js', (route) => route.fulfill(unreadable));
}

test('the browser check covers every method newer than 2018 that a bundle calls', () => {
  const called = newMethodsInBundles();
  expect(called).toContain('Array.prototype.findLast');
  expect(called.filter((path) => !NEEDED.includes(path))).toEqual([]);
});

for (const [locale, title] of Object.entries(TITLES))
  test(`an older browser in ${locale} names what it lacks, and its form still sends`, async ({
    device,
    guest,
  }) => {
    const open = await guest('Yuki');
    const cookies = await open.context().cookies();
    const phone = await device('phone', { locale });
    await phone.addCookies(cookies);
    const words = `By an older browser in ${locale}`;
    const page = await phone.newPage();
    await lack(page, ['Array.prototype.at', 'Array.prototype.findLast', 'Object.hasOwn']);
    act.expectNoScript(page);
    await act.goto(page, open.url());
    await expect(noticeOf(page)).toBeVisible();
    await expect(noticeOf(page)).toContainText(title);
    await expect(noticeOf(page)).toContainText('Safari 16.4');
    await act.fill(page.locator('textarea'), words);
    await act.click(page.locator('form[action] button[type=submit]'));
    await expect(page.getByText(words)).toBeVisible();
    await expect(noticeOf(page)).toBeVisible();
    await expect(bubble(open, words)).toBeVisible();
  });

test('a browser that cannot parse the bundles shows a notice, and the guest’s form still sends', async ({
  device,
  guest,
}) => {
  const open = await guest('Yuki');
  const phone = await device('phone');
  await phone.addCookies(await open.context().cookies());
  const page = await phone.newPage();
  await breakBundles(page);
  act.expectNoScript(page);
  await act.goto(page, open.url());
  await expect(noticeOf(page)).toBeVisible();
  await expect(noticeOf(page)).toContainText('The reception is there for you');
  await say(page, 'No bundle was read');
  await expect(page.getByText('No bundle was read')).toBeVisible();
  await expect(bubble(open, 'No bundle was read')).toBeVisible();
});

test('a browser that cannot parse the bundles shows a notice before any bundle has loaded', async ({
  device,
  theHotel,
}) => {
  const page = await (await device('phone')).newPage();
  await page.route('**/chat/**', async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    expect(html).toContain(SYNTAX_PROBE);
    expect(html).toContain(BROWSER_CHECK);
    await route.fulfill({ response: answer, body: html.replace(SYNTAX_PROBE, `${SYNTAX_PROBE}?.`) });
  });
  await act.gotoHtml(page, guestOf(theHotel, 'Yuki').link);
  await expect(noticeOf(page)).toBeVisible();
});

test('every staff page shows the notice as well, and sends nothing by itself', async ({
  device,
  staff,
  theHotel,
}) => {
  const desk = await staff('brendan');
  for (const damage of [breakBundles, (page: Page) => lack(page, ['Array.prototype.findLast'])]) {
    const signedIn = await device('desktop');
    await signedIn.addCookies(await desk.context().cookies());
    for (const address of [desk.url(), `${desk.url()}/stays`, `${desk.url()}/rooms`]) {
      const page = await signedIn.newPage();
      await damage(page);
      await act.gotoHtml(page, address);
      await expect(noticeOf(page), address).toBeVisible();
      await expect(noticeOf(page)).not.toContainText('reception');
    }
    const page = await (await device('desktop')).newPage();
    await damage(page);
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    act.expectNoScript(page);
    await act.goto(page, `${theHotel.base_url}/staff/sign-in`);
    await expect(noticeOf(page)).toBeVisible();
    await act.fill(page.locator('input[type=password]'), 'unsent');
    await act.click(page.locator('button[type=submit]'));
    await expect(noticeOf(page)).toBeVisible();
    expect(sent).toEqual([]);
  }
});

test('a current browser never shows the notice, and one without the newest interfaces works', async ({
  device,
  staff,
  theHotel,
}) => {
  const NEWEST = [
    ...['AbortSignal.timeout', 'AbortSignal.any', 'Crypto.prototype.randomUUID', 'structuredClone'],
    ...['requestIdleCallback', 'Intl.Segmenter', 'Intl.supportedValuesOf', 'Promise.withResolvers'],
    ...['Array.prototype.toSorted', 'Array.prototype.with', 'Object.groupBy', 'Set.prototype.union'],
    ...['String.prototype.toWellFormed', 'Element.prototype.checkVisibility', 'navigation'],
  ];
  const desk = await staff('brendan');
  await expect(noticeOf(desk)).toBeHidden();
  await expect(noticeOf(desk)).toHaveCount(1);
  const phone = await (await device('phone')).newPage();
  await lack(phone, NEWEST);
  await act.goto(phone, guestOf(theHotel, 'Yuki').link);
  await act.live(phone);
  await say(phone, 'From last year’s browser');
  await expect(bubble(phone, 'From last year’s browser')).toBeVisible();
  await expect(noticeOf(phone)).toBeHidden();
  for (const path of ['/', '/staff/sign-in', '/nowhere', '/chat/dublin-central/room/204']) {
    await act.goto(phone, theHotel.base_url + path);
    await expect(noticeOf(phone)).toBeHidden();
    await expect(noticeOf(phone)).toHaveCount(1);
  }
});
