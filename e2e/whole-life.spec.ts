import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { accessibilityFaults, act, bubble, expect, say, test } from './fixtures';

const NAME = 'Saoirse Whole';

async function openStay(desk: Page, view: string) {
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  const page = desk.getByRole('region', { name: 'Stays' });
  await act.click(page.getByRole('button', { name: view, exact: true }));
  // Other files of this worker may have added more stays than one page shows.
  await act.fill(page.getByRole('searchbox'), NAME);
  await act.click(page.getByRole('button', { name: new RegExp(NAME) }));
  return desk.getByRole('dialog', { name: NAME });
}

/** Imports one arrival of today. Returns the link that the report shows for it. */
async function importArrival(desk: Page): Promise<string> {
  const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10);
  const text = `Id,First name,Last name,Arrival,Departure\nWL-1,Saoirse,Whole,${day(0)},${day(2)}\n`;
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  const file = { name: 'arrivals.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await act.upload(dialog.getByLabel('Choose a file'), file);
  await act.click(dialog.getByRole('button', { name: 'Check' }));
  await act.click(dialog.getByRole('button', { name: 'Import one stay' }));
  await expect(dialog.getByRole('status')).toHaveText(/^Done: 1 new/);
  const downloaded = desk.waitForEvent('download');
  await act.click(dialog.getByRole('button', { name: 'Download report' }));
  const report = await readFile(await (await downloaded).path(), 'utf8');
  await act.click(dialog.getByRole('button', { name: 'Close' }));
  const [row] = Papa.parse<Record<string, string>>(report, { header: true }).data;
  return row?.['guest_link'] ?? '';
}

/** Chooses the last free room of the list. */
async function chooseRoom(sheet: ReturnType<Page['getByRole']>) {
  const rooms = sheet.getByLabel('Room', { exact: true });
  await expect(rooms).toBeEnabled();
  const room = (await rooms.locator('option:not([disabled])').allTextContents()).at(-1) ?? '';
  await act.selectOption(rooms, room);
  return room;
}

test('a stay works from its import to its erasure', async ({ staff, device }) => {
  const [desk, manager] = [await staff('brendan'), await staff('siobhan')];
  const link = await importArrival(desk);
  expect(link).toMatch(/#t=[\w-]{43}$/);

  // Before the arrival the page can be read and says why the guest cannot write yet.
  const phone = await (await device('phone')).newPage();
  await act.goto(phone, link);
  await expect(phone.getByText(/as soon as you have checked in/)).toBeVisible();
  await expect(phone.getByRole('textbox')).toHaveCount(0);

  let sheet = await openStay(desk, 'Arrivals');
  await act.click(sheet.getByRole('button', { name: 'Check in', exact: true }));
  const first = await chooseRoom(sheet);
  await act.click(sheet.locator('form').getByRole('button', { name: 'Check in' }));
  await expect(sheet.locator('dl')).toContainText(first);
  await act.click(sheet.getByRole('button', { name: 'Close' }));

  await act.reload(phone);
  await say(phone, 'Is breakfast still on?');
  await expect(bubble(phone, 'Is breakfast still on?')).toBeVisible();
  await act.click(desk.getByRole('link', { name: 'Inbox' }));
  await act.click(desk.getByRole('link', { name: new RegExp(NAME) }));
  await expect(bubble(desk, 'Is breakfast still on?')).toBeVisible();
  await say(desk, 'Until eleven.');
  await expect(bubble(phone, 'Until eleven.')).toBeVisible();

  // The room changes; the conversation stays the same.
  sheet = await openStay(desk, 'In house');
  await act.click(sheet.getByRole('button', { name: 'Move room' }));
  const second = await chooseRoom(sheet);
  await act.click(sheet.locator('form').getByRole('button', { name: 'Move room' }));
  await expect(sheet.locator('dl')).toContainText(second);
  await say(phone, 'The new room is lovely');
  await expect(bubble(phone, 'The new room is lovely')).toBeVisible();
  await expect(bubble(phone, 'Until eleven.')).toBeVisible();

  await act.click(sheet.getByRole('button', { name: 'Check out' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Check out' }));
  await expect(sheet.getByRole('button', { name: 'Undo checkout' })).toBeVisible();
  await expect(phone.getByText(/Thank you for staying with us, Saoirse/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Erase this guest’s data' })).toHaveCount(0);

  // A manager may erase the stay before its time.
  const theirs = await openStay(manager, 'All');
  await act.click(theirs.getByRole('link', { name: 'Open conversation' }));
  await expect(bubble(manager, 'Until eleven.')).toBeVisible();
  const again = await openStay(manager, 'All');
  await act.click(again.getByRole('button', { name: 'Erase this guest’s data' }));
  expect(await accessibilityFaults(manager)).toEqual([]);
  await act.click(manager.getByRole('alertdialog').getByRole('button', { name: 'Erase this guest’s data' }));
  const erased = manager.getByRole('dialog', { name: 'Erased guest' });
  await expect(erased.getByText(/^Erased on/)).toBeVisible();
  await act.click(erased.getByRole('link', { name: 'Open conversation' }));
  await expect(manager.getByText(/What was said here was erased on/)).toBeVisible();
  await expect(bubble(manager, 'Until eleven.')).toHaveCount(0);
});
