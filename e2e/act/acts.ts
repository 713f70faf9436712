import { expect, type Locator, type Page, type Response } from '@playwright/test';
import { awake, ready, readyForKeys } from './ready';

type Files = Parameters<Locator['setInputFiles']>[0];

export async function click(target: Locator): Promise<void> {
  await ready(target, 'click');
  await target.click();
}

export async function fill(target: Locator, text: string): Promise<void> {
  await ready(target, 'fill');
  await target.fill(text);
}

/** Types key by key: into the given element, or into the focused element of a page. */
export async function typeText(target: Locator | Page, text: string): Promise<void> {
  if (isPage(target)) {
    await readyForKeys(target, `typeText(${JSON.stringify(text)})`);
    return target.keyboard.type(text);
  }
  await ready(target, 'typeText');
  await target.pressSequentially(text);
}

/** Types until `seen` is visible: a page withdraws the typing indicator soon after the last key. */
export async function typeUntil(target: Locator, seen: Locator): Promise<void> {
  await ready(target, 'typeUntil');
  const typeOn = async () => {
    await target.pressSequentially('a');
    return seen.isVisible();
  };
  await expect.poll(typeOn).toBe(true);
}

/** Presses a key on the page, or on an element, which must have the focus. */
export async function press(target: Locator | Page, key: string): Promise<void> {
  if (isPage(target)) {
    await readyForKeys(target, `press(${JSON.stringify(key)})`);
    return target.keyboard.press(key);
  }
  await ready(target, `press(${JSON.stringify(key)})`);
  await expect(target).toBeFocused();
  await target.page().keyboard.press(key);
}

export async function focus(target: Locator): Promise<void> {
  await ready(target, 'focus');
  await target.focus();
  await expect(target).toBeFocused();
}

export async function hover(target: Locator): Promise<void> {
  await ready(target, 'hover');
  await target.hover();
}

/** Moves the pointer to a point, away from the element that it was over. */
export async function movePointer(page: Page, x: number, y: number): Promise<void> {
  await awake(page, 'movePointer');
  await page.mouse.move(x, y);
}

export async function check(target: Locator): Promise<void> {
  await ready(target, 'check');
  await target.check();
}

export async function uncheck(target: Locator): Promise<void> {
  await ready(target, 'uncheck');
  await target.uncheck();
}

export async function selectOption(target: Locator, value: string): Promise<void> {
  await ready(target, 'selectOption');
  await target.selectOption(value);
}

export async function upload(target: Locator, files: Files): Promise<void> {
  await ready(target, 'upload');
  await target.setInputFiles(files);
}

/** Opens an address and waits until the page is awake. */
export async function goto(page: Page, address: string): Promise<Response | null> {
  const response = await page.goto(address);
  await awake(page, `goto(${address})`);
  return response;
}

/** Opens an address and does not wait for its scripts, which may be blocked or delayed. */
export async function gotoHtml(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'domcontentloaded' });
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await awake(page, 'reload');
}

function isPage(target: Locator | Page): target is Page {
  return 'keyboard' in target;
}

/** Goes back in the browser's history, within the page or to the document before it. */
export async function goBack(page: Page): Promise<void> {
  await awake(page, 'goBack');
  await page.evaluate(() => window.history.back());
}
