import { aPng } from '@/lib/testing/files';
import { act, bubble, expect, say, test } from './fixtures';

test('the way back closes a picture and then leaves the conversation', async ({ guest }) => {
  const phone = await guest('Aoife');
  const address = phone.url();
  const buffer = await aPng(120, 90);
  await act.upload(phone.locator('input[type=file]'), { name: 'door.png', mimeType: 'image/png', buffer });
  await say(phone, 'Our door');
  await expect(bubble(phone, 'Our door')).toBeVisible();
  const picture = phone.getByRole('button', { name: 'Open the picture door.png' });
  const lightbox = phone.getByRole('dialog');
  for (const _ of ['once', 'again']) {
    await act.click(picture);
    await expect(lightbox).toBeVisible();
    await act.goBack(phone);
    await expect(lightbox).toBeHidden();
    expect(phone.url()).toBe(address);
  }
  // Closed by its own button, it leaves nothing behind that back would have to close.
  await act.click(picture);
  await expect(lightbox).toBeVisible();
  const before = await phone.evaluate(() => Reflect.get(window.history.state ?? {}, 'hmPanels'));
  expect(before).toBe(1);
  await act.click(lightbox.getByRole('button', { name: 'Close', exact: true }));
  await expect(lightbox).toBeHidden();
  await expect
    .poll(() => phone.evaluate(() => Reflect.get(window.history.state ?? {}, 'hmPanels')))
    .toBeUndefined();
});

test('the way back closes a stay at the desk, and a link in it still leads on', async ({ staff }) => {
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await expect(desk.getByRole('heading', { name: 'Stays' })).toBeVisible();
  const address = desk.url();
  await act.click(desk.getByRole('button', { name: 'In house', exact: true }));
  await act.click(desk.getByRole('button', { name: /Aoife/ }));
  const sheet = desk.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await act.goBack(desk);
  await expect(sheet).toBeHidden();
  expect(desk.url()).toBe(address);

  await act.click(desk.getByRole('button', { name: /Aoife/ }));
  await act.click(sheet.getByRole('link', { name: /conversation/i }));
  await expect(desk).toHaveURL(/\/conversations\/\d+$/);
});
