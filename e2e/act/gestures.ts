import { expect, type Locator, type Page } from '@playwright/test';
import { awake, ready } from './ready';

/** A finger that stays on a message until the menu is there. */
export async function longPress(target: Locator): Promise<void> {
  await ready(target, 'longPress');
  const lift = await touch(target);
  await expect(target.page().getByRole('menu')).toBeVisible();
  await lift();
}

/** Puts a finger down in the middle of an element; answers how it is lifted. */
export async function touch(target: Locator): Promise<() => Promise<void>> {
  await target.scrollIntoViewIfNeeded();
  const element = await target.elementHandle();
  await element?.waitForElementState('stable');
  const box = await target.boundingBox();
  if (!box) throw new Error(`touch(${target}): it is not in sight`);
  const session = await target.page().context().newCDPSession(target.page());
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  return async () => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  };
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
