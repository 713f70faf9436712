import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conversationChannel, inboxChannel, staffChannel } from '@/lib/contract/channels';
import { conversationSchema, eventPageSchema, inboxPageSchema, meSchema } from '@/lib/contract/chat';
import { dbPool } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { type Asked, byApiToken, byStaffCookie, type Caller } from '@/lib/testing/call-route';
import { conversationEndpoints, hotelEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { holding } from '@/lib/testing/holding';
import {
  addGuest,
  addHotel,
  addStaff,
  seedTheKillarney,
  type TestHotel,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useChannels } from '@/lib/testing/listen';
import { openPage } from '@/lib/testing/open-page';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { NEW_PASSWORD, peopleEndpoints, tokenIn } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { listenRaw } from '@/lib/testing/raw-listener';
import { OF_STAFF } from '@/lib/testing/revocations';
import { guestSays } from '@/lib/testing/speak';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(emptyOutbox);

type End = (staff: TestStaff, elsewhere: TestHotel, admin: TestStaff) => Promise<unknown>;
const byEndpoint =
  (json: unknown): End =>
  (staff, _elsewhere, admin) =>
    peopleEndpoints.change(staff.hotel.slug, staff.id, byApiToken(admin), json);
const REVOCATIONS: { name: string; end: End }[] = [
  ...OF_STAFF,
  { name: 'a deactivation by an admin', end: byEndpoint({ is_active: false }) },
  { name: 'another role, given by an admin', end: byEndpoint({ role: 'cook', department: 'kitchen' }) },
  {
    name: 'another password, by a link',
    async end(staff, _elsewhere, admin) {
      const link = await peopleEndpoints.passwordLink(staff.hotel.slug, staff.id, byApiToken(admin));
      return peopleEndpoints.redeem({ token: await tokenIn(link), password: NEW_PASSWORD });
    },
  },
];

let hotels = 0;
/** Creates a hotel without revocations, with a guest, a receptionist and an admin. */
async function open() {
  hotels += 1;
  const hotel = await addHotel(`hotel-${hotels}`, `Hotel ${hotels}`);
  const staff = await addStaff(hotel);
  const admin = await addStaff(hotel, { role: 'admin', department: 'management', isOnDuty: false });
  const guest = await addGuest(hotel);
  const { conversation_id: id } = await guestSays(guest, 'Good evening');
  await dispatchNow();
  const { slug } = hotel;
  const names = {
    inbox: inboxChannel(slug),
    personal: staffChannel(slug, staff.id),
    conversation: conversationChannel(slug, id),
  };
  return { hotel, slug, staff, admin, guest, id, names };
}

const authorise = (as: Caller) => (asked: Asked) => staffEndpoints.pusherAuth(as, asked);

async function dispatchNow(): Promise<void> {
  await runAfter();
  await deliverNow();
}

async function namesFor(staff: TestStaff, id: number) {
  const { slug } = staff.hotel;
  const as = byApiToken(staff);
  const me = meSchema.parse(await (await hotelEndpoints.me(slug, as)).json());
  const inbox = inboxPageSchema.parse(await (await hotelEndpoints.inbox(slug, as)).json());
  const details = conversationSchema.parse(await (await conversationEndpoints.read(slug, id, as)).json());
  const events = await (await conversationEndpoints.events(slug, id, as, { query: '?after=0' })).json();
  expect(inbox.channels).toEqual(me.channels);
  expect(eventPageSchema.parse(events).channel_name).toBe(details.channel_name);
  return { ...me.channels, conversation: details.channel_name };
}

const raised = (names: Record<string, string>, generation: number) =>
  Object.fromEntries(Object.entries(names).map(([of, name]) => [of, `${name}-g${generation}`]));

describe.each(REVOCATIONS)('the channels of staff after $name', ({ end }) => {
  it('sends nothing more to a client that ignores the disconnection', async () => {
    const { staff, admin, guest, id, names, slug } = await open();
    const raw = await listenRaw(Object.values(names), authorise(byStaffCookie(staff)));
    await guestSays(guest, 'Told before');
    await dispatchNow();
    const before = (await raw.received()).filter(({ data }) => JSON.stringify(data).includes('Told before'));
    expect(new Set(before.map(({ channel }) => channel))).toEqual(new Set(Object.values(names)));

    await guestSays(guest, 'Written before, told after');
    await end(staff, fixtures.dublin, admin);
    await dispatchNow();
    expect(await raw.received()).toEqual([{ channel: names.inbox, event: 'channel_changed', data: {} }]);

    await guestSays(guest, 'Written after');
    await conversationEndpoints.typing(slug, id, byApiToken(admin));
    await conversationEndpoints.assign(slug, id, byApiToken(admin));
    await dispatchNow();
    expect(await raw.received()).toEqual([]);
    expect(raw.isOpen()).toBe(true);
    expect(await namesFor(admin, id)).toEqual({
      ...raised(names, 2),
      personal: `${staffChannel(slug, admin.id)}-g2`,
    });
  });
});

it('moves a colleague to a new channel on which the page receives the next message', async () => {
  const { staff, admin, guest, names, slug } = await open();
  const as = byApiToken(admin);
  const page = await openPage(names.inbox, {
    userAuth: (asked) => staffEndpoints.userAuth(as, asked),
    channelAuth: authorise(as),
    fetchName: async () =>
      inboxPageSchema.parse(await (await hotelEndpoints.inbox(slug, as)).json()).channels.inbox,
  });
  await expect.poll(() => page.isLive()).toBe(true);
  await OF_STAFF[0]?.end(staff, fixtures.dublin);
  await dispatchNow();
  await expect
    .poll(() => page.names.filter((name) => name === `${names.inbox}-g2`).length)
    .toBeGreaterThan(1);
  expect(page.received).toEqual([]);
  await guestSays(guest, 'On the new name');
  await dispatchNow();
  await expect.poll(() => page.received).toContain('realtime_guest_chat_unread_updated');
});

it('publishes a message under no old name when the revocation commits before the message', async () => {
  const { staff, hotel, guest, id, names } = await open();
  const raw = await listenRaw(Object.values(names), authorise(byStaffCookie(staff)));
  await holding(
    `SELECT 1 FROM conversation WHERE id = ${id} FOR UPDATE`,
    `UPDATE hotel SET staff_channel_generation = staff_channel_generation + 1 WHERE id = ${hotel.id}`,
    () => guestSays(guest, 'Stood waiting'),
  );
  await dispatchNow();
  expect(await raw.received()).toEqual([]);
});

it('signs only the current names of the channels', async () => {
  const { staff, admin, id, names } = await open();
  expect(await namesFor(staff, id)).toEqual(names);
  const ask = (channel_name: string) => () =>
    staffEndpoints.pusherAuth(byApiToken(staff), { json: { socket_id: '1.2', channel_name } });
  for (const generation of [2, 3]) {
    await OF_STAFF.at(-1)?.end(admin, fixtures.dublin);
    for (const name of Object.values(names)) {
      expect((await ask(`${name}-g${generation}`)()).status).toBe(200);
      const others = [1, 2, 3, 4].filter((each) => each !== generation).map((each) => `${name}-g${each}`);
      for (const other of [name, ...others]) await expectRefusal(ask(other), 'forbidden');
    }
  }
});

it('keeps the channel names of another hotel, which still receives its events', async () => {
  const { staff, admin } = await open();
  const elsewhere = await open();
  const raw = await listenRaw(Object.values(elsewhere.names), authorise(byStaffCookie(elsewhere.staff)));
  for (const { end } of REVOCATIONS.slice(1, 2)) await end(staff, fixtures.dublin, admin);
  await dispatchNow();
  await guestSays(elsewhere.guest, 'Next door');
  await dispatchNow();
  const received = await raw.received();
  expect(new Set(received.map(({ channel }) => channel))).toEqual(new Set(Object.values(elsewhere.names)));
  expect(received.map(({ event }) => event)).not.toContain('channel_changed');
  expect(await namesFor(elsewhere.staff, elsewhere.id)).toEqual(elsewhere.names);
});

it('keeps the channel names when a change of a staff member is refused', async () => {
  const { staff, admin, id, names, hotel } = await open();
  await expectRefusal(
    () => peopleEndpoints.change(hotel.slug, admin.id, byApiToken(staff), { is_active: false }),
    'forbidden',
  );
  expect(await namesFor(staff, id)).toEqual(names);
  const { rows } = await dbPool().query(`SELECT 1 FROM outbox WHERE type = 'channel_changed'`);
  expect(rows).toEqual([]);
});
