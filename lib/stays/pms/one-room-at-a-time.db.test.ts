import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PmsResult } from '@/lib/contract/pms-stays';
import { db } from '@/lib/platform/db';
import type { Caller } from '@/lib/testing/call-route';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByKey, newKey, sentStay } from '@/lib/testing/sources';

/** A booking system that sends one room of a number at a time. */

const ROOMS = ['601', '602', '603', '604', '605', '606'];

useFreshDatabase();
let fixtures: TheKillarney;
let keys: [Caller, Caller];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const hotel of [fixtures.killarney, fixtures.dublin]) await addRooms(hotel, ROOMS);
  keys = [await newKey(fixtures.killarney), await newKey(fixtures.dublin)];
});
const emptyRooms = () =>
  db().booking.updateMany({
    where: { status: 'in_house', room: { number: { in: ROOMS } } },
    data: { status: 'checked_out', endedAt: new Date() },
  });
beforeEach(emptyRooms);

const bring = (...rows: object[]) => bringByKey(fixtures.killarney, keys[0], rows);
async function bringOne(row: object): Promise<PmsResult> {
  const [result] = await bring(row);
  if (!result) throw new Error('The row has no answer.');
  return result;
}
const codes = ({ warnings, errors }: PmsResult) => [...errors, ...warnings].map(({ code }) => code);

describe('a row with a further room of a known number', () => {
  const anna = { guest_first_name: 'Anna', guest_last_name: 'Berg' };
  const tom = { guest_first_name: 'Tom', guest_last_name: 'Berg' };

  it.each(['confirmed', 'in_house'])('creates a stay for a new part in status %s', async (status) => {
    const one = sentStay({ ...anna, status, room_number: '601', part: 1 });
    const first = await bringOne(one);
    const second = await bringOne({ ...one, room_number: '602', part: '2' });
    expect([first.result, second.result]).toEqual(['created', 'created']);
    expect(second.booking_id).not.toBe(first.booking_id);
    expect(second.guest_link).not.toBeNull();
    const again = [await bringOne({ ...one, room_number: '602', part: '2' }), await bringOne(one)];
    expect(again.map(({ result }) => result)).toEqual(['unchanged', 'unchanged']);
    expect(again.map(({ booking_id }) => booking_id)).toEqual([second.booking_id, first.booking_id]);
  });

  it('creates a stay of its own for a new part under another name, before any room is named', async () => {
    const one = sentStay({ ...anna, part: 'a' });
    const first = await bringOne(one);
    const second = await bringOne({ ...one, guest_first_name: 'Max', guest_last_name: 'Klein', part: 'b' });
    expect([first.result, second.result]).toEqual(['created', 'created']);
  });

  it('creates a stay of its own for a new part beside a stay that was sent without a part', async () => {
    const { part: _, ...one } = sentStay({ ...anna, status: 'in_house', room_number: '601', part: '1' });
    const first = await bringOne(one);
    const second = await bringOne({ ...one, room_number: '602', part: '2' });
    expect(second.result).toBe('created');
    const same = await bringOne({ ...one, part: '1' });
    expect(same.booking_id).toBe(first.booking_id);
  });

  it('never shows the chat of one guest to another guest of the same family', async () => {
    const one = sentStay({ ...anna, status: 'in_house', room_number: '601' });
    const first = await bringOne(one);
    const second = await bringOne({ ...one, ...tom, room_number: '602' });
    expect(second.result).toBe('created');
    expect(second.booking_id).not.toBe(first.booking_id);
    const kept = await db().booking.findFirstOrThrow({
      where: { hotelId: fixtures.killarney.id, code: first.booking_id ?? '' },
      include: { room: true },
    });
    expect([kept.guestFirstName, kept.room?.number]).toEqual(['Anna', '601']);
  });

  it('corrects the name when the room is the same', async () => {
    const one = sentStay({ ...anna, status: 'in_house', room_number: '601' });
    const first = await bringOne(one);
    const corrected = await bringOne({ ...one, ...tom });
    expect([corrected.result, corrected.booking_id]).toEqual(['updated', first.booking_id]);
  });

  it('moves the same guest when the row has no part, and warns the system', async () => {
    const one = sentStay({ ...anna, status: 'in_house', room_number: '601' });
    const first = await bringOne(one);
    const moved = await bringOne({ ...one, room_number: '602' });
    expect([moved.booking_id, moved.room_number]).toEqual([first.booking_id, '602']);
    expect(codes(moved)).toEqual(['taken_as_move']);
    const named = await bringOne({ ...one, room_number: '603', moved_from: '602' });
    expect([named.booking_id, named.room_number]).toEqual([first.booking_id, '603']);
    expect(codes(named)).toEqual([]);
  });

  it('moves the stay whose former room the row names, among several stays of one guest', async () => {
    const one = sentStay({ ...anna, status: 'in_house', room_number: '601' });
    const made = await bring(one, { ...one, room_number: '602' });
    expect(codes(await bringOne({ ...one, room_number: '603' }))).toEqual(['which_stay']);
    const moved = await bringOne({ ...one, room_number: '603', moved_from: '#602' });
    expect([moved.booking_id, moved.room_number]).toEqual([made[1]?.booking_id, '603']);
  });

  it('rejects a row whose part is in the batch twice, and a row with an invalid part', async () => {
    const one = sentStay({ ...anna, room_number: '601', part: '1' });
    expect((await bring(one, { ...one, room_number: '602' })).map(codes)).toEqual([
      ['said_twice'],
      ['said_twice'],
    ]);
    expect(codes(await bringOne({ ...one, part: 'x'.repeat(101) }))).toEqual(['invalid_input']);
    expect(codes(await bringOne({ ...one, part: ['1'] }))).toEqual(['invalid_input']);
  });
});

