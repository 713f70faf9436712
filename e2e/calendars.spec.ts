import { pages } from '@/lib/contract/paths';
import { calendarText, inDays, startCalendarHost } from '@/lib/testing/calendar-host';
import { accessibilityFaults, act, expect, signIn, staffOf, test } from './fixtures';

test('a manager follows a calendar by its address, sees what left it and why it fails, changes it and removes it', async ({
  device,
  theHotel,
}) => {
  const host = await startCalendarHost(Number(new URL(theHotel.calendar_host).port));
  const event = (uid: string, summary: string) => ({ uid, summary, from: inDays(1), to: inDays(3) });
  host.offer(
    '/flat.ics',
    calendarText(event('e2e-flat-1', 'Reserved - Jane Harbour'), event('e2e-flat-2', 'Not available')),
  );
  const desk = await (await device('desktop')).newPage();
  await signIn(desk, theHotel, 'maeve');
  const { slug } = staffOf(theHotel, 'maeve');
  await act.goto(desk, `${theHotel.base_url}${pages.integrations(slug)}`);
  const section = desk.getByRole('region', { name: 'Calendars' });
  await act.click(section.getByRole('button', { name: 'Follow a calendar' }));
  const dialog = desk.getByRole('dialog', { name: 'Follow a calendar' });
  await act.fill(dialog.getByLabel('Name'), 'Garden flat');
  await act.fill(dialog.getByLabel('Address of the calendar'), host.url('/flat.ics'));
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(dialog.getByRole('button', { name: 'Follow' }));

  const row = section.getByRole('listitem').filter({ hasText: 'Garden flat' });
  await expect(row.getByRole('status')).toHaveText('1 stay, 1 closed or past');
  await expect(row).not.toContainText('/flat');
  await act.goto(desk, `${theHotel.base_url}${pages.stays(slug)}`);
  await act.click(desk.getByRole('button', { name: 'All', exact: true }));
  await act.fill(desk.getByRole('searchbox'), 'Harbour');
  await expect(desk.getByText('Jane Harbour')).toBeVisible();

  await act.goto(desk, `${theHotel.base_url}${pages.integrations(slug)}`);
  host.offer('/flat.ics', calendarText());
  await act.click(row.getByRole('button', { name: 'Read now' }));
  await expect(row.getByText('no longer in the calendar')).toBeVisible();
  await expect(row.getByText('Jane Harbour')).toBeVisible();
  host.offer('/flat.ics', '<!doctype html><html></html>');
  await act.click(row.getByRole('button', { name: 'Read now' }));
  await expect(row.getByText('Not read', { exact: true })).toBeVisible();
  await expect(row.getByText('but no calendar')).toBeVisible();
  expect(await accessibilityFaults(desk)).toEqual([]);

  // The host gave the calendar a new address.
  host.offer('/new-address.ics', calendarText(event('e2e-flat-1', 'Reserved - Jane Harbour')));
  await act.click(row.getByRole('button', { name: 'Change' }));
  const change = desk.getByRole('dialog', { name: 'Change calendar' });
  await expect(change.getByLabel('Name')).toHaveValue('Garden flat');
  await expect(change.getByLabel('Address of the calendar')).toHaveValue('');
  await act.fill(change.getByLabel('Name'), 'Garden flat at the lake');
  await act.fill(change.getByLabel('Address of the calendar'), host.url('/new-address.ics'));
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(change.getByRole('button', { name: 'Save' }));
  await expect(row.getByText('Garden flat at the lake')).toBeVisible();
  await expect(row.getByRole('status')).toHaveText('1 stay');
  await expect(row.getByText('Not read', { exact: true })).toHaveCount(0);

  await act.click(row.getByRole('button', { name: 'Remove' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Remove' }));
  await expect(section.getByText('No calendar is followed.')).toBeVisible();
  await host.close();
});
