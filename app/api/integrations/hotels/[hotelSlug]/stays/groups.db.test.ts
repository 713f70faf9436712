import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StayDto } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
const ROOMS = ['601', '602', '603', '604', '605', '606'];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ROOMS);
  await addRooms(fixtures.dublin, ROOMS);
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().booking.updateMany({
    where: { status: 'in_house', room: { number: { in: ROOMS } } },
    data: { status: 'checked_out', endedAt: new Date() },
  });
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const bring = (...rows: object[]) => bringByKey(fixtures.killarney, key, rows);
const read = async (code: string | null | undefined): Promise<StayDto> =>
  (await stayEndpoints.read(slug(), code ?? '', desk())).json();
const codesOf = (results: readonly { booking_id: string | null }[]) =>
  results.map(({ booking_id }) => booking_id);
const resultsOf = (results: readonly { result: string; errors: { code: string }[] }[]) =>
  results.map(({ result, errors }) => errors[0]?.code ?? result);
const max = { guest_first_name: 'Max', guest_last_name: 'Berg' };
const anna = { guest_first_name: 'Anna', guest_last_name: 'Klein' };

/** Two rooms with one external id, both in the name of the guest who booked. */
const twoRooms = (more: object = {}) => {
  const one = sentStay({ room_number: '601', ...more });
  return [one, { ...one, room_number: '602' }] as const;
};

describe('one external id with several rooms', () => {
  it('creates a stay with its own conversation for each room, and each stay lists the other', async () => {
    const made = await bring(...twoRooms({ status: 'in_house' }));
    expect(resultsOf(made)).toEqual(['created', 'created']);
    const [one, other] = await Promise.all(made.map(({ booking_id }) => read(booking_id)));
    expect(one?.external_id).toBe(other?.external_id);
    expect(one?.group).toEqual({
      count: 2,
      others: [{ booking_id: other?.booking_id, status: 'in_house', room_number: '602' }],
    });
    const tokens = made.map(({ guest_link: link }) => link?.split('#t=')[1] ?? '');
    await guestSays({ ...fixtures.aoife, token: tokens[0] ?? '' }, 'From the first room');
    const seen = await (await guestEndpoints.messages(slug(), byToken({ token: tokens[1] ?? '' }))).json();
    expect(seen.messages).toEqual([]);
  });

  it('finds the stays of an external id in the list of stays, in the inbox and by the API', async () => {
    const rows = twoRooms({ status: 'in_house' });
    const made = await bring(...rows);
    const query = `?view=all&q=${rows[0].external_id}`;
    const found = await (await stayEndpoints.list(slug(), desk(), { query })).json();
    expect(codesOf(found.stays).toSorted()).toEqual(codesOf(made).toSorted());
    const token = made[1]?.guest_link?.split('#t=')[1] ?? '';
    await guestSays({ ...fixtures.aoife, token }, 'Hello');
    const inbox = await (
      await hotelEndpoints.inbox(slug(), desk(), { query: `?q=${rows[0].external_id}` })
    ).json();
    expect(codesOf(inbox.conversations)).toEqual([made[1]?.booking_id]);
  });

  it('matches the same stays again in any order and reports them as unchanged', async () => {
    const rows = twoRooms();
    const made = await bring(...rows);
    const again = await bring(...rows.toReversed());
    expect(resultsOf(again)).toEqual(['unchanged', 'unchanged']);
    expect(codesOf(again)).toEqual(codesOf(made).toReversed());
  });

  it('checks out one room of a group while the other stays in house', async () => {
    const [one, other] = twoRooms({ status: 'in_house' });
    const made = await bring(one, other);
    await bring({ ...one, status: 'checked_out' }, other);
    expect((await read(made[0]?.booking_id)).status).toBe('checked_out');
    expect((await read(made[1]?.booking_id)).status).toBe('in_house');
    expect(await bring({ ...other, status: 'checked_out' })).toMatchObject([
      { booking_id: made[1]?.booking_id, result: 'updated' },
    ]);
  });

  it('adds another room to a group', async () => {
    const [one, other] = twoRooms();
    const made = await bring(one, other);
    const third = { ...one, ...max, room_number: '603' };
    const more = await bring(third, other, one);
    expect(resultsOf(more)).toEqual(['created', 'unchanged', 'unchanged']);
    expect((await read(made[0]?.booking_id)).group?.count).toBe(3);
  });

  it('treats equal rows as one and refuses rows that differ for the same room and guest', async () => {
    const [one, other] = twoRooms();
    expect(resultsOf(await bring(one, other, one))).toEqual(['created', 'created', 'unchanged']);
    const twice = await bring(one, { ...one, notes: 'Late arrival' }, other);
    expect(resultsOf(twice)).toEqual(['said_twice', 'said_twice', 'unchanged']);
  });

  it('assigns rooms to stays that had no room yet', async () => {
    const one = sentStay({});
    const rows = [one, { ...one, ...max }];
    const made = await bring(...rows);
    expect(resultsOf(made)).toEqual(['created', 'created']);
    const placed = rows.map((row, at) => ({ ...row, room_number: ROOMS[at] }));
    expect(codesOf(await bring(...placed.toReversed()))).toEqual(codesOf(made).toReversed());
  });

  it('creates a separate group for the same external id in another hotel', async () => {
    const rows = twoRooms();
    const made = await bring(...rows);
    expect(resultsOf(await bringByFile(fixtures.ronan, rows))).toEqual(['created', 'created']);
    expect((await read(made[0]?.booking_id)).group?.count).toBe(2);
  });
});

