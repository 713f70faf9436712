import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bookingChannel } from '@/lib/contract/channels';
import { BAD_SOCKET_IDS, channelsOf, dressedUp } from '@/lib/testing/bad-channels';
import { type Asked, byGuestCookie, byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { FOREIGN_ORIGINS } from '@/lib/testing/foreign-pages';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { sdkSignature } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let conversationId: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  conversationId = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
});

const SOCKET = '123.456';
const channelOf = (guest: TestGuest) => bookingChannel(guest.hotel.slug, guest.code);
const ask = (guest: TestGuest, asked: Asked) =>
  guestEndpoints.pusherAuth(guest.hotel.slug, byToken(guest), asked);

describe('POST pusher/auth by a guest', () => {
  it('signs the channel of the booking as the Pusher SDK does, for a form and for JSON', async () => {
    const { aoife } = fixtures;
    const fields = { socket_id: SOCKET, channel_name: channelOf(aoife) };
    for (const asked of [{ json: fields }, { body: new URLSearchParams(fields) }]) {
      const response = await ask(aoife, asked);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ auth: sdkSignature(SOCKET, channelOf(aoife)) });
    }
  });

  it('signs the channel for a guest who may read but not yet write', async () => {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
    const response = await ask(guest, { json: { socket_id: SOCKET, channel_name: channelOf(guest) } });
    expect(response.status).toBe(200);
  });

  it('answers 503 to channel authorization without a Channels account', async () => {
    const guest = await addGuest(fixtures.killarney);
    for (const name of ['APP_ID', 'KEY', 'SECRET', 'CLUSTER', 'HOST', 'PORT', 'USE_TLS'])
      vi.stubEnv(`PUSHER_${name}`, '');
    const json = { socket_id: SOCKET, channel_name: channelOf(guest) };
    await expectRefusal(() => ask(guest, { json }), 'unavailable');
  });
});

describe('invalid input of POST pusher/auth by a guest', () => {
  it.each(BAD_SOCKET_IDS)('refuses the socket id %j for a guest', async (socket_id) => {
    const guest = await addGuest(fixtures.killarney);
    const json = { socket_id, channel_name: channelOf(guest) };
    await expectRefusal(() => ask(guest, { json }), 'invalid_input');
    if (typeof socket_id !== 'string') return;
    const body = new URLSearchParams({ socket_id, channel_name: channelOf(guest) });
    await expectRefusal(() => ask(guest, { body }), 'invalid_input');
  });

  it('refuses a parameter that is repeated, a list, unknown or missing', async () => {
    const guest = await addGuest(fixtures.killarney);
    const channel = channelOf(guest);
    const bodies = [
      `socket_id=${SOCKET}&channel_name=${channel}&channel_name=${channelOf(fixtures.aoife)}`,
      `socket_id=${SOCKET}&socket_id=${SOCKET}&channel_name=${channel}`,
      `socket_id=${SOCKET}&channel_name[]=${channel}`,
      `socket_id=${SOCKET}&channel_name[0]=${channel}`,
      `socket_id=${SOCKET}&channel_name=${channel}&user_id=1`,
      `socket_id=${SOCKET}`,
      '',
    ];
    const type = 'application/x-www-form-urlencoded';
    for (const body of bodies) await expectRefusal(() => ask(guest, { body, type }), 'invalid_input');
    for (const channel_name of [[channel], { 0: channel }, null, 7, 'a'.repeat(165), `${channel}\u0000`]) {
      const json = { socket_id: SOCKET, channel_name };
      await expectRefusal(() => ask(guest, { json }), 'invalid_input');
    }
  });

  it('refuses a channel name of a megabyte', async () => {
    const { aoife } = fixtures;
    const fields = { socket_id: SOCKET, channel_name: 'a'.repeat(1_000_000) };
    await expectRefusal(() => ask(aoife, { json: fields }), 'too_large');
    await expectRefusal(() => ask(aoife, { body: new URLSearchParams(fields) }), 'too_large');
  });

  it.each(['text/plain', 'multipart/form-data', 'application/xml'])(
    'refuses channel authorization with a body of type %s',
    async (type) => {
      const body = `socket_id=${SOCKET}&channel_name=${channelOf(fixtures.aoife)}`;
      await expectRefusal(() => ask(fixtures.aoife, { body, type }), 'unsupported_type');
    },
  );
});

describe('other channels at POST pusher/auth by a guest', () => {
  const refuse = (guest: TestGuest, channels: readonly string[]) =>
    expectRefusals(
      channels.map((channel_name) => () => ask(guest, { json: { socket_id: SOCKET, channel_name } })),
      'forbidden',
    );

  it('refuses channels of another booking, of another hotel and of staff', async () => {
    const { aoife, marco, brendan, ronan, killarney, dublin } = fixtures;
    const neighbour = await addGuest(killarney);
    const here = channelsOf({ slug: killarney.slug, code: aoife.code, staffId: brendan.id, conversationId });
    const there = channelsOf({ slug: dublin.slug, code: marco.code, staffId: ronan.id, conversationId });
    const mixed = [bookingChannel(dublin.slug, aoife.code), bookingChannel(killarney.slug, marco.code)];
    const others = [here.conversation, here.inbox, here.personal, ...Object.values(there), ...mixed];
    await refuse(aoife, [...others, channelOf(neighbour)]);
  });

  it('refuses channel names that resemble the own channel', async () => {
    const { aoife, brendan } = fixtures;
    const place = { slug: aoife.hotel.slug, code: aoife.code, staffId: brendan.id, conversationId };
    await refuse(aoife, dressedUp(channelOf(aoife), place));
  });
});

describe('strangers at POST pusher/auth by a guest', () => {
  it.each(FOREIGN_ORIGINS)(
    'refuses channel authorization for a request from another site: %s',
    async (_name, headers) => {
      const { aoife } = fixtures;
      const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byGuestCookie(aoife);
      const json = { socket_id: SOCKET, channel_name: channelOf(aoife) };
      const forge = () => guestEndpoints.pusherAuth(aoife.hotel.slug, { ...cookie, ...headers }, { json });
      await expectRefusal(forge, 'bad_origin');
    },
  );

  it('refuses the thirty-first channel authorization within a minute', async () => {
    const guest = await addGuest(fixtures.killarney);
    const json = { socket_id: SOCKET, channel_name: channelOf(guest) };
    for (let count = 0; count < 30; count += 1) expect((await ask(guest, { json })).status).toBe(200);
    await expectRefusal(() => ask(guest, { json }), 'rate_limited');
  });
});
