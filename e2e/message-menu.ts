import type { Page } from '@playwright/test';
import { bubble, expect } from './fixtures';

/** The row of the message that says this. */
export const messageOf = (page: Page, text: string) =>
  page.locator('[data-message]').filter({ has: page.getByText(text, { exact: true }) });

/** With a mouse: near the message, then the button that has come. */
export async function openMenu(page: Page, text: string): Promise<void> {
  const message = messageOf(page, text).last();
  await message.hover();
  await message.getByRole('button', { name: 'Message actions' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
}

/** With a finger that stays until the menu is there. */
export async function pressLong(page: Page, text: string): Promise<void> {
  // A quote further down may say the same.
  const words = bubble(page, text).first();
  await words.scrollIntoViewIfNeeded();
  const box = await words.boundingBox();
  if (!box) throw new Error(`Nobody sees "${text}".`);
  const touch = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(page.getByRole('menu')).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

export const choose = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();

/** Other words into the box that an edit has filled. */
export async function rewrite(page: Page, from: string, to: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Your message' });
  await expect(box).toHaveValue(from);
  await box.fill(to);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

export const confirm = (page: Page, name: string) =>
  page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
