import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OVER_STATUSES } from '@/lib/contract/booking-status';
import { BOOKING_STATUSES } from '@/lib/contract/hotel';
import { readHealth } from '@/lib/health/read-health';
import { clock } from '@/lib/kernel/clock';
import { db, dbPool } from '@/lib/platform/db';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestHotel,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { sweepNow } from '@/lib/wiring';
import { eraseDueStays } from './erase-due-stays';

const DAY_MS = 86_400_000;

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await db().hotel.updateMany({ data: { retentionDays: 30 } });
});
/** The time limit of a sweep is measured with a clock that the tests stop. */
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
beforeEach(async () => {
  const now = new Date();
  clock.now = () => now;
  await dbPool().query('DROP TRIGGER IF EXISTS refuse_erasure ON booking');
  await eraseDueStays();
  await db().erasureFailure.deleteMany();
});

async function overSince(daysAgo: number, hotel: TestHotel, count = 1): Promise<TestGuest[]> {
  const guests: TestGuest[] = [];
  for (let n = 0; n < count; n += 1) {
    const guest = await addGuest(hotel, { status: 'checked_out' });
    const endedAt = new Date(Date.now() - daysAgo * DAY_MS);
    await db().booking.update({ where: { id: guest.bookingId }, data: { endedAt } });
    guests.push(guest);
  }
  return guests;
}

/** Makes the database refuse to erase these stays from now on. */
async function refuseToErase(guests: readonly TestGuest[]): Promise<void> {
  const ids = guests.map(({ bookingId }) => bookingId).join(', ');
  await dbPool().query(`
    CREATE OR REPLACE FUNCTION refuse_erasure() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
    CREATE TRIGGER refuse_erasure BEFORE UPDATE ON booking FOR EACH ROW
      WHEN (OLD.id IN (${ids}) AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_erasure()`);
}

async function erasedOf(guests: readonly TestGuest[]): Promise<string[]> {
  const ids = guests.map(({ bookingId }) => bookingId);
  const rows = await db().booking.findMany({ where: { id: { in: ids }, erasedAt: { not: null } } });
  return rows.map(({ code }) => code).sort();
}
const codesOf = (guests: readonly TestGuest[]) => guests.map(({ code }) => code).sort();
const failureOf = ({ bookingId }: TestGuest) => db().erasureFailure.findFirst({ where: { bookingId } });
const linesAbout = ({ code }: TestGuest) =>
  db().auditEntry.findMany({ where: { action: 'stay.erase', targetId: code }, orderBy: { id: 'asc' } });

describe('eraseDueStays', () => {
  it.each(BOOKING_STATUSES)('erases a stay that is %s only when that is over', async (status) => {
    const guest = await addGuest(fixtures.killarney, { status });
    // No step recorded its end, so the retention time counts from the planned departure.
    await db().booking.update({
      where: { id: guest.bookingId },
      data: { checkIn: new Date('2020-01-01'), checkOut: new Date('2020-01-02') },
    });
    await sweepNow();
    expect(await erasedOf([guest])).toEqual(OVER_STATUSES.includes(status) ? [guest.code] : []);
  });

  it('erases all that is due in both hotels around twenty-five stays that it cannot erase', async () => {
    const refused = await overSince(90, fixtures.killarney, 25);
    const others = [
      ...(await overSince(40, fixtures.killarney, 15)),
      ...(await overSince(35, fixtures.dublin, 10)),
    ];
    await refuseToErase(refused);
    expect(await eraseDueStays()).toBe(others.length);
    expect(await erasedOf([...refused, ...others])).toEqual(codesOf(others));
    expect(await db().erasureFailure.count()).toBe(refused.length);
  });

  it('tries a stay that it could not erase once per run, retries it later, and erases it when it can', async () => {
    const [guest] = (await overSince(40, fixtures.killarney)) as [TestGuest];
    await refuseToErase([guest]);
    await eraseDueStays();
    await eraseDueStays();
    expect(await failureOf(guest)).toMatchObject({ attempts: 1, reason: 'refused' });
    await db().erasureFailure.updateMany({ data: { retryAt: new Date(0) } });
    await eraseDueStays();
    const again = await failureOf(guest);
    expect(again).toMatchObject({ attempts: 2 });
    expect(again?.retryAt.getTime()).toBeGreaterThan(Date.now());
    expect((await linesAbout(guest)).map(({ outcome, data }) => [outcome, data])).toEqual([
      ['failed', { reason: 'refused' }],
    ]);
    await dbPool().query('DROP TRIGGER refuse_erasure ON booking');
    await db().erasureFailure.updateMany({ data: { retryAt: new Date(0) } });
    expect(await eraseDueStays()).toBe(1);
    expect([await failureOf(guest), await erasedOf([guest])]).toEqual([null, [guest.code]]);
  });

  it('erases hotel by hotel in turn: one stay does not wait for thirty older ones of another hotel', async () => {
    const many = await overSince(90, fixtures.killarney, 30);
    const one = await overSince(31, fixtures.dublin);
    let turns = 2;
    expect(await eraseDueStays(() => turns-- > 0)).toBe(2);
    expect(await erasedOf(one)).toEqual(codesOf(one));
    expect(await erasedOf(many)).toHaveLength(1);
  });

  it('skips a stay that another transaction has locked, and reports it as in use', async () => {
    const [held, free] = (await overSince(40, fixtures.killarney, 2)) as [TestGuest, TestGuest];
    const client = await dbPool().connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM booking WHERE id = $1 FOR NO KEY UPDATE', [held.bookingId]);
      expect(await eraseDueStays()).toBe(1);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    expect(await erasedOf([held, free])).toEqual([free.code]);
    expect(await failureOf(held)).toMatchObject({ reason: 'in_use' });
  });
});

describe('a stay that could not be erased', () => {
  it('lists a failed erasure for the managers of its hotel alone, by its number and without a name', async () => {
    const [guest] = (await overSince(40, fixtures.killarney)) as [TestGuest];
    await refuseToErase([guest]);
    await eraseDueStays();
    const { erasure } = await readHealth(await memberOf(fixtures.siobhan));
    expect(erasure).toMatchObject({ failed: 1, stays: [{ booking_id: guest.code, reason: 'refused' }] });
    expect(JSON.stringify(erasure)).not.toContain(guest.name.split(' ')[0]);
    const theirs = await addStaff(fixtures.dublin, { role: 'manager', department: 'management' });
    expect((await readHealth(await memberOf(theirs))).erasure).toEqual({ failed: 0, stays: [] });
  });
});
