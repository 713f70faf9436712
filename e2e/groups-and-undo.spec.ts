import type { Page } from '@playwright/test';
import { accessibilityFaults, act, expect, test } from './fixtures';

const HOTEL = 'hotel-killarney';
const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10);

/** Two room numbers of the hotel. */
const twoRooms = (desk: Page): Promise<string[]> =>
  desk.evaluate(async (slug) => {
    const { rooms } = await (await fetch(`/api/staff/hotel/${slug}/rooms`)).json();
    return rooms.slice(0, 2).map(({ room_number: room }: { room_number: string }) => room);
  }, HOTEL);

async function importFile(desk: Page, name: string, lines: readonly string[]) {
  const text = ['Book number,Guest name(s),Check-in,Check-out,Room,Status', ...lines, ''].join('\n');
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  await act.upload(dialog.getByLabel('Choose a file'), {
    ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  await act.click(dialog.getByRole('button', { name: 'Check', exact: true }));
  await act.click(dialog.getByRole('button', { name: /^Import \w+ stays$/ }));
  await expect(dialog.getByRole('status')).toHaveText(new RegExp(`^Done: ${lines.length} new`));
  await act.click(dialog.getByRole('button', { name: 'Close' }));
}

test('one booking number with two rooms makes two stays, a duplicate is merged, and the import is undone', async ({
  staff,
}) => {
  const desk = await staff('siobhan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  const [first = '', second = ''] = await twoRooms(desk);
  const line = (room: string) => `GROUP-1,Greta Group,${day(1)},${day(3)},${room},ok`;
  await importFile(desk, 'groups.csv', [line(first), line(second)]);

  await act.click(desk.getByRole('button', { name: 'All', exact: true }));
  await act.fill(desk.getByRole('searchbox', { name: 'Search stays' }), 'GROUP-1');
  const rows = desk.getByRole('button', { name: /Greta Group/ });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Group of 2');
  await act.click(desk.getByRole('button', { name: new RegExp(`^${first} ?Greta Group`) }));
  const sheet = desk.getByRole('dialog', { name: 'Greta Group' });
  await expect(sheet.locator('dl')).toContainText(`with room ${second}`);

  await act.click(sheet.getByText('Is this guest here twice?'));
  await act.click(sheet.getByRole('button', { name: 'Find' }));
  await act.click(sheet.getByRole('list', { name: 'Stays found' }).getByRole('button').first());
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Merge' }));
  await expect(sheet.getByRole('alert')).toContainText('there they are two bookings');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(sheet.getByText('Notes and details'));
  await act.fill(sheet.getByLabel('Notes', { exact: true }), 'Vegan');
  await act.click(sheet.getByRole('button', { name: 'Save' }));
  await expect(sheet.getByText('Saved')).toBeVisible();
  await act.click(sheet.getByRole('button', { name: 'Close' }));

  await act.click(desk.getByRole('button', { name: 'Past imports' }));
  const imports = desk.getByRole('dialog', { name: 'Past imports' });
  const entry = imports.getByRole('listitem').filter({ hasText: 'groups.csv' });
  await expect(entry).toContainText('2 new, 0 changed, 0 unchanged, 0 refused');
  await act.click(entry.getByRole('button', { name: 'Undo' }));
  await expect(imports.getByRole('status')).toContainText('1 new stay would be cancelled');
  await expect(imports.getByRole('region', { name: 'Left as they are' })).toContainText(
    'Details were changed since.',
  );
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(imports.getByRole('button', { name: 'Undo “groups.csv”' }));
  await expect(imports.getByRole('status')).toContainText('1 new stay was cancelled');
  await act.click(imports.getByRole('button', { name: 'Back' }));
  await expect(entry).toContainText('Undone on');
  await expect(entry.getByRole('button')).toHaveCount(0);
});
