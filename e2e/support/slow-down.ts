import type { BrowserContext, Page } from '@playwright/test';

/**
 * `E2E_CPU_SLOWDOWN=4` runs every page as on a processor four times as slow. A test must wait for what its next act
 * needs, and a page on a slow phone must still react to input. Service workers run at full speed, because the browser
 * slows pages only.
 */
const RATE = Number(process.env['E2E_CPU_SLOWDOWN'] ?? 1);

/** Slows the open pages of the context and every later page. */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (RATE === 1) return;
  context.on('page', (page) => void slowPage(page));
  for (const page of context.pages()) await slowPage(page);
}

async function slowPage(page: Page): Promise<void> {
  try {
    const session = await page.context().newCDPSession(page);
    const slow = () => session.send('Emulation.setCPUThrottlingRate', { rate: RATE });
    // A navigation to another address may start a new process, which does not inherit the rate.
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) slow().catch(() => undefined);
    });
    await slow();
  } catch (cause) {
    // The error does not matter for a page that is closed.
    if (!page.isClosed()) throw cause;
  }
}
