import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openBrowser } from '@/chaos/browser-reader';
import type { Stay } from '@/chaos/fixtures';
import { guestApi, pages } from '@/lib/contract/paths';
import { openBarePage } from './bare-page';
import type { Figure, Found } from './figure';
import type { Fixture } from './fixture';
import { lengthenConversation } from './long-conversation';
import { median, percentile } from './measure';
import { AWAKE, type PageTimes, readTimes, slowDown, watchPage, worstInteraction } from './page-times';

const MESSAGES = 500;
const LOADS = { quick: 3, full: 9 };
const FLOOR_IS = 'Next App Router page with nothing of ours';

/** The speed of the guest's page on a slow phone with a slow network: first paint, hydration, and reaction to input. */
export async function benchGuestSpeed(fixture: Fixture): Promise<Found> {
  const [stay, talker] = fixture.hotel.stays;
  if (!stay || !talker) throw new Error('The hotel has no guests.');
  await lengthenConversation(fixture, talker, MESSAGES);
  const words = { message: 'Good evening!', client_message_id: crypto.randomUUID() };
  await fixture.http.post(guestApi.messages(stay.slug), stay.token, words);
  const browser = await openBrowser();
  const bare = await openBarePage();
  try {
    const ours: PageTimes[] = [];
    const floor: PageTimes[] = [];
    for (let load = 0; load < (fixture.isQuick ? LOADS.quick : LOADS.full); load += 1) {
      ours.push(await timeGuestPage(browser, fixture, stay));
      floor.push(await timePage(await browser.newContext(), bare.url, 'main'));
    }
    const reactions = await talkAtLength(browser, fixture, talker);
    return { figures: figuresOf(ours, floor, reactions), notes: notesOf(ours.length, reactions) };
  } finally {
    await bare.close();
    await browser.close();
  }
}

async function timeGuestPage(browser: Browser, fixture: Fixture, stay: Stay): Promise<PageTimes> {
  return timePage(await letIn(browser, fixture, stay), fixture.stack.appUrl + pages.guest(stay.slug), AWAKE);
}

async function timePage(context: BrowserContext, url: string, awake: string): Promise<PageTimes> {
  try {
    const page = await context.newPage();
    await watchPage(page, awake);
    await slowDown(page, 'network and processor');
    await page.goto(url);
    await page.locator(awake).first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    return await readTimes(page);
  } finally {
    await context.close();
  }
}

/**
 * Opens a conversation of 500 messages, loads all of it, then types and sends five times. Returns the reaction times.
 */
async function talkAtLength(browser: Browser, fixture: Fixture, stay: Stay): Promise<number[]> {
  const context = await letIn(browser, fixture, stay);
  try {
    const page = await context.newPage();
    await watchPage(page, AWAKE);
    await page.goto(fixture.stack.appUrl + pages.guest(stay.slug));
    await page.locator(AWAKE).waitFor();
    await loadWhole(page);
    await slowDown(page, 'processor');
    const box = page.getByRole('textbox');
    for (let round = 0; round < 5; round += 1) {
      await box.click();
      await box.pressSequentially('Two towels', { delay: 30 });
      await page.locator('form button[type="submit"]').click();
      await box.and(page.locator(':placeholder-shown')).waitFor();
    }
    return await worstInteraction(page);
  } finally {
    await context.close();
  }
}

/** Scrolls back until the first message of the conversation is loaded. */
async function loadWhole(page: Page): Promise<void> {
  const log = page.getByRole('log');
  const first = page.getByText('Number 1 of what two people say', { exact: false }).first();
  for (let turn = 0; turn < MESSAGES && !(await first.isVisible()); turn += 1) {
    await log.evaluate((node) => node.scrollTo(0, -node.scrollHeight));
    await log.and(page.locator('[aria-busy="false"], :not([aria-busy])')).waitFor();
  }
  // Scrolls to the end, which is at position 0 where the list is drawn in reverse.
  await log.evaluate((node) =>
    node.scrollTo(0, getComputedStyle(node).flexDirection === 'column-reverse' ? 0 : node.scrollHeight),
  );
}

async function letIn(browser: Browser, { stack }: Fixture, stay: Stay): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const opened = await context.request.post(stack.appUrl + guestApi.session(stay.slug), {
    data: { token: stay.token },
    headers: { Origin: stack.appUrl },
  });
  if (!opened.ok()) throw new Error(`The guest was not let in: ${opened.status()}`);
  return context;
}

function figuresOf(ours: PageTimes[], floor: PageTimes[], reactions: number[]): Figure[] {
  const figure = (what: string, read: (times: PageTimes) => number, goal: string): Figure => ({
    what,
    unit: 'ms',
    ours: median(ours.map(read)),
    floor: median(floor.map(read)),
    floorIs: FLOOR_IS,
    goal,
  });
  return [
    figure('guest page, largest contentful paint', (times) => times.paintedMs, '≤ 950 ms'),
    { ...figure('guest page, awake', (times) => times.awakeMs, '≤ 2400 ms'), floor: null, floorIs: '' },
    figure('guest page, blocking time', (times) => times.blockingMs, '≤ 200 ms'),
    {
      what: `worst of its reactions with ${MESSAGES} messages`,
      unit: 'ms',
      ours: percentile(reactions, 98),
      floor: null,
      floorIs: '',
      goal: '≤ 110 ms',
    },
  ];
}

function notesOf(loads: number, reactions: readonly number[]): string[] {
  return [
    `${loads} loads each, in turn, with an empty cache: Slow 4G (562 ms, 1.47 Mbit/s) and a processor four times slower.`,
    `Reactions: ${reactions.length} presses and taps, to the next frame, with the processor four times slower.`,
  ];
}
