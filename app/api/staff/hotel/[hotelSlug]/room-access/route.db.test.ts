import { beforeAll, describe, expect, it } from 'vitest';
import { roomAccessSchema } from '@/lib/contract/room-codes';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, pinOf, roomEndpoints } from '@/lib/testing/room-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const slug = () => fixtures.killarney.slug;
const manager = () => byApiToken(fixtures.siobhan);
const set = (is_on: boolean, as = manager()) => roomEndpoints.setAccess(slug(), as, { is_on });
const isOn = async (as = manager()) =>
  roomAccessSchema.parse(await (await roomEndpoints.access(slug(), as)).json()).is_on;

describe('room access of a hotel', () => {
  it('disables room access until a manager turns it on for the hotel', async () => {
    expect(await isOn()).toBe(false);
    expect((await set(true)).status).toBe(200);
    expect(await isOn(byApiToken(fixtures.declan))).toBe(true);
    expect(await db().hotel.findMany({ where: { roomAccessIsOn: true }, select: { id: true } })).toEqual([
      { id: fixtures.killarney.id },
    ]);
  });

  it('refuses new entries at once when room access is turned off and leaves existing sessions valid', async () => {
    await set(true);
    const pin = await pinOf(fixtures.aoife, fixtures.brendan);
    const device = deviceOf(await roomEndpoints.enter(slug(), '204', { pin }), fixtures.aoife);
    await set(false);
    await expectProblem(await roomEndpoints.enter(slug(), '204', { pin }), 'unauthenticated');
    expect((await guestEndpoints.context(slug(), device)).status).toBe(200);
    await set(true);
    expect((await roomEndpoints.enter(slug(), '204', { pin })).status).toBe(200);
  });

  it('writes one audit entry when room access is turned off twice', async () => {
    await set(true);
    const lines = () => db().auditEntry.count({ where: { action: 'hotel.room_access' } });
    const before = await lines();
    await set(false);
    await set(false);
    expect(await lines()).toBe(before + 1);
  });
});

describe('entry by name of a hotel', () => {
  const change = async (json: unknown) =>
    roomAccessSchema.parse(await (await roomEndpoints.setAccess(slug(), manager(), json)).json());

  it('disables entry by name until a manager turns it on and leaves it unchanged when the field is absent', async () => {
    expect(await change({ is_on: true })).toEqual({ is_on: true, by_name: false });
    expect(await change({ is_on: true, by_name: true })).toEqual({ is_on: true, by_name: true });
    expect(await change({ is_on: false })).toEqual({ is_on: false, by_name: true });
    expect(await change({ is_on: true, by_name: false })).toEqual({ is_on: true, by_name: false });
    const lines = await db().auditEntry.findMany({
      where: { action: 'hotel.room_access' },
      orderBy: { id: 'desc' },
    });
    expect(lines[0]).toMatchObject({ hotelId: fixtures.killarney.id, data: { is_on: true, by_name: false } });
    expect(await db().hotel.count({ where: { id: fixtures.dublin.id, roomNameEntryIsOn: true } })).toBe(0);
  });

  it.each([{ by_name: true }, { is_on: true, by_name: 'true' }, { is_on: true, by_name: null }])(
    'refuses the room access settings %j',
    async (json) => {
      await expectRefusal(() => roomEndpoints.setAccess(slug(), manager(), json), 'invalid_input');
    },
  );
});

describe('refusals of room access settings', () => {
  it('refuses room access settings to staff who are not managers', async () => {
    const concierge = await addStaff(fixtures.killarney, { role: 'concierge' });
    await expectRefusals(
      [fixtures.brendan, fixtures.declan, concierge].map((member) => () => set(true, byApiToken(member))),
      'forbidden',
    );
  });

  it('refuses room access settings to guests, strangers and staff of another hotel', async () => {
    const callers = [nobody, byToken(fixtures.aoife), byGuestCookie(fixtures.aoife)];
    await expectRefusals(
      callers.map((as) => () => set(true, as)),
      'unauthenticated',
    );
    await expectRefusal(() => set(true, byApiToken(fixtures.ronan)), 'not_found');
  });

  it.each([{}, { is_on: 'true' }, { is_on: 1 }, { is_on: true, hotel_id: 1 }])(
    'refuses the room access body %j',
    async (json) => {
      await expectRefusal(() => roomEndpoints.setAccess(slug(), manager(), json), 'invalid_input');
    },
  );
});
