import { act, expect, signIn, test } from './fixtures';

/** More rows than one part takes, so the import has a second, shorter part. */
const ROWS = 201;
const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10);
const file = (mark: string, count: number) => {
  const rows = Array.from(
    { length: count },
    (_, at) => `${mark}-${at},Guest Number${at},${day(2)},${day(4)}`,
  );
  const text = ['Booking number,Guest,Arrival,Departure', ...rows].join('\r\n');
  return { name: 'stays.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
};

test('an import resumes after a reload, writes no stay twice, and is removed at sign-out', async ({
  device,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  await signIn(desk, theHotel, 'brendan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  const dialog = desk.getByRole('dialog', { name: 'Import stays' });
  await act.upload(dialog.getByLabel('Choose a file'), file('going-on', ROWS));
  await expect(dialog.getByLabel('Number in your system')).toHaveValue('Booking number');
  // Our policy allows the web worker that reads files, and it has started.
  await expect.poll(() => desk.workers().length).toBe(1);
  await act.click(dialog.getByRole('button', { name: 'Check' }));
  await expect(dialog.getByRole('status')).toHaveText(/^201 new/);

  // The server writes the second part, and its answer never reaches the page.
  let parts = 0;
  await desk.route('**/stays/import', async (route) => {
    parts += 1;
    const answer = await route.fetch();
    if (parts < 2) await route.fulfill({ response: answer });
  });
  await act.click(dialog.getByRole('button', { name: 'Import 201 stays' }));
  await expect.poll(() => parts).toBe(2);
  await expect(dialog.getByText('200 of 201')).toBeVisible();
  await desk.unrouteAll({ behavior: 'ignoreErrors' });
  await act.reload(desk);
  await expect(dialog.getByRole('status')).toHaveText(
    'Done: 200 new, 0 changed, 1 unchanged, 0 refused, 0 left out.',
  );
  await act.click(dialog.getByRole('button', { name: 'Close' }));

  const kept = () => desk.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const countKept = () =>
    desk.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('hotelmate-import');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asked = opening.result.transaction('work').objectStore('work').count();
            asked.onsuccess = () => {
              opening.result.close();
              resolve(asked.result);
            };
          };
        }),
    );
  expect(await kept()).toContain('hotelmate-import');
  await expect.poll(countKept).toBe(0);

  await desk.route('**/stays/import', (route) =>
    route.request().postDataJSON().is_dry_run ? route.continue() : undefined,
  );
  await act.click(desk.getByRole('button', { name: 'Import', exact: true }));
  await act.upload(dialog.getByLabel('Choose a file'), file('signed-out', 5));
  await act.click(dialog.getByRole('button', { name: 'Check' }));
  await act.click(dialog.getByRole('button', { name: 'Import 5 stays' }));
  await expect.poll(countKept).toBe(1);
  await desk.unrouteAll({ behavior: 'ignoreErrors' });
  await desk.context().clearCookies();
  await act.reload(desk);
  await expect(desk.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
  await signIn(desk, theHotel, 'maeve');
  await expect.poll(countKept).toBe(0);
});
