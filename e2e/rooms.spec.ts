import type { Page } from '@playwright/test';
import { accessibilityFaults, act, expect, test } from './fixtures';

async function openRooms(desk: Page) {
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await act.click(desk.getByRole('link', { name: 'Rooms', exact: true }));
  await expect(desk.getByRole('heading', { name: 'Rooms' })).toBeVisible();
}

const rowOf = (desk: Page, room: string) =>
  desk.getByRole('list', { name: 'Rooms' }).getByRole('listitem').filter({ hasText: room });

async function openRoom(desk: Page, room: string) {
  await act.click(desk.getByRole('button', { name: `Change room ${room}`, exact: true }));
  return desk.getByRole('dialog', { name: `Room ${room}` });
}

test('a manager adds a range of rooms, renames one, takes it out of order, closes it and reopens it', async ({
  staff,
}) => {
  const desk = await staff('siobhan');
  await openRooms(desk);
  const list = desk.getByLabel('Add rooms');
  await act.fill(list, 'Loft 1, 9101–9103');
  await act.click(desk.getByRole('button', { name: 'Add', exact: true }));
  for (const room of ['Loft 1', '9101', '9102', '9103'])
    await expect(rowOf(desk, room)).toContainText('Free');
  await expect(list).toHaveValue('');

  await act.fill(list, '#loft 1');
  await act.click(desk.getByRole('button', { name: 'Add', exact: true }));
  await expect(desk.getByRole('alert').filter({ hasText: 'Loft 1' })).toBeVisible();

  let dialog = await openRoom(desk, '9102');
  await act.fill(dialog.getByLabel('Number or name'), 'Garden 2');
  await act.fill(dialog.getByLabel('Out of order until'), '2199-01-02');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(dialog.getByRole('button', { name: 'Save' }));
  await expect(rowOf(desk, 'Garden 2')).toContainText('Out of order until');
  await expect(rowOf(desk, '9102')).toHaveCount(0);

  dialog = await openRoom(desk, 'Garden 2');
  await act.click(dialog.getByRole('button', { name: 'Close for good' }));
  await act.click(dialog.getByRole('button', { name: 'Really close it' }));
  await expect(rowOf(desk, 'Garden 2')).toHaveCount(0);
  await act.click(desk.getByText('1 closed room', { exact: true }));
  await act.click(desk.getByRole('button', { name: 'Reopen room Garden 2' }));
  await expect(rowOf(desk, 'Garden 2')).toBeVisible();
});

test('a room with a guest cannot be closed, and the page names the guest', async ({ staff }) => {
  const desk = await staff('siobhan');
  await openRooms(desk);
  const taken = desk.getByRole('list', { name: 'Rooms' }).getByRole('listitem').filter({ hasText: 'Taken' });
  const guest = (await taken.first().getByRole('paragraph').first().textContent()) ?? '';
  await act.click(taken.first().getByRole('button'));
  const dialog = desk.getByRole('dialog');
  await act.click(dialog.getByRole('button', { name: 'Close for good' }));
  await act.click(dialog.getByRole('button', { name: 'Really close it' }));
  await expect(dialog.getByRole('alert')).toContainText(`The room is needed for ${guest}`);
});

test('every staff member can read the rooms, on a phone too', async ({ staff }) => {
  const desk = await staff('declan', 'phone');
  await openRooms(desk);
  await expect(desk.getByRole('list', { name: 'Rooms' }).getByRole('listitem').first()).toBeVisible();
  await expect(desk.getByLabel('Add rooms')).toHaveCount(0);
  await expect(desk.getByRole('button', { name: /^Change room/ })).toHaveCount(0);
  expect(await accessibilityFaults(desk)).toEqual([]);
});
