import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETE as removeSession } from '@/app/api/public/chat/[hotelSlug]/guest/chat/sessions/[sessionId]/route';
import { bookingChannel, conversationChannel } from '@/lib/contract/channels';
import { eventPageSchema, guestContextSchema } from '@/lib/contract/chat';
import type { BookingStatus } from '@/lib/contract/hotel';
import { openConversation } from '@/lib/guest-chat/conversation-store';
import { db } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { byApiToken, byGuestCookie, byToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { aCompanion, companionEndpoints, tokenOf } from '@/lib/testing/companions';
import { conversationEndpoints, guestEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useChannels } from '@/lib/testing/listen';
import { openPage } from '@/lib/testing/open-page';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { listenRaw } from '@/lib/testing/raw-listener';
import { OF_A_GUEST } from '@/lib/testing/revocations';
import { deviceOf, pinOf, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { staffSays } from '@/lib/testing/speak';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await useRoomCodes(fixtures.killarney);
});
beforeEach(emptyOutbox);

type Listening = { as: Caller; end(): Promise<unknown> };
/** Each way to lose access to the channel of a guest: the listening caller and the action that ends its access. */
const REVOCATIONS: { name: string; status: BookingStatus; begin(guest: TestGuest): Promise<Listening> }[] = [
  ...OF_A_GUEST.map(({ name, status, end }) => ({
    name,
    status,
    begin: async (guest: TestGuest) => ({
      as: byGuestCookie(guest),
      end: () => end(guest, fixtures.brendan),
    }),
  })),
  {
    name: 'the removal of a companion',
    status: 'in_house',
    async begin(guest) {
      const { id } = await aCompanion(guest, fixtures.brendan);
      const as = byToken({ token: await tokenOf(guest, fixtures.brendan, id) });
      const end = () =>
        companionEndpoints.remove(guest.hotel.slug, guest.code, id, byApiToken(fixtures.brendan));
      return { as, end };
    },
  },
  {
    name: 'the removal of a device by the guest',
    status: 'in_house',
    async begin(guest) {
      const { slug } = guest.hotel;
      const path = `/api/public/chat/${slug}/guest/chat/sessions/${guest.sessionId}`;
      const params = { hotelSlug: slug, sessionId: String(guest.sessionId) };
      return {
        as: byGuestCookie(guest),
        end: () => callRoute(removeSession, 'DELETE', path, params, byToken(guest)),
      };
    },
  },
  {
    name: 'the end of the day of a device that came in by the room',
    status: 'in_house',
    async begin(guest) {
      const pin = await pinOf(guest, fixtures.brendan);
      const entry = await roomEndpoints.enter(guest.hotel.slug, guest.roomNumber ?? '', { pin });
      const end = async () => {
        await db().outboxItem.updateMany({ where: { type: 'access_ends' }, data: { dueAt: new Date() } });
        await deliverNow();
      };
      return { as: deviceOf(entry, guest), end };
    },
  },
];

const firstName = (guest: TestGuest) => bookingChannel(guest.hotel.slug, guest.code);
const authorise =
  (guest: TestGuest, as: Caller) => (asked: Parameters<typeof guestEndpoints.pusherAuth>[2]) =>
    guestEndpoints.pusherAuth(guest.hotel.slug, as, asked);
const generationOf = async ({ bookingId: id }: TestGuest) =>
  (await db().booking.findUniqueOrThrow({ where: { id } })).channelGeneration;

async function dispatchNow(): Promise<void> {
  await runAfter();
  await deliverNow();
}

async function contextOf(guest: TestGuest, as: Caller) {
  return guestContextSchema.parse(await (await guestEndpoints.context(guest.hotel.slug, as)).json());
}

describe.each(REVOCATIONS)('the channel of a guest after $name', ({ status, begin }) => {
  it('sends nothing more to a client that ignores the disconnection', async () => {
    const guest = await addGuest(fixtures.killarney, { status });
    const { slug } = guest.hotel;
    const { id } = await openConversation(fixtures.killarney.id, guest.bookingId);
    const { as, end } = await begin(guest);
    const raw = await listenRaw([firstName(guest)], authorise(guest, as));
    const desk = conversationChannel(slug, id);
    const colleague = await listenRaw([desk], (asked) =>
      staffEndpoints.pusherAuth(byApiToken(fixtures.brendan), asked),
    );
    await staffSays(fixtures.brendan, id, 'Told before');
    await dispatchNow();
    expect(JSON.stringify(await raw.received())).toContain('Told before');
    await colleague.received();

    await staffSays(fixtures.brendan, id, 'Written before, told after');
    await end();
    await dispatchNow();
    expect(await raw.received()).toEqual([{ channel: firstName(guest), event: 'channel_changed', data: {} }]);
    expect(JSON.stringify(await colleague.received())).toContain('Written before, told after');

    await conversationEndpoints.typing(slug, id, byApiToken(fixtures.brendan));
    await dispatchNow();
    expect((await colleague.received()).map(({ event }) => event)).toEqual(['typing']);
    expect(await raw.received()).toEqual([]);
    expect(raw.isOpen()).toBe(true);
    expect(await generationOf(guest)).toBe(2);
  });
});

