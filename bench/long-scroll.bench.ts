import type { Browser, Page } from '@playwright/test';
import { openBrowser, signIn } from '@/chaos/browser-reader';
import type { Stay } from '@/chaos/fixtures';
import { guestApi, pages } from '@/lib/contract/paths';
import type { Found } from './figure';
import type { Fixture } from './fixture';
import { lengthenConversation } from './long-conversation';
import { median, percentile } from './measure';
import { slowDown } from './page-times';

const MESSAGES = 100_000;
const LOADS = { quick: 3, full: 9 };
const TURNS = 120;
const TURN_PX = 900;

type Walk = { openMs: number; frames: number[]; rows: number };

/** A staff member opens and scrolls back through a conversation of years, beside one of this evening. */
export async function benchLongScroll(fixture: Fixture): Promise<Found> {
  const [, , short, long] = fixture.hotel.stays;
  if (!short || !long) throw new Error('The hotel has too few guests.');
  for (const stay of [short, long]) {
    const words = { message: 'Good evening!', client_message_id: crypto.randomUUID() };
    await fixture.http.post(guestApi.messages(stay.slug), stay.token, words);
  }
  await lengthenConversation(fixture, short, 40);
  await lengthenConversation(fixture, long, MESSAGES);
  const browser = await openBrowser();
  try {
    const ours: Walk[] = [];
    const floor: Walk[] = [];
    for (let load = 0; load < (fixture.isQuick ? LOADS.quick : LOADS.full); load += 1) {
      floor.push(await walk(browser, fixture, short));
      ours.push(await walk(browser, fixture, long));
    }
    const frames = (walks: Walk[]) => walks.flatMap((each) => each.frames);
    return {
      figures: [
        {
          what: `desk opens a conversation of ${MESSAGES} messages`,
          unit: 'ms',
          ours: median(ours.map(({ openMs }) => openMs)),
          floor: median(floor.map(({ openMs }) => openMs)),
          floorIs: 'one of 40 messages',
          goal: '',
        },
        {
          what: 'scrolling back through it, frame p95',
          unit: 'ms',
          ours: percentile(frames(ours), 95),
          floor: percentile(frames(floor), 95),
          floorIs: 'one of 40 messages',
          goal: 'no jank',
        },
      ],
      notes: [
        `${frames(ours).length} frames of ${TURNS} turns of the wheel, ${TURN_PX} px each, processor four times slower; worst ${Math.round(Math.max(...frames(ours)))} ms.`,
        `Rows drawn at the end of the walk: ${Math.max(...ours.map(({ rows }) => rows))}.`,
      ],
    };
  } finally {
    await browser.close();
  }
}

async function walk(browser: Browser, { stack, hotel }: Fixture, stay: Stay): Promise<Walk> {
  const [person] = hotel.staff;
  if (!person || stay.conversationId === null) throw new Error('There is nobody to look.');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await signIn(context, stack.appUrl, person);
    const page = await context.newPage();
    const startedAt = performance.now();
    await page.goto(stack.appUrl + pages.conversation(stay.slug, stay.conversationId));
    await page.getByRole('log').locator('[id^="message-"]').last().waitFor();
    const openMs = performance.now() - startedAt;
    await page.getByText('Live', { exact: true }).waitFor();
    return { openMs, ...(await scrollBack(page)) };
  } finally {
    await context.close();
  }
}

/** No function in here may have a name: tsx adds a helper call to named functions, which the page does not define. */
async function scrollBack(page: Page): Promise<Omit<Walk, 'openMs'>> {
  await slowDown(page, 'processor');
  const log = page.getByRole('log');
  await log.hover();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { paces: frames });
    void (async () => {
      for (let last = performance.now(); ; ) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        frames.push(now - last);
        last = now;
      }
    })();
  });
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, -TURN_PX);
  const frames = await page.evaluate((): number[] => Reflect.get(window, 'paces'));
  return { frames, rows: await log.locator('[id^="message-"]').count() };
}
