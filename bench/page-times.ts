import type { Page } from '@playwright/test';

/** Milliseconds from the start of the request, as the browser measured them. */
export type PageTimes = { paintedMs: number; awakeMs: number; blockingMs: number };

/** The guest's form sets `novalidate` as soon as its script can send, because the script then validates. */
export const AWAKE = 'form[novalidate]';

/** The values that Lighthouse uses for Slow 4G and a mid-range phone. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 86_400 };
const CPU_RATE = 4;
/** A longer task delays the reaction to input noticeably. */
const LONG_TASK_MS = 50;

export async function slowDown(page: Page, what: 'network and processor' | 'processor'): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  if (what === 'processor') return;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
}

type Watched = { painted: number; awake: number; tasks: number[]; reactions: Record<number, number> };

/**
 * Records in the page, from its start, what is measured. No function in it may have a name: tsx adds a helper to those.
 */
export async function watchPage(page: Page, awake: string): Promise<void> {
  await page.addInitScript((selector) => {
    const watched: Watched = { painted: 0, awake: 0, tasks: [], reactions: {} };
    Object.assign(window, { watched });
    for (const type of ['largest-contentful-paint', 'longtask', 'event']) {
      const options = { type, buffered: true, durationThreshold: 16 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const id = 'interactionId' in entry ? Number(entry.interactionId) : 0;
          if (type === 'longtask') watched.tasks.push(entry.duration);
          else if (type !== 'event') watched.painted = entry.startTime;
          else if (id > 0) watched.reactions[id] = Math.max(watched.reactions[id] ?? 0, entry.duration);
        }
      }).observe(options);
    }
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      watched.awake = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  }, awake);
}

export async function readTimes(page: Page): Promise<PageTimes> {
  const { painted, awake, tasks } = await watchedIn(page);
  const blockingMs = tasks.reduce((sum, ms) => sum + Math.max(0, ms - LONG_TASK_MS), 0);
  return { paintedMs: painted, awakeMs: awake, blockingMs };
}

/** Returns how long each press or tap took until it was painted. */
export async function worstInteraction(page: Page): Promise<number[]> {
  return Object.values((await watchedIn(page)).reactions);
}

function watchedIn(page: Page): Promise<Watched> {
  return page.evaluate(() => Reflect.get(window, 'watched'));
}
