import { stat } from 'node:fs/promises';
import { act, bubble, expect, say, test } from './fixtures';

const attach = 'input[type=file]';
const SIZE = 6 * 1024 * 1024;
/** Too large for the app's own door. */
const largeMenu = (name: string) => {
  const buffer = Buffer.alloc(SIZE, ' ');
  buffer.write('%PDF-1.4\n');
  return { name, mimeType: 'application/pdf', buffer };
};
/** The door of the store, as it stands in the address of every upload. */
const STORE = '**/v1_1/*/raw/upload';

test('a large file goes straight to the store and reaches the desk whole', async ({ guest, staff }) => {
  const phone = await guest('Aoife');
  const stored = phone.waitForRequest(STORE);
  await act.upload(phone.locator(attach), largeMenu('large-menu.pdf'));
  await say(phone, 'The menu of the wedding');
  expect(new URL((await stored).url()).origin).not.toBe(new URL(phone.url()).origin);
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: /Aoife/ }).first());
  await expect(bubble(desk, 'The menu of the wedding')).toBeVisible();
  const download = desk.waitForEvent('download');
  await act.click(desk.getByRole('link', { name: /^large-menu\.pdf/ }));
  const path = await (await download).path();
  expect((await stat(path)).size).toBe(SIZE);
});

test('while the store is away words still go, the file says so, and goes when it is asked again', async ({
  guest,
  staff,
}) => {
  const phone = await guest('Aoife');
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: /Aoife/ }).first());
  await phone.route(STORE, (route) => route.abort());
  await act.upload(phone.locator(attach), largeMenu('second-menu.pdf'));
  await say(phone, 'The other menu');
  await say(phone, 'Words need not wait');
  await expect(bubble(desk, 'Words need not wait')).toBeVisible();
  const again = phone.getByRole('button', { name: /can't be sent just now/ });
  await expect(again).toBeVisible();
  await phone.unroute(STORE);
  await act.click(again);
  await expect(again).toBeHidden();
  await expect(desk.getByRole('link', { name: /^second-menu\.pdf/ })).toBeVisible();
});
