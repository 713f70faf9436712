import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { PmsResult } from '@/lib/contract/pms-stays';
import { db } from '@/lib/platform/db';
import type { Caller } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { seedTheKillarney, type TestHotel, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey } from '@/lib/testing/sources';

/**
 * Rows that are written together must have the same effect as each row alone: on stays, links, audit log, webhooks and
 * results.
 */

const ROOMS = ['601', '602', '603'];
const row = fc.record(
  {
    guest: fc.constantFrom(1, 2, 3, 4, 5, 6),
    last: fc.constantFrom('Roe', 'Rowe', 'Berg'),
    email: fc.constantFrom(null, 'una@example.com'),
    nights: fc.constantFrom(1, 2, 3),
    room: fc.constantFrom(...ROOMS, '# 601', 'none'),
    notes: fc.constantFrom('', 'Late', 'Cot'),
    status: fc.constantFrom('confirmed', 'confirmed', 'confirmed', 'in_house', 'cancelled', 'checked_out'),
    along: fc.constantFrom([], [{ first_name: 'Tim', last_name: 'Roe' }]),
  },
  { requiredKeys: ['guest', 'last', 'nights'] },
);
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
const batch = fc.uniqueArray(row, { minLength: 2, maxLength: 6, selector: (each) => each.guest });

useFreshDatabase();
let fixtures: TheKillarney;
let keys: [Caller, Caller];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const { hotel, id } of [fixtures.brendan, fixtures.ronan]) {
    await addRooms(hotel, ROOMS);
    await db().room.updateMany({
      where: { hotelId: hotel.id, number: '602' },
      data: { outOfOrderUntil: new Date('2099-01-01') },
    });
    await db().webhook.create({
      data: {
        ...{ hotelId: hotel.id, url: 'https://pms.example/', secret: 'secret' },
        ...{ events: ['stay.changed'], createdById: id },
      },
    });
  }
  keys = [await newKey(fixtures.killarney), await newKey(fixtures.dublin)];
});

let run = 0;
const said = ({ guest, last, email, nights, room, notes, status, along }: Row) => ({
  ...{ external_id: `once-${run}-${guest}`, guest_first_name: 'Una', guest_last_name: last },
  ...{ guest_email: email, check_in: '2026-11-24', check_out: `2026-11-${24 + nights}` },
  ...{ room_number: room, notes, status, companions: along },
});

const told = (results: readonly PmsResult[]) =>
  results.map(({ booking_id, guest_link, room_pin, ...rest }) => ({
    ...{ ...rest, hasCode: booking_id !== null, hasLink: guest_link !== null, hasPin: room_pin !== null },
    errors: rest.errors.map(({ code }) => code),
    warnings: rest.warnings.map(({ path, code }) => [path, code]),
  }));

/** Returns all that the database has of the stays of this run, except for what always differs between two hotels. */
async function written(hotel: TestHotel) {
  const stays = await db().booking.findMany({
    where: { hotelId: hotel.id, externalId: { startsWith: `once-${run}-` } },
    include: {
      ...{ room: true, sources: true, guestTokens: true },
      ...{ companions: { orderBy: { id: 'asc' } }, importRows: { orderBy: { id: 'asc' } } },
    },
    orderBy: [{ externalId: 'asc' }, { externalPart: 'asc' }, { idIsPassedOn: 'asc' }],
  });
  return Promise.all(
    stays.map(async (stay) => {
      const lines = await db().auditEntry.findMany({
        where: { hotelId: hotel.id, targetKind: 'booking', targetId: stay.code },
        orderBy: { id: 'asc' },
      });
      const calls = await db().webhookCall.findMany({
        where: { hotelId: hotel.id, bookingCode: stay.code },
        orderBy: { id: 'asc' },
      });
      const { guestFirstName, guestLastName, guestEmail, guestPhone, guestLocale, notes } = stay;
      const { status, externalId, externalPart, idIsPassedOn, checkIn, checkOut } = stay;
      return {
        ...{
          guestFirstName,
          guestLastName,
          guestEmail,
          guestPhone,
          notes,
          status,
          externalId,
          checkIn,
          checkOut,
        },
        ...{ externalPart, idIsPassedOn, room: stay.room?.number ?? null, guestLocale },
        said: stay.sources.map((each) => each.said),
        companions: stay.companions.map(({ firstName, removedAt }) => [firstName, removedAt === null]),
        links: stay.guestTokens.length,
        before: stay.importRows.map(({ isNew, before }) => ({ isNew, before: isNew || before })),
        lines: lines.map(({ action, outcome, data }) => ({
          ...{ action, outcome, data: Object.entries(Object(data)).filter(([name]) => name !== 'companion') },
        })),
        calls: calls.map(({ event, change }) => ({ event, change })),
      };
    }),
  );
}

