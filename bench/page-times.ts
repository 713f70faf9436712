import type { Page } from '@playwright/test';

/** From the first byte asked for, as the browser itself saw it. */
export type PageTimes = { paintedMs: number; awakeMs: number; blockingMs: number };

/** The guest's form leaves the checking to the page as soon as the page can send by itself. */
export const AWAKE = 'form[novalidate]';

/** As Lighthouse applies Slow 4G and a mid-range phone. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 86_400 };
const CPU_RATE = 4;
/** What a task may take before a finger notices. */
const LONG_TASK_MS = 50;

export async function slowDown(page: Page, what: 'network and processor' | 'processor'): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  if (what === 'processor') return;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
}

type Watched = { painted: number; awake: number; tasks: number[]; reactions: Record<number, number> };

/** Writes down in the page what happens there, from its beginning. No function in it may have a name: tsx marks those. */
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

/** How long each press or tap took to be seen. */
export async function worstInteraction(page: Page): Promise<number[]> {
  return Object.values((await watchedIn(page)).reactions);
}

function watchedIn(page: Page): Promise<Watched> {
  return page.evaluate(() => Reflect.get(window, 'watched'));
}
