import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { webhookTarget } from '@/lib/notifications/targets/webhook-target';
import { webhookCaller } from '@/lib/platform/adapters/webhooks';
import { db } from '@/lib/platform/db';
import { findStay } from '@/lib/stays/stay-list-store';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { HARD, messageEndpoints } from '@/lib/testing/message-endpoints';
import { emptyOutbox, expireLeases, makeDue, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { startReceiver } from '@/lib/testing/webhook-receiver';
import { adminOf, aWebhook } from '@/lib/testing/webhooks';
import { createWebhookCalls } from './call-webhooks';
import { countItems } from './outbox-store';
import { claimCalls } from './webhook-call-store';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  admin = await adminOf(fixtures.killarney);
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  await emptyOutbox();
  await db().webhookCall.deleteMany();
  await db().webhook.deleteMany();
  await db().rateLimit.deleteMany();
  receiver.received.length = 0;
});

const manager = createNotificationManager(loadPayloads, [webhookTarget]);
const calls = createWebhookCalls(webhookCaller(true), { tell: loadPayloads, findStay });
/** Ends the leases of items whose writer has not delivered them, so that the dispatcher finds them. */
const fanOut = async () => {
  await expireLeases();
  await manager.deliverPending();
};
const deliver = async () => {
  await fanOut();
  await calls.callPending();
};
const received = () => receiver.received.map(({ body }) => JSON.parse(body));
const lines = () =>
  db().webhookCall.findMany({
    orderBy: { id: 'asc' },
    select: { event: true, state: true, attempts: true, status: true, why: true },
  });

describe('webhook calls', () => {
  it('send a message once, with its text and place, and none of another hotel', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    const theirs = await adminOf(fixtures.dublin);
    await aWebhook(theirs, receiver.url, ['stay.changed']);
    const said = await guestSays(fixtures.aoife, 'Two towels, please');
    await guestSays(fixtures.marco, 'Next door');
    await deliver();
    await deliver();
    expect(received()).toEqual([
      {
        type: 'message.created',
        timestamp: said.sent_at,
        data: {
          hotel_slug: fixtures.killarney.slug,
          conversation_id: said.conversation_id,
          booking_id: fixtures.aoife.code,
          room_number: '204',
          message: expect.objectContaining({ id: said.message_id, message: 'Two towels, please' }),
        },
      },
    ]);
    expect(await lines()).toEqual([
      { event: 'message.created', state: 'delivered', attempts: 1, status: 204, why: null },
    ]);
    expect(await readOutbox()).toEqual([]);
  });

  it('send a new handler, and only the events that the webhook subscribed to', async () => {
    await aWebhook(admin, receiver.url, ['conversation.assigned']);
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id: id } = await guestSays(guest, 'Hello');
    await conversationEndpoints.assign(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), {
      json: {},
    });
    await deliver();
    expect(new Set(received().map(({ type }) => type))).toEqual(new Set(['conversation.assigned']));
    expect(received().at(-1)?.data).toMatchObject({
      conversation_id: id,
      current_staff_handler: { id: fixtures.brendan.id, name: fixtures.brendan.name },
    });
  });

  it('send every step and correction of a stay, without the notes of staff', async () => {
    await aWebhook(admin, receiver.url, ['stay.changed']);
    const { code } = await addGuest(fixtures.killarney);
    const as = byApiToken(fixtures.brendan);
    const { slug } = fixtures.killarney;
    await stayEndpoints.change(slug, code, as, {
      json: { notes: 'Comes by bicycle', guest_last_name: 'Roe' },
    });
    await stayEndpoints.step(slug, code, as, 'check_out');
    await deliver();
    // The order is not promised: each call is made by itself.
    expect(
      received()
        .map(({ data }) => [data.change, data.stay.booking_id])
        .sort(),
    ).toEqual([
      ['stay.change', code],
      ['stay.check_out', code],
    ]);
    expect(JSON.stringify(received())).not.toContain('bicycle');
  });

  it('never send a message that was erased before the call', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    const { message_id: id } = await guestSays(await addGuest(fixtures.killarney), 'Not for anybody');
    await fanOut();
    await messageEndpoints.staffRemove(id, byApiToken(fixtures.siobhan), HARD);
    await calls.callPending();
    expect(JSON.stringify(receiver.received)).not.toContain('Not for anybody');
    expect(JSON.stringify(await db().webhookCall.findMany(), (_, value) => String(value))).not.toContain(
      'anybody',
    );
  });
});

describe('a failed webhook call', () => {
  it('is retried later under the same id until it succeeds', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    receiver.answer(500);
    await guestSays(await addGuest(fixtures.killarney), 'Hello');
    await deliver();
    const [waiting] = await readOutbox();
    expect(waiting).toMatchObject({ attempts: 1, isDead: false, error: 'answered' });
    expect(waiting?.seconds).toBeGreaterThan(1);
    expect(await lines()).toMatchObject([{ state: 'queued', attempts: 1, status: 500, why: 'answered' }]);
    await makeDue();
    await deliver();
    expect(await lines()).toMatchObject([{ state: 'delivered', attempts: 2, status: 204 }]);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('is made by the next process under the same id when a process dies during the call', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    await guestSays(await addGuest(fixtures.killarney), 'Hello');
    await fanOut();
    expect(await claimCalls(5)).toHaveLength(1);
    await calls.callPending();
    expect(receiver.received).toEqual([]);
    await expireLeases();
    await calls.callPending();
    expect(receiver.received).toHaveLength(1);
  });

  it('ends in the call log when the address has not answered for a day and a half', async () => {
    await aWebhook(admin, 'http://127.0.0.1:1/in', ['message.created']);
    await guestSays(await addGuest(fixtures.killarney), 'Hello');
    await fanOut();
    for (let at = 0; at < 12; at += 1) {
      await makeDue();
      await calls.callPending();
    }
    expect(await lines()).toMatchObject([
      { state: 'failed', attempts: 12, status: null, why: 'not_reached' },
    ]);
    expect(await readOutbox()).toEqual([]);
  });

  it('switches the webhook off and cancels its waiting calls when the address answers 410', async () => {
    const { id } = await aWebhook(admin, receiver.url, ['message.created']);
    const guest = await addGuest(fixtures.killarney);
    receiver.answer(410);
    await guestSays(guest, 'Hello');
    await deliver();
    await guestSays(guest, 'Again');
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await db().webhook.findUniqueOrThrow({ where: { id } })).toMatchObject({
      isActive: false,
      isGone: true,
    });
  });

  it('delays no other outbox item and does not count as backlog', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    receiver.answer(500);
    const { conversation_id: id } = await guestSays(await addGuest(fixtures.killarney), 'Hello');
    await deliver();
    await staffSays(fixtures.brendan, id, 'Good evening');
    await deliver();
    expect((await readOutbox()).map(({ error }) => error)).toEqual(['answered']);
    expect(await countItems()).toMatchObject({ pending: 0, dead: 0 });
  });
});
