import { beforeAll, describe, expect, it } from 'vitest';
import { roomCodeSchema } from '@/lib/contract/room-codes';
import { checkedInSchema, type StayStep } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import {
  bodyWithoutRequestId,
  expectProblem,
  expectRefusal,
  expectRefusals,
} from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, pinOf, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await useRoomCodes(fixtures.killarney);
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const enter = (room: string | null, pin: string) => roomEndpoints.enter(slug(), room ?? '', { pin });
const step = ({ code }: TestGuest, taken: StayStep) => stayEndpoints.step(slug(), code, desk(), taken);
const codeOf = async ({ code }: TestGuest) =>
  roomCodeSchema.parse(await (await roomEndpoints.code(slug(), code, desk())).json());
const hashOf = async ({ bookingId: id }: Pick<TestGuest, 'bookingId'>) =>
  (await db().booking.findUniqueOrThrow({ where: { id } })).pinHash;

let rooms = 0;
async function aRoom(): Promise<string> {
  rooms += 1;
  const number = `5${String(rooms).padStart(2, '0')}`;
  await db().room.create({ data: { hotelId: fixtures.killarney.id, number } });
  return number;
}
const checkIn = async ({ code }: TestGuest, room: string) =>
  checkedInSchema.parse(
    await (await stayEndpoints.checkIn(slug(), code, desk(), { json: { room_number: room } })).json(),
  );
const booked = () => addGuest(fixtures.killarney, { status: 'confirmed', room: null });

describe('a room PIN', () => {
  it('creates a PIN at check-in, returns it once and stores an argon2id hash', async () => {
    const [guest, room] = [await booked(), await aRoom()];
    const { room_pin } = await checkIn(guest, room);
    expect(room_pin).toMatch(/^\d{6}$/);
    expect(await hashOf(guest)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await enter(room, room_pin ?? '')).status).toBe(200);
    expect((await checkIn(guest, room)).room_pin).toBeNull();
    expect((await enter(room, room_pin ?? '')).status).toBe(200);
  });

  it('creates a PIN for a walk-in and none for a booking without a room', async () => {
    const stay = {
      guest_first_name: 'Una',
      guest_last_name: 'Roe',
      check_in: '2026-11-23',
      check_out: '2026-11-25',
    };
    const room = await aRoom();
    const create = async (json: object) =>
      checkedInSchema.parse(await (await stayEndpoints.create(slug(), desk(), { json })).json());
    expect((await create(stay)).room_pin).toBeNull();
    const { room_pin } = await create({ ...stay, room_number: room });
    expect((await enter(room, room_pin ?? '')).status).toBe(200);
  });

  it('creates a random PIN of six digits for each stay and request', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pins = new Set<string>();
    for (let made = 0; made < 40; made += 1) pins.add(await pinOf(guest, fixtures.brendan));
    expect(pins.size).toBeGreaterThan(37);
    for (const pin of pins) expect(pin).toMatch(/^\d{6}$/);
  });

  it('stores a PIN in plain text in no table', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    const kept = await db().$queryRaw<{ rows: string }[]>`
      SELECT string_agg(t.row, ' ') AS rows FROM (
        SELECT (to_jsonb(b) - 'created_at' - 'checked_in_at' - 'ended_at')::text AS row FROM booking b
          WHERE b.id = ${guest.bookingId}
        UNION ALL SELECT concat_ws(' ', a.action, a.outcome, a.target_id, a.data::text) FROM audit_entry a) t`;
    expect(kept[0]?.rows).toContain(guest.code);
    expect(kept[0]?.rows).not.toContain(pin);
  });

  it('removes the PIN on checkout, undo, cancellation and no-show', async () => {
    for (const steps of [
      ['check_out'],
      ['undo'],
      ['undo', 'cancel'],
      ['undo', 'no_show'],
      ['check_out', 'undo'],
    ] as const) {
      const [guest, room] = [await booked(), await aRoom()];
      const { room_pin } = await checkIn(guest, room);
      for (const taken of steps) expect((await step(guest, taken)).status).toBe(200);
      expect(await hashOf(guest), steps.join()).toBeNull();
      await expectProblem(await enter(room, room_pin ?? ''), 'unauthenticated');
    }
  });

  it('removes the PIN when staff revoke all links and devices', async () => {
    const [guest, room] = [await booked(), await aRoom()];
    const pin = (await checkIn(guest, room)).room_pin ?? '';
    const device = deviceOf(await enter(room, pin), guest);
    await stayEndpoints.revokeLinks(slug(), guest.code, desk());
    await expectProblem(await guestEndpoints.context(slug(), device), 'unauthenticated');
    await expectProblem(await enter(room, pin), 'unauthenticated');
    expect((await enter(room, await pinOf(guest, fixtures.brendan))).status).toBe(200);
  });

  it('moves the PIN with the guest, so that it opens the new room and not the old one', async () => {
    const [guest, from, to] = [await booked(), await aRoom(), await aRoom()];
    const pin = (await checkIn(guest, from)).room_pin ?? '';
    const device = deviceOf(await enter(from, pin), guest);
    await guestSays(guest, 'Could we have a quieter room?');
    await stayEndpoints.move(slug(), guest.code, desk(), { json: { room_number: to } });
    await expectProblem(await enter(from, pin), 'unauthenticated');
    expect((await enter(to, pin)).status).toBe(200);
    expect(await (await guestEndpoints.messages(slug(), device)).text()).toContain('quieter room');
  });

  it('creates no PIN where the hotel has disabled room entry', async () => {
    await useRoomCodes(fixtures.killarney, false);
    const guest = await booked();
    expect((await checkIn(guest, await aRoom())).room_pin).toBeNull();
    expect(await hashOf(guest)).toBeNull();
    await expectRefusal(() => roomEndpoints.issue(slug(), guest.code, desk()), 'conflict');
    await useRoomCodes(fixtures.killarney);
  });
});