const parts = fc.uniqueArray(
  fc.record({
    part: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    guest: fc.constantFrom('Anna Berg', 'Tom Berg', 'Max Klein'),
    status: fc.constantFrom('confirmed', 'in_house'),
  }),
  { minLength: 2, maxLength: ROOMS.length, selector: ({ part }) => part },
);
const notification = parts.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
    again: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
  }),
);

let run = 0;
it('creates the same stays from the parts of a number, sent together or one by one in any order', async () => {
  const property = async ({
    rows,
    order,
    again,
  }: typeof notification extends fc.Arbitrary<infer S> ? S : never) => {
    run += 1;
    await emptyRooms();
    const said = rows.map(({ part, guest, status }) => {
      const [first, last] = guest.split(' ');
      const who = { external_id: `parts-${run}`, guest_first_name: first, guest_last_name: last };
      const days = { check_in: '2026-11-24', check_out: '2026-11-27' };
      return { ...who, ...days, part, status, room_number: `60${part}` };
    });
    const atOnce = await bring(...said);
    const single: PmsResult[] = [];
    for (const at of order)
      for (const result of await bringByKey(fixtures.dublin, keys[1], said.slice(at, at + 1)))
        single[at] = result;
    const endOf = ({ result, status, room_number }: PmsResult) => [result, status, room_number];
    expect(single.map(endOf)).toEqual(atOnce.map(endOf));
    expect(single.map(({ result }) => result)).toEqual(rows.map(() => 'created'));
    expect(new Set(single.map(({ booking_id }) => booking_id)).size).toBe(rows.length);
    for (const at of again) {
      const [same] = await bringByKey(fixtures.dublin, keys[1], said.slice(at, at + 1));
      expect([same?.result, same?.booking_id]).toEqual(['unchanged', single[at]?.booking_id]);
    }
  };
  await fc.assert(fc.asyncProperty(notification, property), { numRuns: 10, seed: 56, endOnFailure: true });
}, 600_000);
