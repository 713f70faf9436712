import type { Locator, Page } from '@playwright/test';
import { awake, ready } from './ready';

/**
 * Opens the context menu on an element, as a long touch does. Returns whether the page allows the browser's own menu.
 */
export async function letsOwnMenu(target: Locator): Promise<boolean> {
  await ready(target, 'letsOwnMenu');
  return target.evaluate((node) => {
    node.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    return node.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  });
}

/** Turns the wheel over an element; a negative value scrolls up. */
export async function wheel(target: Locator, down: number): Promise<void> {
  await ready(target, 'wheel');
  await target.hover();
  await target.page().mouse.wheel(0, down);
}

type GivenFile = Readonly<{ name: string; mimeType: string; buffer: Buffer }>;
const portable = ({ name, mimeType, buffer }: GivenFile) => ({ name, type: mimeType, bytes: [...buffer] });

export async function paste(target: Locator, file: GivenFile): Promise<void> {
  await ready(target, 'paste');
  await target.evaluate((node, { name, type, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const event = { clipboardData: data, bubbles: true, cancelable: true };
    node.dispatchEvent(new ClipboardEvent('paste', event));
  }, portable(file));
}

/** Drags a file over an element. Returns a function that drops it there. */
export async function dragFile(target: Locator, file: GivenFile): Promise<() => Promise<void>> {
  await ready(target, 'dragFile');
  const dataTransfer = await target.page().evaluateHandle(({ name, type, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return data;
  }, portable(file));
  await target.dispatchEvent('dragenter', { dataTransfer });
  return () => target.dispatchEvent('drop', { dataTransfer });
}

/** Changes the visibility of the page, as a browser does when its tab is hidden or shown again. */
export async function turn(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
  await awake(page, `turn(${visibility})`);
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
}

/** Fires the event of a browser that has a network again. */
export async function comeOnline(page: Page): Promise<void> {
  await awake(page, 'comeOnline');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

/**
 * Fires the event of a browser that can install the page on the home screen. Counts in `asked` how often the page calls
 * the prompt. Returns whether the page prevents the browser's own prompt.
 */
export async function offerInstall(page: Page): Promise<boolean> {
  await awake(page, 'offerInstall');
  return page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = async () => Reflect.set(window, 'asked', (Reflect.get(window, 'asked') ?? 0) + 1);
    window.dispatchEvent(Object.assign(event, { prompt }));
    return event.defaultPrevented;
  });
}
