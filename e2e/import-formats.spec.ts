import { workbookOf } from '../lib/stay-files/reading/workbook-fixture';
import { accessibilityFaults, act, expect, test } from './fixtures';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000);
const two = (number: number) => String(number).padStart(2, '0');
/** A date of which either number may be the month, so its order is ambiguous. */
const unclear = (month: number) => `${two(month)}/${two(month + 1)}/${dayIn(400).getUTCFullYear()}`;
const serial = (date: Date) => Math.floor(date.getTime() / 86_400_000) + 25_569;

test('a workbook is read, an unknown word is asked for once, and the next file of that source reuses the answer', async ({
  staff,
}) => {
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  const mimeType = 'application/octet-stream';

  await act.upload(dialog.getByLabel('Choose a file'), {
    ...{ name: 'old.xls', mimeType, buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
  });
  await expect(dialog).toContainText('save it as “Excel Workbook (.xlsx)”');

  const workbook = (number: string) =>
    Buffer.from(
      workbookOf({
        Summary: [['Hotel Sample'], ['Printed today']],
        Stays: [
          ['Book number', 'Guest name(s)', 'Check-in', 'Nights', 'Status'],
          [number, 'Łucja Zych, Jan Zych', { serial: serial(dayIn(3)) }, 2, 'Zafiro'],
        ],
      }),
    );
  await act.upload(dialog.getByLabel('Choose a file'), {
    name: 'a.xlsx',
    mimeType,
    buffer: workbook('XL-1'),
  });
  await expect(dialog.getByLabel('Sheet')).toHaveValue('Stays');
  await expect(dialog.getByRole('button', { name: 'Check', exact: true })).toBeDisabled();
  await act.selectOption(dialog.getByLabel('“Zafiro” means'), 'confirmed');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(dialog.getByRole('button', { name: 'Check', exact: true }));
  const row = dialog.getByRole('region', { name: 'Rows' }).getByRole('listitem');
  await expect(row).toContainText('Łucja Zych');
  await expect(row).toContainText('XL-1');
  await expect(row).toContainText('with Jan Zych');
  await act.click(dialog.getByRole('button', { name: 'Import one stay' }));
  await expect(dialog.getByRole('status')).toHaveText(/^Done: 1 new/);
  await act.click(dialog.getByRole('button', { name: 'Close' }));

  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  await act.upload(dialog.getByLabel('Choose a file'), {
    name: 'b.xlsx',
    mimeType,
    buffer: workbook('XL-2'),
  });
  await expect(dialog.getByLabel('“Zafiro” means')).toHaveValue('confirmed');
  await expect(dialog.getByRole('button', { name: 'Check', exact: true })).toBeEnabled();
  await act.click(dialog.getByRole('button', { name: 'Another file' }));

  const text = `Id,Name,Arrival,Departure\r\nU-1,Eva Ruiz,${unclear(3)},${unclear(4)}\r\n`;
  await act.upload(dialog.getByLabel('Choose a file'), {
    ...{ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  await expect(dialog.getByLabel('How days are written')).toHaveValue('');
  await expect(dialog.getByRole('button', { name: 'Check', exact: true })).toBeDisabled();
  await act.selectOption(dialog.getByLabel('How days are written'), 'dmy');
  await expect(dialog.getByRole('button', { name: 'Check', exact: true })).toBeEnabled();
});