describe('GET room-code', () => {
  it('reports a closed room entry, which a new PIN reopens', async () => {
    const guest = await addGuest(fixtures.killarney);
    expect(await codeOf(guest)).toEqual({ is_on: true, has_pin: false, is_closed: false });
    await pinOf(guest, fixtures.brendan);
    for (let tries = 0; tries < 10; tries += 1)
      await roomEndpoints.enter(slug(), guest.roomNumber ?? '', { pin: '000000' });
    expect(await codeOf(guest)).toEqual({ is_on: true, has_pin: true, is_closed: true });
    const pin = await pinOf(guest, fixtures.brendan);
    expect(await codeOf(guest)).toEqual({ is_on: true, has_pin: true, is_closed: false });
    expect((await enter(guest.roomNumber, pin)).status).toBe(200);
  });

  it('allows room entry again after the check-in of the next guest', async () => {
    const [first, next, room] = [await booked(), await booked(), await aRoom()];
    await checkIn(first, room);
    for (let tries = 0; tries < 10; tries += 1) await roomEndpoints.enter(slug(), room, { pin: '000000' });
    await step(first, 'check_out');
    const { room_pin } = await checkIn(next, room);
    expect((await enter(room, room_pin ?? '')).status).toBe(200);
  });
});

describe('refusals of room PINs', () => {
  it('refuses a PIN for a stay that is not in house', async () => {
    for (const status of ['pending', 'confirmed', 'checked_out', 'cancelled', 'no_show'] as const) {
      const { code } = await addGuest(fixtures.killarney, { status });
      await expectRefusal(() => roomEndpoints.issue(slug(), code, desk()), 'conflict');
    }
  });

  const ASKS = { code: roomEndpoints.code, issue: roomEndpoints.issue };
  it.each(Object.entries(ASKS))(
    'refuses %s to staff who may not manage stays, to strangers and for stays of other hotels',
    async (_name, ask) => {
      const { code } = fixtures.aoife;
      await expectRefusal(() => ask(slug(), code, byApiToken(fixtures.declan)), 'forbidden');
      await expectRefusals(
        [nobody, byGuestCookie(fixtures.aoife)].map((as) => () => ask(slug(), code, as)),
        'unauthenticated',
      );
      await expectRefusal(() => ask(fixtures.dublin.slug, fixtures.marco.code, desk()), 'not_found');
      const [foreign, absent] = [fixtures.marco.code, 'BK-2026-9999'].map(
        (other) => () => ask(slug(), other, desk()),
      );
      if (!foreign || !absent) throw new Error('Two were asked for.');
      await expectRefusals([foreign, absent], 'not_found');
      expect(await bodyWithoutRequestId(await foreign())).toBe(await bodyWithoutRequestId(await absent()));
    },
  );
});
