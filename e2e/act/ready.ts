import { expect, type Locator, type Page } from '@playwright/test';

/** For a hang, not for a slow machine: nothing that goes on takes as long. */
const HANG_MS = 60_000;

/** Every part of the page has its script (components/ui/awake.tsx), and the server has sent every part. */
const AWAKE = 'html:has([data-awake]):not(:has([data-awake=no], template[id^="B:"]))';

const POPUP = ':is([role=dialog], [role=alertdialog], [role=menu])';
/** A popup that is open has taken the focus, and one that is closing has gone with its keys. */
const SETTLED = `html:not(:has(${POPUP}[data-open]), :has(${POPUP}[data-closed])), html:has(${POPUP}[data-open]:focus-within)`;

const scriptless = new WeakSet<Page>();

/** A page of a browser without JavaScript never awakes: to act on it is asked for by name. */
export function expectNoScript(page: Page): void {
  scriptless.add(page);
}

/** Pages of nobody: an empty tab. */
const isOutside = (page: Page) => !page.url().startsWith('http');

/** Waits until the page hears what is done to it. */
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

/** Whether it is awake already, for acts that a person is too early with. */
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

/** Waits until a key goes where the eye says: into the popup that is open, to the page when none is. */
export async function readyForKeys(page: Page, act: string): Promise<void> {
  await awake(page, act);
  try {
    await page.locator(SETTLED).waitFor({ state: 'attached', timeout: HANG_MS });
  } catch (cause) {
    throw new Error(`${act}: what is open on ${page.url()} has not taken the focus`, { cause });
  }
}

/** Waits until the socket is connected and its channel is entered: what is said from now on arrives by itself. */
export async function live(page: Page): Promise<void> {
  await awake(page, 'live');
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
}
