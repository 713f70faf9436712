import { expect, type Locator, type Page } from '@playwright/test';

/** The limit for a hang. It is no measure of speed: even a slow machine needs less. */
const HANG_MS = 60_000;

/** Every part of the page has its script (components/ui/awake.tsx), and the server has sent every part. */
const AWAKE = 'html:has([data-awake]):not(:has([data-awake=no], template[id^="B:"]))';

const POPUP = ':is([role=dialog], [role=alertdialog], [role=menu])';
/** An open popup has the focus, and a popup that is closing is gone together with its key handlers. */
const SETTLED = `html:not(:has(${POPUP}[data-open]), :has(${POPUP}[data-closed])), html:has(${POPUP}[data-open]:focus-within)`;

const scriptless = new WeakSet<Page>();

/** A page in a browser without JavaScript never becomes awake, so a test names such a page before it acts on it. */
export function expectNoScript(page: Page): void {
  scriptless.add(page);
}

/** A page outside the app, such as an empty tab. */
const isOutside = (page: Page) => !page.url().startsWith('http');

/** Waits until the page reacts to input. */
export async function awake(page: Page, act = 'awake'): Promise<void> {
  if (isOutside(page)) return;
  if (scriptless.has(page)) return page.waitForLoadState('load', { timeout: HANG_MS });
  try {
    await page.locator(AWAKE).waitFor({ state: 'attached', timeout: HANG_MS });
  } catch (cause) {
    const said = `${act}: the page ${page.url()} was not awake after ${HANG_MS / 1000} s`;
    throw new Error(said, { cause });
  }
}

/** Returns whether the page is awake, for acts that a person performs too early. */
export const isAwake = async (page: Page): Promise<boolean> => (await page.locator(AWAKE).count()) > 0;

/** Waits until the page is awake and React has taken over this very element. */
export async function ready(target: Locator, act: string): Promise<void> {
  const said = `${act}(${target})`;
  const page = target.page();
  await awake(page, said);
  if (scriptless.has(page)) return;
  await expect(async () => {
    const isHydrated = await target.evaluate((node) =>
      Object.keys(node).some((name) => name.startsWith('__reactProps$')),
    );
    expect(isHydrated, `${said}: the element on ${page.url()} has no script`).toBe(true);
  }, said).toPass({ timeout: HANG_MS, intervals: [50, 100, 250] });
}

/** Waits until a key reaches what is on top: the open popup, or the page when no popup is open. */
export async function readyForKeys(page: Page, act: string): Promise<void> {
  await awake(page, act);
  try {
    await page.locator(SETTLED).waitFor({ state: 'attached', timeout: HANG_MS });
  } catch (cause) {
    throw new Error(`${act}: what is open on ${page.url()} has not taken the focus`, { cause });
  }
}

/** Waits until the socket is connected and subscribed: from then on messages arrive by themselves. */
export async function live(page: Page): Promise<void> {
  await awake(page, 'live');
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
}
