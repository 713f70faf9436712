import type { Page } from '@playwright/test';
import { act, expect } from './fixtures';

/** The row of the message that says this. */
export const messageOf = (page: Page, text: string) =>
  page.locator('[data-message]').filter({ has: page.getByText(text, { exact: true }) });

/** With a mouse: near the message, then the button that has come. */
export async function openMenu(page: Page, text: string): Promise<void> {
  const message = messageOf(page, text).last();
  await act.hover(message);
  await act.click(message.getByRole('button', { name: 'Message actions' }));
  await expect(page.getByRole('menu')).toBeVisible();
}

/** With a finger, which finds the button beside the message without coming near. */
export async function tapMenu(page: Page, text: string): Promise<void> {
  // A quote further down may say the same. What the server has not numbered yet has no menu.
  await act.click(messageOf(page, text).first().getByRole('button', { name: 'Message actions' }));
  await expect(page.getByRole('menu')).toBeVisible();
}

export const choose = (page: Page, name: string) =>
  act.click(page.getByRole('menuitem', { name, exact: true }));

/** Other words into the box that an edit has filled. */
export async function rewrite(page: Page, from: string, to: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Your message' });
  await expect(box).toHaveValue(from);
  await act.fill(box, to);
  await act.click(page.getByRole('button', { name: 'Save', exact: true }));
}

export const confirm = (page: Page, name: string) =>
  act.click(page.getByRole('alertdialog').getByRole('button', { name, exact: true }));
