import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { accessibilityFaults, bubble, expect, say, test } from './fixtures';

const NAME = 'Saoirse Whole';

async function openStay(desk: Page, view: string) {
  await desk.getByRole('link', { name: 'Stays' }).click();
  const page = desk.getByRole('region', { name: 'Stays' });
  await page.getByRole('button', { name: view, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(NAME) }).click();
  return desk.getByRole('dialog', { name: NAME });
}

/** Imports one arrival of today and answers the link that the report has for it. */
async function importArrival(desk: Page): Promise<string> {
  const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10);
  const text = `Id,First name,Last name,Arrival,Departure\nWL-1,Saoirse,Whole,${day(0)},${day(2)}\n`;
  await desk.getByRole('link', { name: 'Stays' }).click();
  await desk.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  const file = { name: 'arrivals.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await dialog.getByLabel('Choose a file').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByRole('button', { name: 'Import one stay' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/^Done: 1 new/);
  const downloaded = desk.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download report' }).click();
  const report = await readFile(await (await downloaded).path(), 'utf8');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const [row] = Papa.parse<Record<string, string>>(report, { header: true }).data;
  return row?.['guest_link'] ?? '';
}

/** The last room of the list that is free. */
async function chooseRoom(sheet: ReturnType<Page['getByRole']>) {
  const rooms = sheet.getByLabel('Room', { exact: true });
  await expect(rooms).toBeEnabled();
  const room = (await rooms.locator('option:not([disabled])').allTextContents()).at(-1) ?? '';
  await rooms.selectOption(room);
  return room;
}

test('the whole life of a stay, from the file it came in to its being forgotten', async ({
  staff,
  device,
}) => {
  test.setTimeout(120_000);
  const [desk, manager] = [await staff('brendan'), await staff('siobhan')];
  const link = await importArrival(desk);
  expect(link).toMatch(/#t=[\w-]{43}$/);

  // Before arrival the page can be read, and says why nothing can be written yet.
  const phone = await (await device('phone')).newPage();
  await phone.goto(link);
  await expect(phone.getByText(/as soon as you have checked in/)).toBeVisible();
  await expect(phone.getByRole('textbox')).toHaveCount(0);

  let sheet = await openStay(desk, 'Arrivals');
  await sheet.getByRole('button', { name: 'Check in', exact: true }).click();
  const first = await chooseRoom(sheet);
  await sheet.locator('form').getByRole('button', { name: 'Check in' }).click();
  await expect(sheet.locator('dl')).toContainText(first);
  await sheet.getByRole('button', { name: 'Close' }).click();

  await phone.reload();
  await say(phone, 'Is breakfast still on?');
  await expect(bubble(phone, 'Is breakfast still on?')).toBeVisible();
  await desk.getByRole('link', { name: 'Inbox' }).click();
  await desk.getByRole('link', { name: new RegExp(NAME) }).click();
  await expect(bubble(desk, 'Is breakfast still on?')).toBeVisible();
  await say(desk, 'Until eleven.');
  await expect(bubble(phone, 'Until eleven.')).toBeVisible();

  // Another room, the same conversation.
  sheet = await openStay(desk, 'In house');
  await sheet.getByRole('button', { name: 'Move room' }).click();
  const second = await chooseRoom(sheet);
  await sheet.locator('form').getByRole('button', { name: 'Move room' }).click();
  await expect(sheet.locator('dl')).toContainText(second);
  await say(phone, 'The new room is lovely');
  await expect(bubble(phone, 'The new room is lovely')).toBeVisible();
  await expect(bubble(phone, 'Until eleven.')).toBeVisible();

  await sheet.getByRole('button', { name: 'Check out' }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Check out' }).click();
  await expect(sheet.getByRole('button', { name: 'Undo checkout' })).toBeVisible();
  await expect(phone.getByText(/Thank you for staying with us, Saoirse/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Erase this guest’s data' })).toHaveCount(0);

  // Whoever answers for the hotel may forget it all before its time.
  const theirs = await openStay(manager, 'All');
  await theirs.getByRole('link', { name: 'Open conversation' }).click();
  await expect(bubble(manager, 'Until eleven.')).toBeVisible();
  const again = await openStay(manager, 'All');
  await again.getByRole('button', { name: 'Erase this guest’s data' }).click();
  expect(await accessibilityFaults(manager)).toEqual([]);
  await manager.getByRole('alertdialog').getByRole('button', { name: 'Erase this guest’s data' }).click();
  const erased = manager.getByRole('dialog', { name: 'Erased guest' });
  await expect(erased.getByText(/^Erased on/)).toBeVisible();
  await erased.getByRole('link', { name: 'Open conversation' }).click();
  await expect(manager.getByText(/What was said here was erased on/)).toBeVisible();
  await expect(bubble(manager, 'Until eleven.')).toHaveCount(0);
});
