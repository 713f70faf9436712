import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingChannel, inboxChannel } from '@/lib/contract/channels';
import { db } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { type Asked, byGuestCookie, byStaffCookie, byToken, type Caller } from '@/lib/testing/call-route';
import { connect, type Endpoints, sayByHand } from '@/lib/testing/connect';
import { guestEndpoints, hotelEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { sealedWith } from '@/lib/testing/forged-tokens';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useChannels } from '@/lib/testing/listen';
import { emptyOutbox, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { OF_A_GUEST, OF_STAFF } from '@/lib/testing/revocations';
import { guestSays } from '@/lib/testing/speak';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await emptyOutbox();
  // Each test starts with the first channel generation, as in a hotel without revocations.
  await db().hotel.updateMany({ data: { staffChannelGeneration: 1 } });
});

const CUT = 4009;

function guestEndpointsOf(guest: TestGuest, as: Caller = byGuestCookie(guest)): Endpoints {
  const { slug } = guest.hotel;
  return {
    userAuth: (asked: Asked) => guestEndpoints.userAuth(slug, as, asked),
    channelAuth: (asked: Asked) => guestEndpoints.pusherAuth(slug, as, asked),
    channel: bookingChannel(slug, guest.code),
  };
}

function deskEndpointsOf(staff: TestStaff): Endpoints {
  const as = byStaffCookie(staff);
  return {
    userAuth: (asked: Asked) => staffEndpoints.userAuth(as, asked),
    channelAuth: (asked: Asked) => staffEndpoints.pusherAuth(as, asked),
    channel: inboxChannel(staff.hotel.slug),
  };
}

/** Dispatches after the response, then delivers whatever is still pending. */
async function dispatchNow(): Promise<void> {
  await runAfter();
  await deliverNow();
}

describe.each(OF_A_GUEST)('guest access ended by $name', ({ status, code, end }) => {
  it('disconnects the socket and refuses every further request of the guest', async () => {
    const guest = await addGuest(fixtures.killarney, { status });
    const endpoints = guestEndpointsOf(guest);
    const page = await connect(endpoints);
    expect((await end(guest, fixtures.brendan)).ok).toBe(true);
    await dispatchNow();
    expect(await page.cut).toBe(CUT);
    expect(page.isOpen()).toBe(false);
    const { slug } = guest.hotel;
    const socket = { socket_id: page.socketId };
    await expectRefusal(() => guestEndpoints.context(slug, byGuestCookie(guest)), code);
    await expectRefusal(() => endpoints.userAuth({ json: socket }), code);
    await expectRefusal(
      () => endpoints.channelAuth({ json: { ...socket, channel_name: endpoints.channel } }),
      code,
    );
    expect(await readOutbox()).toEqual([]);
  });

  it('disconnects no other guest and no staff', async () => {
    const [guest, neighbour] = [
      await addGuest(fixtures.killarney, { status }),
      await addGuest(fixtures.killarney),
    ];
    const others = [
      guestEndpointsOf(neighbour),
      guestEndpointsOf(fixtures.marco),
      deskEndpointsOf(fixtures.brendan),
    ];
    const pages = await Promise.all(others.map(connect));
    await end(guest, fixtures.brendan);
    await dispatchNow();
    await guestSays(neighbour, 'Still here');
    await dispatchNow();
    await expect.poll(() => pages[0]?.received).toEqual(['realtime_event']);
    expect(pages.map((page) => page.isOpen())).toEqual([true, true, true]);
  });
});

