import { accessibilityFaults, act, expect, test } from './fixtures';

test('an import keeps the front desk’s changes unless a receptionist lets the file win for that stay', async ({
  staff,
}) => {
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10);
  const text = `Book number,Guest name(s),Check-in,Check-out,Status\nKEPT-1,Vera Kept,${day(1)},${day(3)},ok\n`;
  const file = { name: 'kept.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  const status = dialog.getByRole('status');
  const check = async () => {
    await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
    await act.upload(dialog.getByLabel('Choose a file'), file);
    await act.click(dialog.getByRole('button', { name: 'Check', exact: true }));
  };
  await check();
  await act.click(dialog.getByRole('button', { name: 'Import one stay' }));
  await expect(status).toHaveText(/^Done: 1 new/);
  await act.click(dialog.getByRole('button', { name: 'Close' }));

  await desk.evaluate(async (slug) => {
    const path = `/api/staff/hotel/${slug}/stays`;
    const { stays } = await (await fetch(`${path}?view=all&q=KEPT-1`)).json();
    await fetch(`${path}/${stays[0].booking_id}/step`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ step: 'cancel' }),
    });
  }, 'hotel-killarney');

  await check();
  await expect(status).toHaveText(/^0 new, 0 changed, 1 unchanged/);
  await act.selectOption(dialog.getByLabel('Show'), 'kept');
  const row = dialog.getByRole('region', { name: 'Rows' }).getByRole('listitem');
  await expect(row).toContainText('The front desk has another Status, which stays.');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await act.click(row.getByRole('checkbox', { name: 'Let the file count for this stay' }));
  await act.click(dialog.getByRole('button', { name: 'Import one stay' }));
  await expect(status).toHaveText(/^Done: 0 new, 1 changed, 0 unchanged/);
});
