import type { BrowserContext, Page } from '@playwright/test';

/**
 * `E2E_CPU_SLOWDOWN=4` runs every page as on a processor four times as slow: what a test waits for must be what makes
 * the next act possible, and a page on a cheap phone must still hear what is pressed. Service workers run at full
 * speed: the browser slows pages only.
 */
const RATE = Number(process.env['E2E_CPU_SLOWDOWN'] ?? 1);

/** For the pages there are and all that come. */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (RATE === 1) return;
  context.on('page', (page) => void slowPage(page));
  for (const page of context.pages()) await slowPage(page);
}

async function slowPage(page: Page): Promise<void> {
  try {
    const session = await page.context().newCDPSession(page);
    const slow = () => session.send('Emulation.setCPUThrottlingRate', { rate: RATE });
    // A new address may be drawn by a new process, which knows nothing of it.
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) slow().catch(() => undefined);
    });
    await slow();
  } catch (cause) {
    // A page that is closed needs nothing.
    if (!page.isClosed()) throw cause;
  }
}