describe.each(OF_STAFF)('staff access ended by $name', ({ end }) => {
  it('disconnects the staff page and refuses every further request of the staff member', async () => {
    const staff = await addStaff(fixtures.killarney);
    const endpoints = deskEndpointsOf(staff);
    const desk = await connect(endpoints);
    const bystanders = await Promise.all(
      [deskEndpointsOf(fixtures.brendan), deskEndpointsOf(fixtures.ronan)].map(connect),
    );
    await end(staff, fixtures.dublin);
    await dispatchNow();
    expect(await desk.cut).toBe(CUT);
    const socket = { socket_id: desk.socketId };
    const as = byStaffCookie(staff);
    await expectRefusal(() => hotelEndpoints.me(fixtures.killarney.slug, as), 'unauthenticated');
    await expectRefusal(() => endpoints.userAuth({ json: socket }), 'unauthenticated');
    const json = { ...socket, channel_name: endpoints.channel };
    await expectRefusal(() => endpoints.channelAuth({ json }), 'unauthenticated');
    expect(bystanders.map((page) => page.isOpen())).toEqual([true, true]);
  });
});

describe('the scope of a revocation', () => {
  it('disconnects the removed device of a booking and leaves the other devices listening', async () => {
    const guest = await addGuest(fixtures.killarney);
    const [phone, script] = await Promise.all([
      connect(guestEndpointsOf(guest)),
      connect(guestEndpointsOf(guest, byToken(guest))),
    ]);
    await guestEndpoints.endSession(guest.hotel.slug, byGuestCookie(guest));
    await dispatchNow();
    expect(await phone.cut).toBe(CUT);
    await expect.poll(() => script.received).toEqual(['channel_changed']);
    const endpoints = guestEndpointsOf(guest, byToken(guest));
    const again = await connect({ ...endpoints, channel: `${endpoints.channel}-g2` });
    await guestSays(guest, 'From the script');
    await dispatchNow();
    await expect.poll(() => again.received).toEqual(['realtime_event']);
    expect(phone.received).toEqual([]);
  });

  it('lets a staff member who signed out in one browser reconnect with another', async () => {
    const staff = await addStaff(fixtures.killarney);
    const other = { ...staff, cookie: await sealedWith(staff, 'browser') };
    const desks = await Promise.all([deskEndpointsOf(staff), deskEndpointsOf(other)].map(connect));
    await OF_STAFF[0]?.end(staff, fixtures.dublin);
    await dispatchNow();
    await Promise.all(desks.map((desk) => desk.cut));
    await expectRefusal(
      () => hotelEndpoints.me(fixtures.killarney.slug, byStaffCookie(staff)),
      'unauthenticated',
    );
    expect((await hotelEndpoints.me(fixtures.killarney.slug, byStaffCookie(other))).status).toBe(200);
    const endpoints = deskEndpointsOf(other);
    expect((await connect({ ...endpoints, channel: `${endpoints.channel}-g2` })).isOpen()).toBe(true);
  });

  it('makes a signature for one socket invalid on another socket', async () => {
    const endpoints = guestEndpointsOf(await addGuest(fixtures.killarney));
    const { socketId: socket_id } = await connect(endpoints);
    const user = await (await endpoints.userAuth({ json: { socket_id } })).json();
    const entry = await (
      await endpoints.channelAuth({ json: { socket_id, channel_name: endpoints.channel } })
    ).json();
    expect(await sayByHand('pusher:signin', user)).toBe(CUT);
    expect(await sayByHand('pusher:subscribe', { ...entry, channel: endpoints.channel })).toBe(CUT);
  });

  it('stores ids and no message text in the outbox items of a revocation', async () => {
    const guest = await addGuest(fixtures.killarney);
    await OF_A_GUEST[0]?.end(guest, fixtures.brendan);
    const rows = await db().outboxItem.findMany({
      select: { type: true, data: true },
      orderBy: { id: 'asc' },
    });
    expect(rows).toEqual([
      { type: 'access_ended', data: { user: `guest-device-${guest.sessionId}` } },
      { type: 'access_ended', data: { user: `guest-link-${guest.tokenId}` } },
      { type: 'channel_changed', data: { channel: bookingChannel(guest.hotel.slug, guest.code) } },
    ]);
  });
});
