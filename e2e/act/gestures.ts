import type { Locator, Page } from '@playwright/test';
import { awake, ready } from './ready';

/** As a phone does before it opens its own menu over what a finger holds; answers whether the page lets it. */
export async function letsOwnMenu(target: Locator): Promise<boolean> {
  await ready(target, 'letsOwnMenu');
  return target.evaluate((node) => {
    node.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    return node.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  });
}

/** Turns the wheel over an element; negative is up. */
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

/** Drags a file over an element; answers how it is dropped there. */
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

/** As a browser does when its tab goes behind another, and comes back. */
export async function turn(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
  await awake(page, `turn(${visibility})`);
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
}

/** As a browser does when it has a network again. */
export async function comeOnline(page: Page): Promise<void> {
  await awake(page, 'comeOnline');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

/**
 * As a browser does that can put the page on the home screen; counts in `asked` how often the page wants it. Answers
 * whether the page keeps the browser from asking by itself.
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
