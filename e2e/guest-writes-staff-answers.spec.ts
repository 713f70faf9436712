import { act, bubble, expect, say, test } from './fixtures';

test('a guest and a receptionist exchange messages live', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const niamh = await guest('Niamh');
  await say(niamh, 'Could somebody bring an iron to 205?');
  const row = brendan.getByRole('link', { name: /Niamh Gallagher/ });
  await expect(row).toContainText('Could somebody bring an iron');
  await act.click(row);
  await expect(bubble(brendan, 'Could somebody bring an iron to 205?')).toBeVisible();
  await say(brendan, 'On its way, Niamh!');
  await expect(bubble(niamh, 'On its way, Niamh!')).toBeVisible();
  await expect(niamh.getByText('Brendan Walsh is now looking after you')).toBeVisible();
  await expect(niamh.getByRole('banner')).toContainText('Brendan, Reception, is looking after you');
  await expect(brendan.getByRole('log').getByText('Read')).toBeVisible();
});

test('a typing indicator appears on the other side', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const daniel = await guest('Daniel');
  await act.click(brendan.getByRole('link', { name: /Daniel Okafor/ }));
  const answer = brendan.getByRole('textbox', { name: 'Your message' });
  await act.typeUntil(answer, daniel.getByText('Brendan Walsh is writing…'));
});

test('a later visit has the last messages in its first HTML', async ({ guest }) => {
  const claire = await guest('Claire');
  await expect(bubble(claire, 'Avec plaisir. Bonne soirée !')).toBeVisible();
  const html = await (await claire.request.get(claire.url())).text();
  expect(html).toContain('Avec plaisir. Bonne soirée !');
  expect(new URL(claire.url()).hash).toBe('');
});

test('the guest’s form sends a message without JavaScript', async ({ device, guest, theHotel }) => {
  const yuki = await guest('Yuki');
  const cookies = await yuki.context().cookies();
  const plain = await device('phone', { javaScriptEnabled: false });
  await plain.addCookies(cookies);
  const page = await plain.newPage();
  act.expectNoScript(page);
  await act.goto(page, `${theHotel.base_url}/chat/dublin-central`);
  await say(page, 'Sent by a plain form');
  await expect(page.getByText('Sent by a plain form')).toBeVisible();
  await expect(bubble(yuki, 'Sent by a plain form')).toBeVisible();
});
