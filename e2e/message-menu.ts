import type { Page } from '@playwright/test';
import { act, expect } from './fixtures';

/** Returns the row of the message with this text. */
export const messageOf = (page: Page, text: string) =>
  page.locator('[data-message]').filter({ has: page.getByText(text, { exact: true }) });

/** Opens the menu by mouse: the button appears when the pointer is over the message. */
export async function openMenu(page: Page, text: string): Promise<void> {
  const message = messageOf(page, text).last();
  await act.hover(message);
  await act.click(message.getByRole('button', { name: 'Message actions' }));
  await expect(page.getByRole('menu')).toBeVisible();
}

/** Opens the menu by touch: the button is always visible and needs no hover. */
export async function tapMenu(page: Page, text: string): Promise<void> {
  // A quote further down may have the same text. A message that has no number from the server yet has no menu.
  await act.click(messageOf(page, text).first().getByRole('button', { name: 'Message actions' }));
  await expect(page.getByRole('menu')).toBeVisible();
}

export const choose = (page: Page, name: string) =>
  act.click(page.getByRole('menuitem', { name, exact: true }));

/** Replaces the text in the message box, which an edit has filled. */
export async function rewrite(page: Page, from: string, to: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Your message' });
  await expect(box).toHaveValue(from);
  await act.fill(box, to);
  await act.click(page.getByRole('button', { name: 'Save', exact: true }));
}

export const confirm = (page: Page, name: string) =>
  act.click(page.getByRole('alertdialog').getByRole('button', { name, exact: true }));
