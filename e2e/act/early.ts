import type { Locator, Page } from '@playwright/test';
import { isAwake } from './ready';

/** Delays the scripts of the page. Returns a function that lets them load. */
export async function holdBackScripts(page: Page): Promise<() => Promise<void>> {
  let letThrough = () => {};
  const isTime = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/_next/static/**', async (route) => {
    if (route.request().resourceType() === 'script') await isTime;
    await route.continue();
  });
  return async () => letThrough();
}

export async function clickEarly(target: Locator): Promise<void> {
  await target.click();
  await requireAsleep(target, 'clickEarly');
}

export async function typeEarly(target: Locator, text: string): Promise<void> {
  await target.pressSequentially(text);
  await requireAsleep(target, 'typeEarly');
}

export async function selectEarly(target: Locator, value: string): Promise<void> {
  await target.selectOption(value);
  await requireAsleep(target, 'selectEarly');
}

async function requireAsleep(target: Locator, act: string): Promise<void> {
  if (await isAwake(target.page())) throw new Error(`${act}(${target}): the page was awake already`);
}
