import { stat } from 'node:fs/promises';
import { act, bubble, expect, say, test } from './fixtures';

const attach = 'input[type=file]';
const SIZE = 6 * 1024 * 1024;
/** A file above the limit for uploads through the app. */
const largeMenu = (name: string) => {
  const buffer = Buffer.alloc(SIZE, ' ');
  buffer.write('%PDF-1.4\n');
  return { name, mimeType: 'application/pdf', buffer };
};
/** The upload address of the file store, as a route pattern. */
const STORE = '**/v1_1/*/raw/upload';

test('a large file is uploaded straight to the store and reaches the receptionist whole', async ({
  guest,
  staff,
}) => {
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

test('while the store is down text is still sent, the file shows the failure, and a retry sends it', async ({
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
