import { accessibilityFaults, act, expect, test } from './fixtures';

const FILE = [
  'Reservation No.;Guest;E-Mail;Language;Arrival;Departure;Room;Status',
  'PMS-1;"Nolan, Eileen";eileen@example.com;English;{today};{later};;Confirmed',
  'PMS-2;Ana García;;Spanish;{today};{later};;booked',
  'PMS-3;Otto Kern;;German;31.02.2026;{later};;Confirmed',
  'PMS-4;Ida Holm;;;{today};{later};9999;Checked in',
].join('\r\n');

test('a file is previewed, checked and only then imported, and each faulty row is named with its reason', async ({
  staff,
}) => {
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  const day = (more: number) =>
    new Date(Date.now() + more * 86_400_000).toLocaleDateString('de-DE', {
      ...({ day: '2-digit', month: '2-digit', year: 'numeric' } as const),
      timeZone: 'Europe/Dublin',
    });
  const text = FILE.replaceAll('{today}', day(0)).replaceAll('{later}', day(3));
  // Encoded as an older system writes it: Windows-1252, without a declaration.
  const file = { name: 'arrivals.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };

  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  await act.upload(dialog.getByLabel('Choose a file'), file);
  await expect(dialog.getByLabel('Number in your system')).toHaveValue('Reservation No.');
  await expect(dialog.getByLabel('How days are written')).toHaveValue('dmy');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(dialog.getByRole('button', { name: 'Check' }));

  await expect(dialog.getByRole('status')).toHaveText(
    '3 new, 0 changed, 0 unchanged, 1 refused, 0 left out. Nothing has been written yet.',
  );
  const rows = dialog.getByRole('region', { name: 'Rows' });
  await expect(rows.getByRole('listitem').nth(0)).toContainText('Line 4');
  await expect(rows.getByRole('listitem').nth(0)).toContainText('Arrival is not a day.');
  await expect(rows.getByRole('listitem').nth(0)).toContainText('Otto Kern');
  await act.selectOption(dialog.getByLabel('Show'), 'created');
  const holm = rows.getByRole('listitem').filter({ hasText: 'Ida Holm' });
  await expect(holm).toContainText('Room is left out: “9999”.');
  await expect(holm).toContainText('Check the guest in at the desk.');
  await expect(rows.getByRole('listitem').filter({ hasText: 'Ana García' })).toContainText('PMS-2');
  expect(await accessibilityFaults(desk)).toEqual([]);

  await act.click(dialog.getByRole('button', { name: 'Import 3 stays' }));
  await expect(dialog.getByRole('status')).toHaveText(
    'Done: 3 new, 0 changed, 0 unchanged, 1 refused, 0 left out.',
  );
  const download = desk.waitForEvent('download');
  await act.click(dialog.getByRole('button', { name: 'Download report' }));
  expect((await download).suggestedFilename()).toBe('stays-report.csv');
  await act.click(dialog.getByRole('button', { name: 'Close' }));
  await expect(desk.getByRole('button', { name: /Eileen Nolan/ })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Ana García/ })).toBeVisible();

  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  await act.upload(dialog.getByLabel('Choose a file'), file);
  await act.click(dialog.getByRole('button', { name: 'Check' }));
  await expect(dialog.getByRole('status')).toHaveText(/^0 new, 0 changed, 3 unchanged/);
  await expect(dialog.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
});
