import { aPng } from '@/lib/testing/files';
import { accessibilityFaults, act, bubble, expect, guestOf, say, test } from './fixtures';

let PNG = Buffer.alloc(0);
test.beforeAll(async () => {
  PNG = await aPng(120, 90);
});
const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG });
const menu = {
  name: 'menu.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
const attach = 'input[type=file]';

test('a guest’s photos and a receptionist’s document arrive live and open on the other side', async ({
  guest,
  staff,
}) => {
  const phone = await guest('Aoife');
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: /Aoife/ }).first());
  await act.upload(phone.locator(attach), [photo('sink.png'), photo('floor.png')]);
  await expect(phone.getByRole('list', { name: 'Files to send' }).getByRole('listitem')).toHaveCount(2);
  expect(await accessibilityFaults(phone)).toEqual([]);
  await say(phone, 'The tap is dripping');
  const seen = desk.getByRole('button', { name: 'Open the picture sink.png' });
  await expect(seen).toBeVisible();
  await expect(bubble(desk, 'The tap is dripping')).toBeVisible();
  await act.click(seen);
  const lightbox = desk.getByRole('dialog');
  await expect(lightbox.getByText('1 of 2')).toBeVisible();
  await act.press(desk, 'ArrowRight');
  await expect(lightbox.getByText('floor.png').first()).toBeVisible();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.press(desk, 'Escape');
  await expect(lightbox).toBeHidden();

  await act.upload(desk.locator(attach), menu);
  await act.click(desk.getByRole('button', { name: 'Send', exact: true }));
  const download = phone.waitForEvent('download');
  await act.click(phone.getByRole('link', { name: /^menu\.pdf/ }));
  expect((await download).suggestedFilename()).toBe('menu.pdf');
});

test('files chosen offline survive a reload and are sent once', async ({ guest, staff }) => {
  const phone = await guest('Aoife');
  await act.reload(phone);
  await expect(phone.getByRole('textbox')).toBeVisible();
  await act.upload(phone.locator(attach), photo('offline.png'));
  await expect(phone.getByRole('list', { name: 'Files to send' })).toBeVisible();
  // Uploads fail, as with no Wi-Fi coverage; the page itself can still be fetched.
  await phone.context().route('**/attachments/**', (route) => route.abort());
  await say(phone, 'From the lift');
  await expect(phone.getByRole('img', { name: 'offline.png' })).toBeVisible();
  await act.reload(phone);
  await expect(phone.getByRole('img', { name: 'offline.png' })).toBeVisible();
  await phone.context().unroute('**/attachments/**');
  await act.comeOnline(phone);
  await expect(phone.getByRole('button', { name: 'Open the picture offline.png' })).toBeVisible();
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: /Aoife/ }).first());
  await expect(bubble(desk, 'From the lift')).toHaveCount(1);
  await expect(desk.getByRole('button', { name: 'Open the picture offline.png' })).toHaveCount(1);
});

test('a file that cannot be sent is named with the reason before the upload, and can be removed', async ({
  guest,
}) => {
  const phone = await guest('Aoife');
  await act.upload(phone.locator(attach), [
    { name: '<img src=x onerror=alert(1)>.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    ...[1, 2, 3, 4, 5, 6].map((at) => photo(`${at}.png`)),
  ]);
  await expect(phone.getByText(/onerror=alert\(1\)>\.svg can't be sent/)).toBeVisible();
  await expect(phone.getByText(/6\.png was left out/)).toBeVisible();
  const chosen = phone.getByRole('list', { name: 'Files to send' }).getByRole('listitem');
  await expect(chosen).toHaveCount(5);
  await act.click(phone.getByRole('button', { name: 'Remove 5.png' }));
  await expect(chosen).toHaveCount(4);
  for (const at of [1, 2, 3, 4]) await act.click(phone.getByRole('button', { name: `Remove ${at}.png` }));
  await expect(chosen).toHaveCount(0);
});

test('a receptionist pastes and drops pictures', async ({ staff, theHotel }) => {
  const desk = await staff('brendan');
  const { guest_name } = guestOf(theHotel, 'Aoife');
  await act.click(desk.getByRole('link', { name: new RegExp(guest_name) }).first());
  await act.paste(desk.getByRole('textbox', { name: 'Your message' }), photo('pasted.png'));
  await expect(desk.getByText('pasted.png')).toBeVisible();
  const drop = await act.dragFile(desk.getByRole('log'), photo('dropped.png'));
  await expect(desk.getByText('Drop photos or files here to send them')).toBeVisible();
  await drop();
  await expect(desk.getByText('dropped.png')).toBeVisible();
  await expect(desk.getByText('Drop photos or files here to send them')).toBeHidden();
});
