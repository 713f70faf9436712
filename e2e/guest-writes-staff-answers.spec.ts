import { bubble, expect, say, test } from './fixtures';

test('a guest and a receptionist talk both ways, live', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const niamh = await guest('Niamh');
  await say(niamh, 'Could somebody bring an iron to 205?');
  const row = brendan.getByRole('link', { name: /Niamh Gallagher/ });
  await expect(row).toContainText('Could somebody bring an iron');
  await row.click();
  await expect(bubble(brendan, 'Could somebody bring an iron to 205?')).toBeVisible();
  await say(brendan, 'On its way, Niamh!');
  await expect(bubble(niamh, 'On its way, Niamh!')).toBeVisible();
  await expect(niamh.getByText('Brendan Walsh is now looking after you')).toBeVisible();
  await expect(niamh.getByRole('banner')).toContainText('Brendan, Reception, is looking after you');
  await expect(brendan.getByRole('log').getByText('Read')).toBeVisible();
});

test('typing shows on the other side', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const daniel = await guest('Daniel');
  await brendan.getByRole('link', { name: /Daniel Okafor/ }).click();
  await brendan.getByRole('textbox', { name: 'Your message' }).pressSequentially('Just a mo');
  await expect(daniel.getByText('Brendan Walsh is writing…')).toBeVisible();
});

test('a later visit has the last messages in its first HTML', async ({ guest }) => {
  const claire = await guest('Claire');
  await expect(bubble(claire, 'Avec plaisir. Bonne soirée !')).toBeVisible();
  const html = await (await claire.request.get(claire.url())).text();
  expect(html).toContain('Avec plaisir. Bonne soirée !');
  expect(new URL(claire.url()).hash).toBe('');
});

test('the form writes without script', async ({ device, guest, theHotel }) => {
  const yuki = await guest('Yuki');
  const cookies = await yuki.context().cookies();
  const plain = await (await device('phone')).browser()?.newContext({ javaScriptEnabled: false });
  if (!plain) throw new Error('No browser.');
  await plain.addCookies(cookies);
  const page = await plain.newPage();
  await page.goto(`${theHotel.base_url}/chat/dublin-central`);
  await say(page, 'Sent by a plain form');
  await expect(page.getByText('Sent by a plain form')).toBeVisible();
  await expect(bubble(yuki, 'Sent by a plain form')).toBeVisible();
  await plain.close();
});
