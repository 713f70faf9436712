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

/** The time limit of a sweep is measured with a stopped clock, so that the speed of the machine does not matter. */
const realNow = clock.now;
beforeEach(() => {
  const now = new Date();
  clock.now = () => now;
});
afterEach(() => {
  clock.now = realNow;
});

describe('the retention time of a hotel', () => {
  const DAY_MS = 86_400_000;
  async function left(daysAgo: number, hotel = fixtures.killarney) {
    const guest = await addGuest(hotel, { status: 'checked_out' });
    const endedAt = new Date(Date.now() - daysAgo * DAY_MS);
    await db().booking.update({ where: { id: guest.bookingId }, data: { endedAt } });
    return guest;
  }
  const isErased = async ({ bookingId }: TestGuest) =>
    (await db().booking.findUniqueOrThrow({ where: { id: bookingId } })).erasedAt !== null;

  it('erases only older stays of the hotels that set one, and audits the system as the actor', async () => {
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

  it('erases all due stays in one sweep, since a scheduler may run only once a day', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    const all: TestGuest[] = [];
    for (let n = 0; n < 45; n += 1) all.push(await left(40));
    await sweepNow();
    expect((await Promise.all(all.map(isErased))).filter((is) => !is)).toEqual([]);
  });

  it('ends a sweep when its time is over, and continues with the next one', async () => {
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

  it('erases each stay once when several processes sweep at once', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    for (let n = 0; n < 5; n += 1) await left(40);
    const counts = await Promise.all([eraseDueStays(), eraseDueStays(), eraseDueStays()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(5);
  });

  it('does not erase a stay that was reopened in time', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { retentionDays: 30 } });
    const guest = await left(20);
    await stayEndpoints.step(fixtures.killarney.slug, guest.code, byApiToken(fixtures.brendan), 'undo');
    await eraseDueStays();
    expect(await isErased(guest)).toBe(false);
  });
});

describe('the records of an import', () => {
  it('keeps the former states of stays for two days and the import itself for a month', async () => {
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
