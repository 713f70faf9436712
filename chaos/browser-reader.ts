import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { pages } from '@/lib/contract/paths';
import { findBrowser } from '@/scripts/find-browser';
import type { Screen } from './expected-log';
import type { StaffLogin, Stay } from './fixtures';
import type { Reader } from './machine-reader';

const OPEN_TIMEOUT_MS = 30_000;

/** Launches a real Chromium. */
export async function openBrowser(): Promise<Browser> {
  const { shellPath, args } = await findBrowser();
  return chromium.launch({ executablePath: shellPath, args });
}

/** A guest's phone, opened by the link of the QR code; reads what the page shows. */
export async function guestScreen(browser: Browser, appUrl: string, stay: Stay): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${appUrl}${pages.guest(stay.slug)}#t=${stay.token}`);
  await page.getByRole('textbox').waitFor({ timeout: OPEN_TIMEOUT_MS });
  return readerOf(`phone of ${stay.bookingCode}`, stay, context, page);
}

/** A staff member's browser with one conversation open. */
export async function deskScreen(
  browser: Browser,
  appUrl: string,
  stay: Stay,
  who: StaffLogin,
): Promise<Reader> {
  if (stay.conversationId === null) throw new Error(`${stay.place} has no conversation to open yet.`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await signIn(context, appUrl, who);
  const page = await context.newPage();
  await page.goto(appUrl + pages.conversation(stay.slug, stay.conversationId));
  await page.getByRole('log').waitFor({ timeout: OPEN_TIMEOUT_MS });
  return readerOf(`desk at ${stay.bookingCode}`, stay, context, page);
}

/** Signs in by the requests of the form, without its page. */
export async function signIn(
  context: BrowserContext,
  appUrl: string,
  { username, password }: StaffLogin,
): Promise<void> {
  const csrf: unknown = await (await context.request.get(`${appUrl}/api/auth/csrf`)).json();
  const csrfToken =
    typeof csrf === 'object' && csrf !== null && 'csrfToken' in csrf ? String(csrf.csrfToken) : '';
  const answer = await context.request.post(`${appUrl}/api/auth/callback/credentials`, {
    form: { csrfToken, username, password, json: 'true' },
    headers: { Origin: appUrl },
  });
  if (!answer.ok()) throw new Error(`${username} was not let in: ${answer.status()}`);
}

function readerOf(name: string, stay: Stay, context: BrowserContext, page: Page): Reader {
  return {
    name,
    place: stay.place,
    screen: async () => ({ reader: name, place: stay.place, lines: await linesOn(page), knowsUpTo: null }),
    close: () => context.close(),
  };
}

/** Returns the lines of the message list, top to bottom, as the page draws them. Hidden text is not read. */
async function linesOn(page: Page): Promise<Screen['lines']> {
  return page.getByRole('log').evaluateAll((logs) =>
    logs.flatMap((log) =>
      [...log.querySelectorAll<HTMLElement>('[id^="message-"]')].map((bubble) => {
        const words = bubble.querySelector<HTMLElement>('p[dir="auto"]');
        const isDrawn = words?.checkVisibility({ visibilityProperty: true });
        return {
          messageId: Number(bubble.id.slice('message-'.length)),
          text: (isDrawn && words?.textContent) || '(nothing drawn)',
        };
      }),
    ),
  );
}