it('writes rows together with the same effect as each row alone', async () => {
  const property = async (first: Row[], second: Row[]) => {
    run += 1;
    await db().booking.updateMany({
      where: { status: 'in_house', externalId: { startsWith: 'once-' } },
      data: { status: 'checked_out', endedAt: new Date() },
    });
    for (const [part, rows] of [first, second].entries()) {
      const more = { import_id: `once-${run}-${part}` };
      const atOnce = await bringByKey(fixtures.killarney, keys[0], rows.map(said), more);
      const oneByOne: PmsResult[] = [];
      const order = [...rows.keys()].toSorted((one, other) => turnOf(rows[one]) - turnOf(rows[other]));
      for (const at of order)
        for (const result of await bringByKey(
          fixtures.dublin,
          keys[1],
          rows.slice(at, at + 1).map(said),
          more,
        ))
          oneByOne[at] = result;
      expect(told(atOnce)).toEqual(told(oneByOne));
      expect(await written(fixtures.killarney)).toEqual(await written(fixtures.dublin));
    }
  };
  await fc.assert(fc.asyncProperty(batch, batch, property), { numRuns: 15, seed: 56, endOnFailure: true });
}, 240_000);

/**
 * A batch is written in an order of its own: guests who arrive come last. The guests here have numbers in the order of
 * their names.
 */
const turnOf = (each: Row | undefined) => (each?.status === 'in_house' ? 1_000 : 0) + (each?.guest ?? 0);

const PLAIN = { guest_first_name: 'Una', guest_last_name: 'Roe', check_in: '2026-11-24', room_number: '601' };
const plainRows = (name: string, count: number, day: string) =>
  Array.from({ length: count }, (_, at) => ({
    ...PLAIN,
    external_id: `${name}-${at}`,
    check_out: day,
  }));

it('runs as many queries for a hundred rows as for ten, whether they are new, changed or unchanged', async () => {
  const { killarney } = fixtures;
  const counts = async (name: string, count: number) => {
    const found: number[] = [];
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-27']) {
      const rows = plainRows(name, count, day);
      found.push(
        await countQueries(async () => {
          const results = await bringByKey(killarney, keys[0], rows, { import_id: `${name}-${day}` });
          expect(new Set(results.map(({ result }) => result)).size).toBe(1);
          expect(results.every(({ errors }) => errors.length === 0)).toBe(true);
        }),
      );
    }
    return found;
  };
  const ten = await counts('ten', 10);
  expect(await counts('hundred', 100)).toEqual(ten);
  expect(Math.max(...ten)).toBeLessThan(40);
});

it('runs as many queries for a dry run of two hundred rows as of ten', async () => {
  const tried = (name: string, count: number) =>
    countQueries(() =>
      bringByFile(fixtures.brendan, plainRows(name, count, '2026-11-26'), { is_dry_run: true }),
    );
  expect(await tried('try-many', 200)).toBe(await tried('try-ten', 10));
});

it('writes the rows one by one when one of them cannot be written together with the others', async () => {
  const rows = plainRows('alone', 3, '2026-11-26');
  // The database refuses this row, although the schema allows it.
  await db().$executeRaw`
    ALTER TABLE booking ADD CONSTRAINT refuses_one CHECK (external_id <> 'alone-1') NOT VALID`;
  try {
    const results = await bringByKey(fixtures.killarney, keys[0], rows);
    expect(results.map(({ result }) => result)).toEqual(['created', 'refused', 'created']);
    expect(results.map(({ guest_link }) => guest_link !== null)).toEqual([true, false, true]);
  } finally {
    await db().$executeRaw`ALTER TABLE booking DROP CONSTRAINT refuses_one`;
  }
});