describe('a room change within a group', () => {
  it('finds the stay that moves by the name of its guest', async () => {
    const [one, other] = twoRooms({ status: 'in_house' });
    const rows = [one, { ...other, ...max }];
    const made = await bring(...rows);
    const moved = await bring({ ...other, ...max, room_number: '603' });
    expect(moved).toMatchObject([{ booking_id: made[1]?.booking_id, room_number: '603' }]);
    expect((await read(made[0]?.booking_id)).room_number).toBe('601');
  });

  it('finds the stay that moves by its free room when the guests have the same name', async () => {
    const [one, other] = twoRooms({ status: 'in_house' });
    const made = await bring(one, other);
    const moved = await bring({ ...one, room_number: '604' }, other);
    expect(moved).toMatchObject([{ booking_id: made[0]?.booking_id, room_number: '604' }, {}]);
  });

  it('swaps the rooms of two guests without swapping the guests', async () => {
    const [one, other] = twoRooms({ status: 'in_house' });
    const made = await bring(one, { ...other, ...max });
    const swapped = await bring({ ...other, ...max, room_number: '601' }, { ...one, room_number: '602' });
    expect(swapped).toMatchObject([
      { booking_id: made[1]?.booking_id, room_number: '601' },
      { booking_id: made[0]?.booking_id, room_number: '602' },
    ]);
  });

  it('refuses a row that matches several stays and explains what to send', async () => {
    const [one, other] = twoRooms({ status: 'in_house' });
    const made = await bring(one, other);
    const results = await bring({ ...one, room_number: '605' }, { ...one, room_number: '606' });
    expect(resultsOf(results)).toEqual(['which_stay', 'which_stay']);
    expect(results[0]?.errors[0]?.message).toContain('Send all rows of this number');
    expect((await read(made[0]?.booking_id)).room_number).toBe('601');
    const { room_number: _, ...roomless } = one;
    expect(resultsOf(await bring({ ...roomless, status: 'checked_out' }))).toEqual(['which_stay']);
  });
});

describe('another guest under the external id of a group', () => {
  it('refuses another guest in a room that a guest of the group occupies', async () => {
    const [one, other] = twoRooms({ status: 'in_house' });
    await bring(one, other);
    expect(resultsOf(await bring(one, { ...other, ...anna }))).toEqual(['unchanged', 'another_guest']);
  });

  it('creates a new group after all stays of the external id have ended and leaves those unchanged', async () => {
    const rows = twoRooms({ status: 'in_house' });
    const before = await bring(...rows);
    await bring(...rows.map((row) => ({ ...row, status: 'checked_out' })));
    const days = { check_in: '2026-12-24', check_out: '2026-12-27' };
    const later = rows.map((row) => ({ ...row, ...anna, ...days, status: 'in_house' }));
    const made = await bring(...later);
    expect(resultsOf(made)).toEqual(['created', 'created']);
    expect(codesOf(made)).not.toContain(before[0]?.booking_id);
    expect((await read(before[0]?.booking_id)).group).toBeNull();
    expect((await read(made[0]?.booking_id)).group?.count).toBe(2);
    expect(resultsOf(await bring(...later))).toEqual(['unchanged', 'unchanged']);
  });
});

it('creates each stay of a group once for concurrent requests', async () => {
  const rows = twoRooms();
  const all = await Promise.all([bring(...rows), bring(...rows.toReversed()), bring(...rows)]);
  expect(all.flatMap(resultsOf).toSorted()).toEqual([
    ...['created', 'created', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
  ]);
});
