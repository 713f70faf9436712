import { beforeAll, describe, expect, it } from 'vitest';
import { letsGuestIn } from '@/lib/contract/booking-status';
import { PMS_STATUSES, type PmsStatus } from '@/lib/contract/pms-stays';
import { db } from '@/lib/platform/db';
import { byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay, staysOf } from '@/lib/testing/sources';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ['601', '602', '603', '604', '605']);
});

const bring = (...rows: unknown[]) => bringByKey(fixtures.killarney, key, rows);
const now = (...rows: { external_id: string }[]) =>
  staysOf(
    fixtures.killarney,
    rows.map(({ external_id: id }) => id),
  );
const leave = (...rows: (object | undefined)[]) =>
  bring(...rows.map((row) => ({ ...row, status: 'checked_out' })));
const PAIRS = PMS_STATUSES.flatMap((from) => PMS_STATUSES.map((to) => [from, to] as const));

describe('status changes by API key', () => {
  it.each(PAIRS)(
    'changes a stay from %s to %s and opens or closes its chat accordingly',
    async (from, to) => {
      const row = sentStay({ room_number: '601' });
      const [made] = await bring(row);
      const token = made?.guest_link?.split('#t=')[1] ?? '';
      if (from !== 'confirmed') await bring({ ...row, status: from });
      const [done] = await bring({ ...row, status: to });
      expect(done).toMatchObject({ result: from === to ? 'unchanged' : 'updated', status: to, warnings: [] });
      const read = await guestEndpoints.messages(fixtures.killarney.slug, byToken({ token }));
      expect(read.status === 200).toBe(letsGuestIn(to));
      const sent = await guestEndpoints.send(fixtures.killarney.slug, byToken({ token }), {
        json: { message: 'Hello' },
      });
      expect(sent.status === 201).toBe(to === 'in_house');
      await db().booking.updateMany({
        where: { externalId: row.external_id },
        data: { status: 'checked_out', endedAt: new Date() },
      });
    },
  );

  it('writes an audit entry for each step that the change implies', async () => {
    const row = sentStay({});
    const [made] = await bring(row);
    await bring({ ...row, status: 'checked_out' });
    const lines = await db().auditEntry.findMany({
      where: { targetId: made?.booking_id ?? '' },
      orderBy: { id: 'asc' },
    });
    expect(lines.map(({ action }) => action)).toEqual(['stay.create', 'stay.check_in', 'stay.check_out']);
  });

  it('leaves the guest of a room in house when another stay of that room is checked out directly', async () => {
    const inRoom = sentStay({ status: 'in_house', room_number: '602' });
    const passed = sentStay({ room_number: '602' });
    await bring(inRoom, passed);
    expect(await bring({ ...passed, status: 'checked_out' })).toMatchObject([{ result: 'updated' }]);
    expect((await now(inRoom))[inRoom.external_id]).toEqual({ status: 'in_house', room: '602' });
    await leave(inRoom);
  });
});

describe.each([
  ['the API', (...rows: unknown[]) => bring(...rows)],
  ['a file', (...rows: unknown[]) => bringByFile(fixtures.brendan, rows)],
])('a batch by %s', (_source, send) => {
  const inHouse = (room: string) => sentStay({ status: 'in_house' as PmsStatus, room_number: room });
  const placesOf = (results: Awaited<ReturnType<typeof send>>) =>
    results.map(({ status, room_number: room }) => `${status} ${room}`);

  it('swaps two rooms', async () => {
    const [one, two] = [inHouse('603'), inHouse('604')];
    await send(one, two);
    const swapped = await send({ ...one, room_number: '604' }, { ...two, room_number: '603' });
    expect(placesOf(swapped)).toEqual(['in_house 604', 'in_house 603']);
    await leave(one, two);
  });

  it('rotates three guests and moves one more into the room of a departing guest', async () => {
    const [one, two, three, four, gone] = ['601', '602', '603', '604', '605'].map(inHouse);
    await send(one, two, three, four, gone);
    const moved = await send(
      { ...four, room_number: '605' },
      { ...one, room_number: '602' },
      { ...two, room_number: '603' },
      { ...three, room_number: '601' },
      { ...gone, status: 'checked_out' },
    );
    expect(placesOf(moved)).toEqual([
      ...['in_house 605', 'in_house 602', 'in_house 603', 'in_house 601', 'checked_out 605'],
    ]);
    await leave(one, two, three, four);
  });

  it('accepts an arrival listed before the departure that frees its room', async () => {
    const gone = inHouse('603');
    await send(gone);
    const come = inHouse('603');
    expect(placesOf(await send(come, { ...gone, status: 'checked_out' }))).toEqual([
      ...['in_house 603', 'checked_out 603'],
    ]);
    await leave(come);
  });

  it('refuses each impossible row with its reason and writes the rest', async () => {
    const [stays, wants] = [inHouse('603'), inHouse('604')];
    await send(stays, wants);
    const twice = sentStay({ status: 'in_house', room_number: '605' });
    const results = await send(
      { ...wants, room_number: '603' },
      twice,
      { ...twice, status: 'confirmed' },
      sentStay({ status: 'in_house', room_number: '999' }),
      sentStay({ status: 'checked_out' }),
      sentStay({}),
    );
    expect(results.map(({ errors }) => errors[0]?.code)).toEqual([
      ...['room_taken', 'said_twice', 'said_twice', 'no_such_room', 'wrong_step', undefined],
    ]);
    expect((await now(wants))[wants.external_id]).toEqual({ status: 'in_house', room: '604' });
    await leave(stays, wants);
  });

  it('writes a repeated row once', async () => {
    const row = sentStay({});
    const results = await send(row, row);
    expect(results.map(({ result, guest_link: link }) => [result, link !== null])).toEqual([
      ['created', true],
      ['unchanged', false],
    ]);
  });
});
