import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { PMS_STATUSES, type PmsResult, type PmsStatus } from '@/lib/contract/pms-stays';
import { db } from '@/lib/platform/db';
import type { Caller } from '@/lib/testing/call-route';
import { seedTheKillarney, type TestHotel } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByKey, newKey } from '@/lib/testing/sources';

/**
 * Numbers with several rooms are sent to one hotel in one order and to another hotel in another order, and then again
 * with later states. The model is simple: a guest and a room of a number are one stay for good. Of the guests with the
 * same name within a number, at most one changes rooms, and that guest keeps their stay.
 */

type Row = { number: number; guest: string; room: string; next: PmsStatus; moves: boolean };
type Scenario = { rows: Row[]; orders: [number[], number[], number[]] };
type Hotel = { hotel: TestHotel; key: Caller };

const ROOMS = Array.from({ length: 8 }, (_, index) => String(601 + index));
/** The room to which a guest moves: a different one for each room. */
const otherRoom = (room: string) => `7${room.slice(1)}`;
const row = fc.record({
  number: fc.constantFrom(1, 2),
  // Two guests of one family, and one with another name.
  guest: fc.constantFrom('Una Roe', 'Tim Roe', 'Max Berg'),
  room: fc.constantFrom(...ROOMS),
  next: fc.constantFrom<PmsStatus>('confirmed', 'in_house', 'in_house', ...PMS_STATUSES),
  moves: fc.boolean(),
});
const orderOf = (rows: readonly Row[]) => fc.shuffledSubarray([...rows.keys()], { minLength: rows.length });
const scenario: fc.Arbitrary<Scenario> = fc
  .uniqueArray(row, { minLength: 2, maxLength: ROOMS.length, selector: (each) => each.room })
  .chain((rows) => fc.tuple(orderOf(rows), orderOf(rows), orderOf(rows)).map((orders) => ({ rows, orders })));

useFreshDatabase();
let hotels: [Hotel, Hotel];
beforeAll(async () => {
  const fixtures = await seedTheKillarney();
  for (const hotel of [fixtures.killarney, fixtures.dublin])
    await addRooms(hotel, [...ROOMS, ...ROOMS.map(otherRoom)]);
  hotels = [
    { hotel: fixtures.killarney, key: await newKey(fixtures.killarney) },
    { hotel: fixtures.dublin, key: await newKey(fixtures.dublin) },
  ];
});

let run = 0;
function said({ number, guest, room }: Row, more: object = {}) {
  const [first, last] = guest.split(' ');
  const who = { external_id: `run-${run}-${number}`, guest_first_name: first, guest_last_name: last };
  return { ...who, check_in: '2026-11-24', check_out: '2026-11-27', room_number: room, ...more };
}

/** Sends the rows in this order, and returns the results in the order of the rows. */
async function bring({ hotel, key }: Hotel, rows: readonly object[], order: readonly number[]) {
  const results = await bringByKey(
    hotel,
    key,
    order.map((at) => rows[at]),
  );
  return rows.map((_, at) => results[order.indexOf(at)]);
}

const codesOf = (results: readonly (PmsResult | undefined)[]) => results.map((each) => each?.booking_id);
const endsOf = (results: readonly (PmsResult | undefined)[]) =>
  results.map((each) => [each?.result, each?.status, each?.room_number, each?.errors[0]?.code]);

/**
 * Of the guests with the same name within a number only the first one moves, and only if their stay is not over by
 * then.
 */
function movers(rows: readonly Row[]): boolean[] {
  return rows.map(
    (each, at) =>
      each.moves &&
      (each.next === 'in_house' || each.next === 'confirmed') &&
      !rows
        .slice(0, at)
        .some((other) => other.moves && other.number === each.number && other.guest === each.guest),
  );
}

async function emptyRooms(): Promise<void> {
  await db().booking.updateMany({
    where: { status: 'in_house', externalId: { startsWith: 'run-' } },
    data: { status: 'checked_out', endedAt: new Date() },
  });
}

it('finds the same stays of each number in any order when guests move and leave', async () => {
  const property = async ({ rows, orders: [first, second, third] }: Scenario) => {
    run += 1;
    await emptyRooms();
    const [here, there] = hotels;
    const booked = rows.map((each) => said(each));
    const made = await bring(here, booked, first);
    expect(made.map((each) => each?.result)).toEqual(rows.map(() => 'created'));
    expect(new Set(codesOf(made)).size).toBe(rows.length);
    const madeThere = await bring(there, booked, second);
    expect(codesOf(await bring(here, booked, third))).toEqual(codesOf(made));
    const moves = movers(rows);
    const next = rows.map((each, at) =>
      said(each, { status: each.next, room_number: moves[at] ? otherRoom(each.room) : each.room }),
    );
    const ends = await bring(here, next, second);
    const endsThere = await bring(there, next, third);
    expect(codesOf(ends)).toEqual(codesOf(made));
    expect(codesOf(endsThere)).toEqual(codesOf(madeThere));
    expect(endsOf(endsThere)).toEqual(endsOf(ends));
    for (const [at, each] of rows.entries())
      expect([ends[at]?.status, ends[at]?.room_number]).toEqual([
        each.next,
        moves[at] ? otherRoom(each.room) : each.room,
      ]);
    const again = await bring(here, next, third);
    expect(again.map((each) => each?.result)).toEqual(rows.map(() => 'unchanged'));
    expect(codesOf(again)).toEqual(codesOf(made));
  };
  await fc.assert(fc.asyncProperty(scenario, property), { numRuns: 25, seed: 52, endOnFailure: true });
}, 600_000);
