import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BUDGETS } from '@/lib/http/rate-limit';
import { argon2 } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { enterRoom } from '@/lib/stays/enter-room';
import { byApiToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, pinOf, roomEndpoints, useRoomCodes, wrongPin } from '@/lib/testing/room-endpoints';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await useRoomCodes(fixtures.killarney);
  await useRoomCodes(fixtures.dublin);
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

const enter = ({ hotel, roomNumber }: TestGuest, pin: string, as = {}) =>
  roomEndpoints.enter(hotel.slug, roomNumber ?? '', { pin }, as);
const accessOf = ({ roomId }: TestGuest) => db().roomAccess.findFirst({ where: { roomId: roomId ?? 0 } });

async function failAt(guest: TestGuest, pin: string, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries += 1) await enter(guest, wrongPin(pin));
}

/** Replaces argon2 with an instant refusal and returns the hashes that were compared. */
async function withoutWork(act: () => Promise<void>): Promise<string[]> {
  const { verify } = argon2;
  const compared: string[] = [];
  argon2.verify = async (stored) => {
    compared.push(String(stored));
    return false;
  };
  try {
    await act();
  } finally {
    argon2.verify = verify;
  }
  return compared;
}

describe('room entry limits of a room', () => {
  it('allows ten wrong PINs for a room from any address, then refuses even the right PIN', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    await failAt(guest, pin, 9);
    expect((await enter(guest, pin)).status).toBe(200);
    expect(await accessOf(guest)).toMatchObject({ failures: 9, closedAt: null });
    await failAt(guest, pin, 1);
    expect(await accessOf(guest)).toMatchObject({ failures: 10, closedAt: expect.any(Date) });
    await expectProblem(await enter(guest, pin), 'unauthenticated');
  });

  it('resets the failures of a room after an hour but does not reopen a closed room entry', async () => {
    const [patient, shut] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const [pin, other] = [await pinOf(patient, fixtures.brendan), await pinOf(shut, fixtures.brendan)];
    await failAt(patient, pin, 9);
    await failAt(shut, other, 10);
    await db().roomAccess.updateMany({ data: { countedFrom: new Date(Date.now() - 3_600_000) } });
    await failAt(patient, pin, 1);
    expect(await accessOf(patient)).toMatchObject({ failures: 1, closedAt: null });
    expect((await enter(patient, pin)).status).toBe(200);
    await expectProblem(await enter(shut, other), 'unauthenticated');
  });

  it('reopens room entry when a staff member creates a new PIN', async () => {
    const guest = await addGuest(fixtures.killarney);
    const old = await pinOf(guest, fixtures.brendan);
    await failAt(guest, old, 10);
    const pin = await pinOf(guest, fixtures.brendan);
    expect((await enter(guest, pin)).status).toBe(200);
    if (pin !== old) await expectProblem(await enter(guest, old), 'unauthenticated');
  });

  it('closes the entry of no other room after ten wrong PINs', async () => {
    const [here, there] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    await failAt(here, await pinOf(here, fixtures.brendan), 10);
    expect((await enter(there, await pinOf(there, fixtures.brendan))).status).toBe(200);
  });
});

describe('room entry limits of a hotel', () => {
  it('refuses entry before any comparison once the hourly failures of the hotel are exhausted', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    await db().rateLimit.create({ data: consumed(`roomEntryHotel:${guest.hotel.slug}`, 'roomEntryHotel') });
    const compared = await withoutWork(async () => {
      const response = await enter(guest, pin);
      await expectProblem(response, 'rate_limited');
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    });
    expect(compared).toEqual([]);
    expect(await accessOf(guest)).toBeNull();
    expect((await enter(fixtures.marco, await pinOf(fixtures.marco, fixtures.ronan))).status).toBe(200);
  });

  it('counts no failure for successful entries', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    for (let entries = 0; entries < 3; entries += 1) expect((await enter(guest, pin)).status).toBe(200);
    const counts = await db().rateLimit.findMany({ where: { key: { startsWith: 'roomEntry' } } });
    expect(counts.map(({ points }) => points)).toEqual(counts.map(() => 0));
    expect(await accessOf(guest)).toMatchObject({ failures: 0 });
  });
});

