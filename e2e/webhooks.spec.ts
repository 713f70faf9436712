import { Webhook } from 'standardwebhooks';
import { pages } from '@/lib/contract/paths';
import { startReceiver } from '@/lib/testing/webhook-receiver';
import { accessibilityFaults, act, expect, say, signIn, staffOf, test } from './fixtures';
import { walkIn } from './support/walk-in';

test('an admin adds a webhook, tests it, it receives a guest’s message, and the log shows the deliveries', async ({
  device,
  theHotel,
}) => {
  const receiver = await startReceiver(Number(new URL(theHotel.webhook_receiver).port));
  const desk = await (await device('desktop')).newPage();
  await signIn(desk, theHotel, 'maeve');
  const { slug } = staffOf(theHotel, 'maeve');
  await act.goto(desk, `${theHotel.base_url}${pages.integrations(slug)}`);
  const section = desk.getByRole('region', { name: 'Webhooks' });
  await act.click(section.getByRole('button', { name: 'Add an address' }));
  const dialog = desk.getByRole('dialog', { name: 'New webhook' });
  await act.fill(dialog.getByLabel('Address'), receiver.url);
  await act.uncheck(dialog.getByLabel('Stays'));
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(dialog.getByRole('button', { name: 'Save' }));
  const shown = desk.getByRole('dialog', { name: 'Secret of the webhook' });
  const secret = (await shown.getByText(/^whsec_/).textContent())?.trim() ?? '';
  await act.click(shown.getByRole('button', { name: 'I have it' }));

  const row = section.getByRole('listitem').filter({ hasText: receiver.url });
  receiver.answer(500);
  await act.click(row.getByRole('button', { name: 'Test' }));
  await expect(row.getByRole('status')).toHaveText('It answered 500.');
  await expect(row.getByText('Not heard')).toBeVisible();
  await act.click(row.getByRole('button', { name: 'Test' }));
  await expect(row.getByRole('status')).toHaveText('Heard: it answered 204.');

  const phone = await (await device('phone')).newPage();
  await walkIn(desk, slug, 'Wanda', phone);
  await say(phone, 'Is anybody told?');
  const received = () => receiver.received.find(({ body }) => body.includes('Is anybody told?'));
  await expect.poll(received).toBeDefined();
  const { headers, body } = received() ?? { headers: {}, body: '' };
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({
    type: 'message.created',
    data: { hotel_slug: slug, message: { message: 'Is anybody told?', guest_name: 'Wanda Unheard' } },
  });

  await act.click(row.getByRole('button', { name: 'Log' }));
  const log = desk.getByRole('dialog', { name: 'Log' });
  await expect(log.getByRole('listitem').filter({ hasText: 'message.created' })).toContainText('Heard');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(log.getByRole('button', { name: 'Close' }));
  await act.click(row.getByRole('button', { name: 'Remove' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Remove' }));
  await expect(section.getByText('No other system is told.')).toBeVisible();
  await receiver.close();
});
