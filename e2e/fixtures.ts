import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  chromium,
  expect,
  type Page,
} from '@playwright/test';
import { z } from 'zod';
import type { DemoFile } from '@/scripts/demo/demo-file';
import { act } from './act/act';
import { slowDown } from './support/slow-down';
import { type RunningApp, startApp } from './support/start-app';

export type Size = 'phone' | 'desktop';
const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;

type Device = (size: Size, options?: BrowserContextOptions) => Promise<BrowserContext>;
type People = {
  theHotel: DemoFile;
  /** A separate device: it shares no cookie, storage or cache with another. */
  device: Device;
  /** Like `device`, in a browser that shows notifications and with our service worker. */
  deviceWithNotifications: Device;
  /** A guest's device with the conversation open. */
  guest: (name: string, size?: Size) => Promise<Page>;
  /** A staff member's browser, signed in, at the inbox. */
  staff: (username: string, size?: Size) => Promise<Page>;
};

type PerWorker = {
  engine: Browser;
  /** A browser for pages with a service worker, which show notifications. */
  wholeEngine: Browser;
  /** One app and one database for the files of a worker. Every worker has one, also where a test names no fixture. */
  app: RunningApp;
};

export const test = base.extend<People, PerWorker>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', auto: true, timeout: 300_000 },
  ],
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: see above.
    async ({}, use) => {
      const browser = await launch('E2E_BROWSER_SHELL');
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  wholeEngine: [
    // biome-ignore lint/correctness/noEmptyPattern: see above.
    async ({}, use) => {
      const browser = await launch('E2E_BROWSER');
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  theHotel: async ({ app }, use) => {
    await use(app.demo);
  },
  device: async ({ engine }, use) => {
    await withDevices(engine, use);
  },
  deviceWithNotifications: async ({ wholeEngine }, use) => {
    await withDevices(wholeEngine, (device) =>
      use((size, options) => device(size, { serviceWorkers: 'allow', ...options })),
    );
  },
  guest: async ({ device, theHotel }, use) => {
    await use(async (name, size = 'phone') => {
      const page = await (await device(size)).newPage();
      await act.goto(page, guestOf(theHotel, name).link);
      await act.live(page);
      return page;
    });
  },
  staff: async ({ device, theHotel }, use) => {
    await use(async (username, size = 'desktop') => {
      const page = await (await device(size)).newPage();
      await signIn(page, theHotel, username);
      return page;
    });
  },
});

export { act, expect };

function launch(path: 'E2E_BROWSER' | 'E2E_BROWSER_SHELL'): Promise<Browser> {
  const args = z.array(z.string()).parse(JSON.parse(process.env['E2E_BROWSER_ARGS'] ?? '[]'));
  return chromium.launch({ executablePath: process.env[path] ?? '', args });
}

async function withDevices(engine: Browser, use: (device: Device) => Promise<void>): Promise<void> {
  const open: BrowserContext[] = [];
  await use(async (size, options = {}) => {
    // A service worker would answer requests that tests delay or break, so only its own tests allow it.
    const context = await newContext(engine, { serviceWorkers: 'block', ...SIZES[size], ...options });
    open.push(context);
    return context;
  });
  for (const context of open) await context.close();
}

/** Creates a context that several tests share and close themselves; contexts of one test come from `device`. */
export async function newContext(engine: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await engine.newContext(options);
  await slowDown(context);
  return context;
}

export function guestOf(hotel: DemoFile, name: string) {
  const found = hotel.hotels
    .flatMap((each) => each.guests)
    .find((guest) => guest.guest_name.startsWith(name));
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
}

export function staffOf(hotel: DemoFile, username: string) {
  for (const each of hotel.hotels) {
    const found = each.staff.find((person) => person.username === username);
    if (found) return { ...found, slug: each.slug };
  }
  throw new Error(`Nobody is called ${username}.`);
}

/** Signs in by the requests of the form and opens the inbox: few tests are about the form. */
export async function signIn(page: Page, hotel: DemoFile, username: string): Promise<void> {
  const { password, slug } = staffOf(hotel, username);
  // With a session an open sign-in page navigates to the inbox by itself, which would interrupt `goto`.
  await act.gotoHtml(page, 'about:blank');
  // The context shares its cookies with its pages.
  const { request } = page.context();
  const { csrfToken } = await (await request.get(`${hotel.base_url}/api/auth/csrf`)).json();
  const answer = await request.post(`${hotel.base_url}/api/auth/callback/credentials`, {
    headers: { Origin: hotel.base_url },
    form: { username, password, csrfToken, json: 'true' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await act.goto(page, `${hotel.base_url}/staff/${slug}`);
  await atInbox(page);
}

export async function signInByForm(page: Page, hotel: DemoFile, username: string): Promise<void> {
  const { password, slug } = staffOf(hotel, username);
  await act.goto(page, `${hotel.base_url}/staff/sign-in`);
  await act.fill(page.getByLabel('User name'), username);
  await act.fill(page.locator('input[type=password]'), password);
  await act.press(page.locator('input[type=password]'), 'Enter');
  await page.waitForURL(`**/staff/${slug}`);
  await atInbox(page);
}

async function atInbox(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await act.live(page);
}

export async function say(page: Page, text: string): Promise<void> {
  await act.fill(page.getByRole('textbox', { name: 'Your message' }), text);
  await act.click(page.getByRole('button', { name: 'Send', exact: true }));
}

export function bubble(page: Page, text: string) {
  return page.getByRole('log').getByText(text, { exact: true });
}

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Returns each violation of WCAG 2.2 A and AA that axe finds, as `rule: element`, after all animations have ended. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await act.awake(page);
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // During a fade-in, text has only part of its contrast.
    const ends = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ends.map(({ finished }) => finished));
    const axe: {
      run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    } = Reflect.get(window, 'axe');
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}