describe('room entry limits of an address', () => {
  const address = '198.51.100.9';
  const consume = ({ hotel }: TestGuest, from: string) =>
    db().rateLimit.create({
      data: consumed(`roomEntryAddress:${hotel.slug}:${from}`, 'roomEntryAddress'),
    });

  it('refuses an address once its hourly failures are exhausted, whatever its X-Forwarded-For is', async () => {
    const guest = await addGuest(fixtures.killarney);
    await consume(guest, address);
    for (const forwarded of ['203.0.113.1', '203.0.113.2, 10.0.0.1', '127.0.0.1']) {
      const as = { 'x-test-address': address, 'x-forwarded-for': forwarded, 'x-real-ip': forwarded };
      await expectProblem(await enter(guest, '000000', as), 'rate_limited');
    }
    expect(await db().rateLimit.count({ where: { key: { contains: '203.0.113' } } })).toBe(0);
    expect((await enter(guest, await pinOf(guest, fixtures.brendan))).status).toBe(200);
  });

  it('still lets the limited address enter rooms of another hotel', async () => {
    const [here, there] = [await addGuest(fixtures.killarney), await addGuest(fixtures.dublin)];
    await consume(here, address);
    const as = { 'x-test-address': address };
    await expectProblem(await enter(here, '000000', as), 'rate_limited');
    expect((await enter(there, await pinOf(there, fixtures.ronan), as)).status).toBe(200);
  });

  it('applies no address limit to an unknown address', async () => {
    const [here, there] = [await addGuest(fixtures.killarney), await addGuest(fixtures.dublin)];
    const as = { 'x-test-address': '' };
    const pin = await pinOf(here, fixtures.brendan);
    for (let at = 0; at < 70; at += 1) await roomEndpoints.enter(here.hotel.slug, `no-${at}`, { pin }, as);
    expect(await db().rateLimit.count({ where: { key: { startsWith: 'roomEntryAddress' } } })).toBe(0);
    expect((await enter(here, pin, as)).status).toBe(200);
    expect((await enter(there, await pinOf(there, fixtures.ronan), as)).status).toBe(200);
  });
});

const AT_ONCE = 100;

it('compares ten of a thousand guesses with the stored PIN and then refuses the right one', async () => {
  const guest = await addGuest(fixtures.killarney);
  const pin = await pinOf(guest, fixtures.brendan);
  const { pinHash } = await db().booking.findUniqueOrThrow({ where: { id: guest.bookingId } });
  const asked = { hotelSlug: guest.hotel.slug, room: guest.roomNumber ?? '', userAgent: '', requestId: 'x' };
  const compared = await withoutWork(async () => {
    // The number of concurrent tries that get a connection before the pool times out, also on a slow machine.
    for (let from = 0; from < 1_000; from += AT_ONCE) {
      const tries = Array.from({ length: AT_ONCE }, (_, at) =>
        enterRoom({ ...asked, key: { pin: String(from + at).padStart(6, '0') } }),
      );
      expect(new Set(await Promise.all(tries))).toEqual(new Set([null]));
    }
  });
  expect(compared).toHaveLength(1_000);
  expect(compared.filter((hash) => hash === pinHash)).toHaveLength(10);
  expect(await accessOf(guest)).toMatchObject({ failures: 10, closedAt: expect.any(Date) });
  expect(await enterRoom({ ...asked, key: { pin } })).toBeNull();
});

it('ends a session that was opened during the checkout together with the stay', async () => {
  const { slug } = fixtures.killarney;
  for (let round = 0; round < 8; round += 1) {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    const desk = byApiToken(fixtures.brendan);
    const [entered] = await Promise.all([
      enter(guest, pin),
      stayEndpoints.step(slug, guest.code, desk, 'check_out'),
    ]);
    const context = await guestEndpoints.context(slug, deviceOf(entered, guest));
    expect([401, 410]).toContain(context.status);
    await stayEndpoints.step(slug, guest.code, desk, 'undo');
    await expectProblem(await guestEndpoints.context(slug, deviceOf(entered, guest)), 'unauthenticated');
  }
});

function consumed(key: string, budget: 'roomEntryHotel' | 'roomEntryAddress') {
  return { key, points: BUDGETS[budget].points, expire: BigInt(Date.now() + 3_600_000) };
}
