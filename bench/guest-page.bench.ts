import type { Browser, BrowserContext } from '@playwright/test';
import { openBrowser } from '@/chaos/browser-reader';
import { guestApi, pages } from '@/lib/contract/paths';
import { openBarePage } from './bare-page';
import type { Figure, Found } from './figure';
import type { Fixture } from './fixture';
import { sumOf, type Weight, weighPage } from './page-weight';

/** An earlier measurement in kB of brotli, for a machine that cannot build the bare page. */
const RECORDED_FLOOR = 119;

/** The weight of a guest's first page view with an open session: HTML with inline styles, and scripts. */
export async function benchGuestPage(fixture: Fixture): Promise<Found> {
  const browser = await openBrowser();
  try {
    const ours = await weighGuestPage(browser, fixture);
    const { weights: floor, note } = await weighBarePage(browser);
    const floorIs = floor ? 'Next App Router page with nothing of ours' : 'recorded, not measured now';
    const figure = (
      what: string,
      coding: 'gzip' | 'brotli',
      part: readonly Weight[],
      goal: string,
    ): Figure => ({
      what,
      unit: 'kB',
      ours: sumOf(part, coding),
      floor: floor ? sumOf(floor, coding) : coding === 'brotli' ? RECORDED_FLOOR : null,
      floorIs,
      goal,
    });
    const first = ours.filter((weight) => weight.isInPage);
    const later = ours.filter((weight) => !weight.isInPage);
    return {
      figures: [
        figure('guest page, needed to begin, brotli', 'brotli', first, '≤ 135 kB'),
        figure('guest page, needed to begin, gzip', 'gzip', first, ''),
        figure('guest page, with all that came later, brotli', 'brotli', ours, ''),
      ],
      notes: [
        ...(note === null ? [] : [note]),
        ...byKind(first).map((line) => `needed to begin: ${line}`),
        ...byKind(later).map((line) => `came later: ${line}`),
      ],
    };
  } finally {
    await browser.close();
  }
}

async function weighGuestPage(browser: Browser, { stack, hotel, http }: Fixture): Promise<Weight[]> {
  const [stay] = hotel.stays;
  if (!stay) throw new Error('The hotel has no guests.');
  const words = { message: 'Good evening!', client_message_id: crypto.randomUUID() };
  await http.post(guestApi.messages(stay.slug), stay.token, words);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const opened = await context.request.post(stack.appUrl + guestApi.session(stay.slug), {
      data: { token: stay.token },
      headers: { Origin: stack.appUrl },
    });
    if (!opened.ok()) throw new Error(`The guest was not let in: ${opened.status()}`);
    return await weighPage(context, stack.appUrl + pages.guest(stay.slug), '[role="log"]');
  } finally {
    await context.close();
  }
}

async function weighBarePage(browser: Browser): Promise<{ weights: Weight[] | null; note: string | null }> {
  let context: BrowserContext | undefined;
  try {
    const bare = await openBarePage();
    try {
      context = await browser.newContext();
      return { weights: await weighPage(context, bare.url, 'main'), note: null };
    } finally {
      await bare.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { weights: null, note: `The bare page could not be built here: ${reason}` };
  } finally {
    await context?.close();
  }
}

function byKind(weights: readonly Weight[]): string[] {
  const kinds = [...new Set(weights.map((weight) => weight.kind))];
  return kinds.map((kind) => {
    const part = weights.filter((weight) => weight.kind === kind);
    const sizes = `${sumOf(part, 'brotli').toFixed(1)} kB brotli, ${sumOf(part, 'gzip').toFixed(1)} kB gzip`;
    return `${kind} × ${part.length}: ${sizes}`;
  });
}
