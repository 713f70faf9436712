import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingChannel, conversationChannel, inboxChannel, staffChannel } from '@/lib/contract/channels';
import { envelopeSchema } from '@/lib/contract/realtime';
import { ESCALATION_TIMER } from '@/lib/notifications/item-types';
import { db } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { type Asked, byApiToken, byStaffCookie, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { HELD_SECONDS, holdWindow } from '@/lib/testing/hold-window';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { type Listener, listen, type Received, useChannels } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

let guest: TestGuest;
let id: number;
let booking: string;
let conversation: string;
let ears: (Listener & { stop(): void })[] = [];

/**
 * Connects the page of a guest, a staff page with all its channels, a colleague, and strangers on the public channels
 * of the same names, which need no signature.
 */
beforeEach(async () => {
  guest = await addGuest(fixtures.killarney);
  id = (await guestSays(guest, 'Before anybody listens')).conversation_id;
  await runAfter();
  const { slug } = fixtures.killarney;
  booking = bookingChannel(slug, guest.code);
  conversation = conversationChannel(slug, id);
  const asGuest = (asked: Asked) => guestEndpoints.pusherAuth(slug, byToken(guest), asked);
  const asBrendan = (asked: Asked) => staffEndpoints.pusherAuth(byStaffCookie(fixtures.brendan), asked);
  const asSiobhan = (asked: Asked) => staffEndpoints.pusherAuth(byApiToken(fixtures.siobhan), asked);
  const desk = [conversation, inboxChannel(slug), staffChannel(slug, fixtures.brendan.id)];
  ears = await Promise.all([
    listen([booking], asGuest),
    listen(desk, asBrendan),
    listen([staffChannel(slug, fixtures.siobhan.id)], asSiobhan),
    listen(
      [booking, ...desk].map((name) => name.slice('private-'.length)),
      asGuest,
    ),
  ]);
});
const hangUp = () => {
  for (const ear of ears) ear.stop();
};
beforeEach(() => hangUp);
afterAll(hangUp);

async function received(): Promise<
  [window: Received[], desk: Received[], siobhan: Received[], strangers: Received[]]
> {
  await runAfter();
  const [window = [], desk = [], siobhan = [], strangers = []] = await Promise.all(
    ears.map((ear) => ear.received()),
  );
  return [window, desk, siobhan, strangers];
}
const names = (all: readonly Received[]) => all.map(({ channel, event }) => `${event} on ${channel}`).sort();
/** Counts the pending outbox items of the conversation without its escalation timer, which is not due yet. */
const isWaiting = () =>
  db().outboxItem.count({ where: { conversationId: id, type: { not: ESCALATION_TIMER } } });

describe('realtime events on private channels', () => {
  it('publishes a guest message to the guest, the conversation, the inbox and the receptionist on duty', async () => {
    const { slug } = fixtures.killarney;
    const sent = await guestSays(guest, 'We are out of milk', { client_message_id: 'milk' });
    const [window, desk, siobhan, strangers] = await received();
    expect(names(window)).toEqual([`realtime_event on ${booking}`]);
    expect(names(desk)).toEqual([
      `new-guest-message on ${staffChannel(slug, fixtures.brendan.id)}`,
      `realtime_event on ${conversation}`,
      `realtime_guest_chat_unread_updated on ${inboxChannel(slug)}`,
    ]);
    expect([...siobhan, ...strangers]).toEqual([]);
    const echo = envelopeSchema.parse(window[0]?.data);
    expect(echo).toMatchObject({
      category: 'guest_chat',
      type: 'message_created',
      payload: { ...sent.message, sender_role: 'guest' },
      meta: { hotel_slug: slug, seq: 2, scope: { conversation_id: id, booking_id: guest.code } },
    });
    const personal = desk.find(({ event }) => event === 'new-guest-message')?.data;
    expect(personal).toEqual({
      type: 'guest_message',
      message_id: sent.message_id,
      conversation_id: id,
      booking_id: guest.code,
      room_number: guest.roomNumber,
      guest_message: 'We are out of milk',
      sender_name: guest.name,
      timestamp: sent.sent_at,
    });
    expect(await isWaiting()).toBe(0);
  });

  it('publishes the join and the message of a first answer and updates the inbox row three times', async () => {
    await staffSays(fixtures.brendan, id, 'Coming');
    const [window, desk, siobhan, strangers] = await received();
    expect(window.map(({ event }) => event)).toEqual(['realtime_event', 'staff_joined', 'realtime_event']);
    const types = window.map(({ data }) => envelopeSchema.parse(data).type);
    expect(types).toEqual(['message_created', 'staff_joined', 'message_created']);
    const onConversation = desk.filter(({ channel }) => channel === conversation);
    expect(onConversation.map(({ event }) => event)).toEqual(window.map(({ event }) => event));
    expect(desk.filter(({ channel }) => channel === inboxChannel(fixtures.killarney.slug))).toHaveLength(3);
    expect([...siobhan, ...strangers]).toEqual([]);
    expect(await isWaiting()).toBe(0);
  });

  it('publishes no event when the same message is sent again', async () => {
    await guestSays(guest, 'Once', { client_message_id: 'once' });
    await received();
    await guestSays(guest, 'Once', { client_message_id: 'once' });
    expect((await received()).flat()).toEqual([]);
  });

  it('publishes an assignment to the guest with name and role only and to the assigned colleague in person', async () => {
    const { brendan, siobhan, killarney } = fixtures;
    await conversationEndpoints.assign(killarney.slug, id, byApiToken(brendan), {
      json: { staff_id: siobhan.id },
    });
    const [window, desk, personal, strangers] = await received();
    expect(names(personal)).toEqual([`staff_assigned on ${staffChannel(killarney.slug, siobhan.id)}`]);
    expect(personal[0]?.data).toMatchObject({
      payload: { by: { id: brendan.id }, current_staff_handler: { id: siobhan.id } },
      meta: { scope: { conversation_id: id, room_number: guest.roomNumber } },
    });
    expect(desk.filter(({ event }) => event === 'staff_assigned')).toHaveLength(1);
    const told = window.filter(({ event }) => event === 'staff_assigned').map(({ data }) => data);
    const handler = { name: siobhan.name, role: siobhan.role };
    expect(told).toMatchObject([{ payload: { current_staff_handler: handler, staff: handler } }]);
    expect(JSON.stringify(told)).not.toMatch(/"by"|"id":/);
    expect(strangers).toEqual([]);
  });

  it('publishes a hand-back by leaving to the earlier handler in person', async () => {
    const { brendan, siobhan, killarney } = fixtures;
    for (const staff of [brendan, siobhan])
      await conversationEndpoints.assign(killarney.slug, id, byApiToken(staff), { json: {} });
    await received();
    await conversationEndpoints.leave(killarney.slug, id, byApiToken(siobhan));
    const [window, desk, personal] = await received();
    const inPerson = desk.filter(({ channel }) => channel === staffChannel(killarney.slug, brendan.id));
    expect(inPerson.map(({ event }) => event)).toEqual(['staff_left']);
    expect(names(window)).toEqual([`realtime_event on ${booking}`, `staff_left on ${booking}`]);
    expect(personal).toEqual([]);
  });

  it('publishes a read receipt once', async () => {
    const mark = () =>
      conversationEndpoints.markRead(fixtures.killarney.slug, id, byApiToken(fixtures.brendan));
    await mark();
    await mark();
    const [window, desk] = await received();
    expect(names(window)).toEqual([`messages_read on ${booking}`]);
    expect(window[0]?.data).toMatchObject({ payload: { reader: 'staff', up_to_seq: 1 } });
    expect(desk.filter(({ event }) => event === 'messages_read')).toHaveLength(1);
  });

  it('publishes no event for a refused message', async () => {
    const json = { message: '' };
    await guestEndpoints.send(guest.hotel.slug, byToken(guest), { json });
    await conversationEndpoints.send(fixtures.killarney.slug, id, byApiToken(fixtures.ronan), {
      json: { message: 'a' },
    });
    expect((await received()).flat()).toEqual([]);
  });
});

describe('typing events', () => {
  it('publishes typing of a guest to both channels of the conversation at most once in two seconds', async () => {
    const type = () => guestEndpoints.typing(guest.hotel.slug, byToken(guest));
    expect((await type()).status).toBe(204);
    await holdWindow('typing');
    const again = await type();
    expect(Number(again.headers.get('retry-after'))).toBeLessThanOrEqual(HELD_SECONDS);
    await expectProblem(again, 'rate_limited');
    const [window, desk] = await received();
    expect(names([...window, ...desk])).toEqual([`typing on ${conversation}`, `typing on ${booking}`].sort());
    expect(window[0]?.data).toMatchObject({ payload: { who: 'guest' } });
  });

  it('publishes typing of a staff member at most once in two seconds for each conversation', async () => {
    const type = () =>
      conversationEndpoints.typing(fixtures.killarney.slug, id, byApiToken(fixtures.siobhan));
    expect((await type()).status).toBe(204);
    await holdWindow('typing');
    await expectProblem(await type(), 'rate_limited');
    const [window, desk, , strangers] = await received();
    expect(window[0]?.data).toMatchObject({ payload: { who: 'staff', name: 'Siobhán Walsh' } });
    expect(names(window)).toEqual([`typing on ${booking}`]);
    const everywhere = [`typing on ${conversation}`, `typing on ${inboxChannel(fixtures.killarney.slug)}`];
    expect(names(desk)).toEqual(everywhere.sort());
    expect(strangers).toEqual([]);
    expect(await isWaiting()).toBe(0);
  });
});
