import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tellNews } from '@/lib/guest-chat/tell-news';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { webhookTarget } from '@/lib/notifications/targets/webhook-target';
import { webhookCaller } from '@/lib/platform/adapters/webhooks';
import { db } from '@/lib/platform/db';
import { findStay } from '@/lib/stays/stay-list-store';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationDoors } from '@/lib/testing/doors';
import { HARD, messageDoors } from '@/lib/testing/message-doors';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { stayDoors } from '@/lib/testing/stay-doors';
import { addGuest, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/the-killarney';
import { emptyOutbox, expireLeases, makeDue, readOutbox } from '@/lib/testing/waiting-news';
import { startReceiver } from '@/lib/testing/webhook-receiver';
import { adminOf, aWebhook } from '@/lib/testing/webhooks';
import { createWebhookCalls } from './call-webhooks';
import { countNews } from './outbox-store';
import { claimCalls } from './webhook-call-store';

useFreshDatabase();
let cast: TheKillarney;
let admin: TestStaff;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  cast = await seedTheKillarney();
  admin = await adminOf(cast.killarney);
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

const manager = createNotificationManager(tellNews, [webhookTarget]);
const calls = createWebhookCalls(webhookCaller(true), { tell: tellNews, findStay });
/** Whoever wrote something is gone without a word of it: the postman finds it. */
const fanOut = async () => {
  await expireLeases();
  await manager.deliverPending();
};
const deliver = async () => {
  await fanOut();
  await calls.callPending();
};
const heard = () => receiver.received.map(({ body }) => JSON.parse(body));
const lines = () =>
  db().webhookCall.findMany({
    orderBy: { id: 'asc' },
    select: { event: true, state: true, attempts: true, status: true, why: true },
  });

describe('another system', () => {
  it('is told of a message once, with its words and place, and of no other hotel’s', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    const theirs = await adminOf(cast.dublin);
    await aWebhook(theirs, receiver.url, ['stay.changed']);
    const said = await guestSays(cast.aoife, 'Two towels, please');
    await guestSays(cast.marco, 'Next door');
    await deliver();
    await deliver();
    expect(heard()).toEqual([
      {
        type: 'message.created',
        timestamp: said.sent_at,
        data: {
          hotel_slug: cast.killarney.slug,
          conversation_id: said.conversation_id,
          booking_id: cast.aoife.code,
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

  it('is told who looks after a conversation, and only of what it asked for', async () => {
    await aWebhook(admin, receiver.url, ['conversation.assigned']);
    const guest = await addGuest(cast.killarney);
    const { conversation_id: id } = await guestSays(guest, 'Hello');
    await conversationDoors.assign(cast.killarney.slug, id, byApiToken(cast.brendan), { json: {} });
    await deliver();
    expect(new Set(heard().map(({ type }) => type))).toEqual(new Set(['conversation.assigned']));
    expect(heard().at(-1)?.data).toMatchObject({
      conversation_id: id,
      current_staff_handler: { id: cast.brendan.id, name: cast.brendan.name },
    });
  });

  it('is told of every step and correction of a stay, without the desk’s notes', async () => {
    await aWebhook(admin, receiver.url, ['stay.changed']);
    const { code } = await addGuest(cast.killarney);
    const as = byApiToken(cast.brendan);
    const { slug } = cast.killarney;
    await stayDoors.change(slug, code, as, { json: { notes: 'Comes by bicycle', guest_last_name: 'Roe' } });
    await stayDoors.step(slug, code, as, 'check_out');
    await deliver();
    // In no promised order: each is called by itself.
    expect(
      heard()
        .map(({ data }) => [data.change, data.stay.booking_id])
        .sort(),
    ).toEqual([
      ['stay.change', code],
      ['stay.check_out', code],
    ]);
    expect(JSON.stringify(heard())).not.toContain('bicycle');
  });

  it('never hears what was erased before it was called', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    const { message_id: id } = await guestSays(await addGuest(cast.killarney), 'Not for anybody');
    await fanOut();
    await messageDoors.staffRemove(id, byApiToken(cast.siobhan), HARD);
    await calls.callPending();
    expect(JSON.stringify(receiver.received)).not.toContain('Not for anybody');
    expect(JSON.stringify(await db().webhookCall.findMany(), (_, value) => String(value))).not.toContain(
      'anybody',
    );
  });
});

describe('a call that is not heard', () => {
  it('is made again later, under the same id, until it is', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    receiver.answer(500);
    await guestSays(await addGuest(cast.killarney), 'Hello');
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

  it('is made by the next process under the same id when one dies in the middle', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    await guestSays(await addGuest(cast.killarney), 'Hello');
    await fanOut();
    expect(await claimCalls(5)).toHaveLength(1);
    await calls.callPending();
    expect(receiver.received).toEqual([]);
    await expireLeases();
    await calls.callPending();
    expect(receiver.received).toHaveLength(1);
  });

  it('ends in the log when nobody has listened for a day and a half', async () => {
    await aWebhook(admin, 'http://127.0.0.1:1/in', ['message.created']);
    await guestSays(await addGuest(cast.killarney), 'Hello');
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

  it('by an address that is gone switches it off, and what waited for it is called no more', async () => {
    const { id } = await aWebhook(admin, receiver.url, ['message.created']);
    const guest = await addGuest(cast.killarney);
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

  it('keeps no other news waiting, and is no backlog', async () => {
    await aWebhook(admin, receiver.url, ['message.created']);
    receiver.answer(500);
    const { conversation_id: id } = await guestSays(await addGuest(cast.killarney), 'Hello');
    await deliver();
    await staffSays(cast.brendan, id, 'Good evening');
    await deliver();
    expect((await readOutbox()).map(({ error }) => error)).toEqual(['answered']);
    expect(await countNews()).toMatchObject({ pending: 0, dead: 0 });
  });
});
