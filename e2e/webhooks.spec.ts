import { Webhook } from 'standardwebhooks';
import { pages } from '@/lib/contract/paths';
import { startReceiver } from '@/lib/testing/webhook-receiver';
import { accessibilityFaults, expect, say, signIn, staffOf, test } from './fixtures';
import { walkIn } from './support/walk-in';

test('another system is named, tried, told what a guest writes, and the log says whether it heard', async ({
  device,
  theHotel,
}) => {
  const receiver = await startReceiver(Number(new URL(theHotel.webhook_receiver).port));
  const desk = await (await device('desktop')).newPage();
  await signIn(desk, theHotel, 'maeve');
  const { slug } = staffOf(theHotel, 'maeve');
  await desk.goto(`${theHotel.base_url}${pages.integrations(slug)}`);
  const section = desk.getByRole('region', { name: 'Webhooks' });
  await section.getByRole('button', { name: 'Add an address' }).click();
  const dialog = desk.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByLabel('Stays').uncheck();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const shown = desk.getByRole('dialog', { name: 'Secret of the webhook' });
  const secret = (await shown.getByText(/^whsec_/).textContent())?.trim() ?? '';
  await shown.getByRole('button', { name: 'I have it' }).click();

  const row = section.getByRole('listitem').filter({ hasText: receiver.url });
  receiver.answer(500);
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(row.getByRole('status')).toHaveText('It answered 500.');
  await expect(row.getByText('Not heard')).toBeVisible();
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(row.getByRole('status')).toHaveText('Heard: it answered 204.');

  const phone = await (await device('phone')).newPage();
  await walkIn(desk, slug, 'Wanda', phone);
  await say(phone, 'Is anybody told?');
  await expect.poll(() => receiver.received.length).toBe(3);
  const { headers, body } = receiver.received[2] ?? { headers: {}, body: '' };
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({
    type: 'message.created',
    data: { hotel_slug: slug, message: { message: 'Is anybody told?', guest_name: 'Wanda Unheard' } },
  });

  await row.getByRole('button', { name: 'Log' }).click();
  const log = desk.getByRole('dialog', { name: 'Log' });
  await expect(log.getByRole('listitem').filter({ hasText: 'message.created' })).toContainText('Heard');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await log.getByRole('button', { name: 'Close' }).click();
  await row.getByRole('button', { name: 'Remove' }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(section.getByText('No other system is told.')).toBeVisible();
  await receiver.close();
});