it('moves guests with access to a new channel on which their page receives the next message', async () => {
  const guest = await addGuest(fixtures.killarney);
  const { slug } = guest.hotel;
  const { id } = await openConversation(fixtures.killarney.id, guest.bookingId);
  const as = byGuestCookie(guest);
  const { end } = (await REVOCATIONS.at(-3)?.begin(guest)) ?? {};
  const page = await openPage(firstName(guest), {
    userAuth: (asked) => guestEndpoints.userAuth(slug, as, asked),
    channelAuth: authorise(guest, as),
    fetchName: async () =>
      eventPageSchema.parse(await (await guestEndpoints.events(slug, as, { query: '?after=0' })).json())
        .channel_name,
  });
  await expect.poll(() => page.isLive()).toBe(true);
  await end?.();
  await dispatchNow();
  const next = `${firstName(guest)}-g2`;
  // The page fetches the name once to learn it and again after it has subscribed to the channel.
  await expect.poll(() => page.names.filter((name) => name === next).length).toBeGreaterThan(1);
  expect(page.received).toEqual([]);
  await staffSays(fixtures.brendan, id, 'On the new name');
  await dispatchNow();
  await expect.poll(() => page.received).toContain('realtime_event');
});

it('returns one current channel name in the context and the event log and signs no other name', async () => {
  const guest = await addGuest(fixtures.killarney);
  const as = byToken(guest);
  const { slug } = guest.hotel;
  expect(await contextOf(guest, as)).toMatchObject({ channel_name: firstName(guest) });
  for (const generation of [2, 3]) {
    const { id } = await aCompanion(guest, fixtures.brendan);
    await tokenOf(guest, fixtures.brendan, id);
    await companionEndpoints.remove(slug, guest.code, id, byApiToken(fixtures.brendan));
    const current = `${firstName(guest)}-g${generation}`;
    expect(await contextOf(guest, as)).toMatchObject({ channel_name: current, pusher: { channel: current } });
    const events = await (await guestEndpoints.events(slug, as, { query: '?after=0' })).json();
    expect(events).toMatchObject({ channel_name: current });
    const ask = (channel_name: string) => () =>
      guestEndpoints.pusherAuth(slug, as, { json: { socket_id: '1.2', channel_name } });
    expect((await ask(current)()).status).toBe(200);
    const others = [1, 2, 3, 4]
      .filter((each) => each !== generation)
      .map((each) => `${firstName(guest)}-g${each}`);
    for (const name of [firstName(guest), ...others]) await expectRefusal(ask(name), 'forbidden');
  }
});

it('keeps the channel name when a companion without a link is removed', async () => {
  const guest = await addGuest(fixtures.killarney);
  const { id } = await aCompanion(guest, fixtures.brendan);
  await companionEndpoints.remove(guest.hotel.slug, guest.code, id, byApiToken(fixtures.brendan));
  expect(await generationOf(guest)).toBe(1);
});

it('changes the channel name once for a device that is removed before its day ends', async () => {
  const guest = await addGuest(fixtures.killarney);
  const { end } = (await REVOCATIONS.at(-1)?.begin(guest)) ?? {};
  await OF_A_GUEST.find(({ name }) => name.includes('all links'))?.end(guest, fixtures.brendan);
  await end?.();
  await dispatchNow();
  expect(await generationOf(guest)).toBe(2);
  expect(await db().outboxItem.count({ where: { type: 'access_ends' } })).toBe(0);
});

it('keeps the channel names of other guests of this hotel and of another', async () => {
  const [guest, neighbour] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
  await OF_A_GUEST[0]?.end(guest, fixtures.brendan);
  await dispatchNow();
  for (const other of [neighbour, fixtures.marco])
    expect(await contextOf(other, byToken(other))).toMatchObject({ channel_name: firstName(other) });
  const hotels = await db().hotel.findMany({ select: { staffChannelGeneration: true } });
  expect(hotels.map(({ staffChannelGeneration }) => staffChannelGeneration)).toEqual([1, 1]);
});
