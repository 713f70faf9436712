import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '@/lib/kernel/clock';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { anImportId } from '@/lib/testing/imports';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { sweepNow } from '@/lib/wiring';
import { eraseDueStays } from './erase-due-stays';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

/** How fast the machine is decides nothing: the limit of a sweep is measured by a clock that stands still. */
const realNow = clock.now;
beforeEach(() => {
  const now = new Date();
  clock.now = () => now;
});
afterEach(() => {
  clock.now = realNow;
});

describe('the time a hotel names', () => {
  const DAY_MS = 86_400_000;
  async function left(daysAgo: number, hotel = fixtures.killarney) {
    const guest = await addGuest(hotel, { status: 'checked_out' });
    const endedAt = new Date(Date.now() - daysAgo * DAY_MS);
    await db().booking.update({ where: { id: guest.bookingId }, data: { endedAt } });
    return guest;
  }
  const isErased = async ({ bookingId }: TestGuest) =>
    (await db().booking.findUniqueOrThrow({ where: { id: bookingId } })).erasedAt !== null;

  it('erases what is older and nothing else, in no hotel that names none, and says who did it', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    const [old, young, next] = [await left(31), await left(29), await left(400, fixtures.dublin)];
    const here = await addGuest(fixtures.killarney);
    expect(await eraseDueStays()).toBe(1);
    expect(await Promise.all([old, young, next, here].map(isErased))).toEqual([true, false, false, false]);
    const line = await db().auditEntry.findFirstOrThrow({
      where: { action: 'stay.erase', targetId: old.code },
    });
    expect(line).toMatchObject({ actorKind: 'system', hotelId: fixtures.killarney.id });
    expect(await eraseDueStays()).toBe(0);
  });

  it('is kept in one sweep however many are due, since a scheduler may come once a day', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    const all: TestGuest[] = [];
    for (let n = 0; n < 45; n += 1) all.push(await left(40));
    await sweepNow();
    expect((await Promise.all(all.map(isErased))).filter((is) => !is)).toEqual([]);
  });

  it('ends a sweep when its time is over, and the next one goes on', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    const all: TestGuest[] = [];
    for (let n = 0; n < 5; n += 1) all.push(await left(40));
    const standing = clock.now;
    let readings = 0;
    clock.now = () => new Date(standing().getTime() + 8000 * readings++);
    expect(await sweepNow()).toBeLessThan(3);
    clock.now = standing;
    await sweepNow();
    expect((await Promise.all(all.map(isErased))).filter((is) => !is)).toEqual([]);
  });

  it('is kept by two processes at once, each stay erased by one of them', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    for (let n = 0; n < 5; n += 1) await left(40);
    const counts = await Promise.all([eraseDueStays(), eraseDueStays(), eraseDueStays()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(5);
  });

  it('lets a stay go that was brought back in time', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    const guest = await left(20);
    await stayEndpoints.step(fixtures.killarney.slug, guest.code, byApiToken(fixtures.brendan), 'undo');
    await eraseDueStays();
    expect(await isErased(guest)).toBe(false);
  });
});

describe('what stays were before an import', () => {
  it('is kept for two days, and that there was an import for a month', async () => {
    const age = async (hours: number) => {
      const id = Number(await anImportId(fixtures.brendan));
      const createdAt = new Date(Date.now() - hours * 3_600_000);
      await db().stayImport.update({ where: { id }, data: { createdAt } });
      return id;
    };
    const [young, old, gone] = [await age(30), await age(49), await age(31 * 24)];
    await sweepNow();
    expect(await db().stayImportRow.findMany({ select: { importId: true } })).toEqual([{ importId: young }]);
    const left = await db().stayImport.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual([young, old].filter((id) => id !== gone));
  });
});
