import { aPng } from '@/lib/testing/files';
import { act, bubble, expect, say, test } from './fixtures';

test('the back button closes a picture first and leaves the conversation second', async ({ guest }) => {
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
  // A picture closed by its own button leaves no history entry behind.
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

test('the back button closes a stay on the page Stays, and a link inside the stay still works', async ({
  staff,
}) => {
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: 'Stays' }));
  await expect(desk.getByRole('heading', { name: 'Stays' })).toBeVisible();
  await act.click(desk.getByRole('button', { name: 'In house', exact: true }));
  await expect(desk).toHaveURL(/view=in_house$/);
  const address = desk.url();
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
