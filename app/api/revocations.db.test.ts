import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingChannel, inboxChannel } from '@/lib/contract/channels';
import { db } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { type Asked, byGuestCookie, byStaffCookie, byToken, type Caller } from '@/lib/testing/call-route';
import { connect, type Doors, sayByHand } from '@/lib/testing/connect';
import { guestDoors, hotelDoors, staffDoors } from '@/lib/testing/doors';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { sealedWith } from '@/lib/testing/forged-tokens';
import { useChannels } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { OF_A_GUEST, OF_STAFF } from '@/lib/testing/revocations';
import { guestSays } from '@/lib/testing/speak';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/the-killarney';
import { emptyOutbox, readOutbox } from '@/lib/testing/waiting-news';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
useChannels();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
});
beforeEach(async () => {
  await emptyOutbox();
  // Each test begins in a hotel where nothing was revoked, and so with the first names of its channels.
  await db().hotel.updateMany({ data: { staffChannelGeneration: 1 } });
});

const CUT = 4009;

function guestsDoors(guest: TestGuest, as: Caller = byGuestCookie(guest)): Doors {
  const { slug } = guest.hotel;
  return {
    userAuth: (asked: Asked) => guestDoors.userAuth(slug, as, asked),
    channelAuth: (asked: Asked) => guestDoors.pusherAuth(slug, as, asked),
    channel: bookingChannel(slug, guest.code),
  };
}

function desksDoors(staff: TestStaff): Doors {
  const as = byStaffCookie(staff);
  return {
    userAuth: (asked: Asked) => staffDoors.userAuth(as, asked),
    channelAuth: (asked: Asked) => staffDoors.pusherAuth(as, asked),
    channel: inboxChannel(staff.hotel.slug),
  };
}

/** Told at once, as after an answer; where nothing was put off until then, by whoever comes by next. */
async function tellNow(): Promise<void> {
  await runAfter();
  await deliverNow();
}

describe.each(OF_A_GUEST)('$name', ({ status, code, end }) => {
  it('cuts the socket of whoever listened before, and lets them in nowhere again', async () => {
    const guest = await addGuest(cast.killarney, { status });
    const doors = guestsDoors(guest);
    const page = await connect(doors);
    expect((await end(guest, cast.brendan)).ok).toBe(true);
    await tellNow();
    expect(await page.cut).toBe(CUT);
    expect(page.isOpen()).toBe(false);
    const { slug } = guest.hotel;
    const socket = { socket_id: page.socketId };
    await expectRefusal(() => guestDoors.context(slug, byGuestCookie(guest)), code);
    await expectRefusal(() => doors.userAuth({ json: socket }), code);
    await expectRefusal(() => doors.channelAuth({ json: { ...socket, channel_name: doors.channel } }), code);
    expect(await readOutbox()).toEqual([]);
  });

  it('cuts nobody else', async () => {
    const [guest, neighbour] = [await addGuest(cast.killarney, { status }), await addGuest(cast.killarney)];
    const others = [guestsDoors(neighbour), guestsDoors(cast.marco), desksDoors(cast.brendan)];
    const pages = await Promise.all(others.map(connect));
    await end(guest, cast.brendan);
    await tellNow();
    await guestSays(neighbour, 'Still here');
    await tellNow();
    await expect.poll(() => pages[0]?.heard).toEqual(['realtime_event']);
    expect(pages.map((page) => page.isOpen())).toEqual([true, true, true]);
  });
});

describe.each(OF_STAFF)('$name', ({ end }) => {
  it('cuts the desk, and lets them in nowhere again', async () => {
    const staff = await addStaff(cast.killarney);
    const doors = desksDoors(staff);
    const desk = await connect(doors);
    const bystanders = await Promise.all([desksDoors(cast.brendan), desksDoors(cast.ronan)].map(connect));
    await end(staff, cast.dublin);
    await tellNow();
    expect(await desk.cut).toBe(CUT);
    const socket = { socket_id: desk.socketId };
    const as = byStaffCookie(staff);
    await expectRefusal(() => hotelDoors.me(cast.killarney.slug, as), 'unauthenticated');
    await expectRefusal(() => doors.userAuth({ json: socket }), 'unauthenticated');
    const json = { ...socket, channel_name: doors.channel };
    await expectRefusal(() => doors.channelAuth({ json }), 'unauthenticated');
    expect(bystanders.map((page) => page.isOpen())).toEqual([true, true]);
  });
});

describe('only whoever lost the right is cut', () => {
  it("of one booking's devices the one that was ended, and the others hear on", async () => {
    const guest = await addGuest(cast.killarney);
    const [phone, script] = await Promise.all([
      connect(guestsDoors(guest)),
      connect(guestsDoors(guest, byToken(guest))),
    ]);
    await guestDoors.forgetSession(guest.hotel.slug, byGuestCookie(guest));
    await tellNow();
    expect(await phone.cut).toBe(CUT);
    await expect.poll(() => script.heard).toEqual(['channel_changed']);
    const doors = guestsDoors(guest, byToken(guest));
    const again = await connect({ ...doors, channel: `${doors.channel}-g2` });
    await guestSays(guest, 'From the script');
    await tellNow();
    await expect.poll(() => again.heard).toEqual(['realtime_event']);
    expect(phone.heard).toEqual([]);
  });

  it('and whoever signed out in one browser comes back with the other', async () => {
    const staff = await addStaff(cast.killarney);
    const other = { ...staff, cookie: await sealedWith(staff, 'browser') };
    const desks = await Promise.all([desksDoors(staff), desksDoors(other)].map(connect));
    await OF_STAFF[0]?.end(staff, cast.dublin);
    await tellNow();
    await Promise.all(desks.map((desk) => desk.cut));
    await expectRefusal(() => hotelDoors.me(cast.killarney.slug, byStaffCookie(staff)), 'unauthenticated');
    expect((await hotelDoors.me(cast.killarney.slug, byStaffCookie(other))).status).toBe(200);
    const doors = desksDoors(other);
    expect((await connect({ ...doors, channel: `${doors.channel}-g2` })).isOpen()).toBe(true);
  });

  it('what was signed for one socket is worth nothing on another', async () => {
    const doors = guestsDoors(await addGuest(cast.killarney));
    const { socketId: socket_id } = await connect(doors);
    const user = await (await doors.userAuth({ json: { socket_id } })).json();
    const entry = await (
      await doors.channelAuth({ json: { socket_id, channel_name: doors.channel } })
    ).json();
    expect(await sayByHand('pusher:signin', user)).toBe(CUT);
    expect(await sayByHand('pusher:subscribe', { ...entry, channel: doors.channel })).toBe(CUT);
  });

  it('by an id, and no word of what was said', async () => {
    const guest = await addGuest(cast.killarney);
    await OF_A_GUEST[0]?.end(guest, cast.brendan);
    const rows = await db().news.findMany({ select: { type: true, data: true }, orderBy: { id: 'asc' } });
    expect(rows).toEqual([
      { type: 'access_ended', data: { user: `guest-device-${guest.sessionId}` } },
      { type: 'access_ended', data: { user: `guest-link-${guest.tokenId}` } },
      { type: 'channel_changed', data: { channel: bookingChannel(guest.hotel.slug, guest.code) } },
    ]);
  });
});
