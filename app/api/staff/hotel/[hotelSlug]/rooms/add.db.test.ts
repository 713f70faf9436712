import { beforeAll, describe, expect, it } from 'vitest';
import { roomsAddedSchema } from '@/lib/contract/hotel-rooms';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { auditOf, changeRoom, listRooms, roomIdOf, roomRoutes } from '@/lib/testing/hotel-rooms';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
let manager: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  manager = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
});

const add = (rooms: unknown, as: TestStaff = manager) =>
  roomRoutes.add(fixtures.killarney.slug, byApiToken(as), { rooms });
const added = async (rooms: string) => {
  const response = await add(rooms);
  expect(response.status).toBe(201);
  return roomsAddedSchema.parse(await response.json());
};

describe('POST rooms', () => {
  it('adds one room, several rooms or a range with any dash', async () => {
    expect((await added('Attic')).added).toEqual(['Attic']);
    expect((await added('801–803; A1-A3, #Süd 9')).added).toEqual([
      '801',
      '802',
      '803',
      'A1',
      'A2',
      'A3',
      'Süd 9',
    ]);
    const shown = (await listRooms(manager)).rooms.map(({ room_number }) => room_number);
    expect(shown).toEqual(expect.arrayContaining(['Attic', '801', '802', '803', 'A1', 'A3', 'Süd 9']));
  });

  it('reports rooms that exist in any spelling and adds the others', async () => {
    const { added: made, existing } = await added('attic, 803-804, a 2, 804');
    expect(made).toEqual(['804']);
    expect(existing.toSorted()).toEqual(['803', 'A2', 'Attic']);
  });

  it('refuses a list of existing rooms with room_exists', async () => {
    await expectRefusal(() => add('ATTIC, 801-802'), 'room_exists');
  });

  it('writes an audit entry with the manager who added the rooms', async () => {
    await added('990');
    const [line] = (await auditOf(fixtures.killarney, 'room.create')).slice(-1);
    expect(line).toMatchObject({ staffId: manager.id, data: { added: ['990'], reopened: [] } });
  });

  it('reopens a closed room as the same room', async () => {
    const id = await roomIdOf(fixtures.killarney, '802');
    await changeRoom(manager, id, { is_closed: true });
    expect((await listRooms(manager)).closed).toEqual([{ id, room_number: '802' }]);
    expect(await added('802')).toMatchObject({ added: [], reopened: ['802'] });
    expect(await roomIdOf(fixtures.killarney, '802')).toBe(id);
    expect((await listRooms(manager)).closed).toEqual([]);
  });

  it('adds rooms to the own hotel only, also with numbers of another hotel', async () => {
    const boss = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
    const response = await roomRoutes.add(fixtures.dublin.slug, byApiToken(boss), { rooms: 'Attic' });
    expect(response.status).toBe(201);
    await expectRefusal(
      () => roomRoutes.add(fixtures.killarney.slug, byApiToken(boss), { rooms: 'Cellar' }),
      'not_found',
    );
  });

  it.each([[''], [' , '], ['<b>'], ['1'.repeat(21)], [7], [null], [['801']], ['1-9999'], ['120-101']])(
    'refuses the list of rooms %j',
    async (rooms) => {
      await expectRefusal(() => add(rooms), 'invalid_input');
    },
  );

  it.each(['receptionist', 'concierge', 'housekeeper', 'technician', 'cook'] as const)(
    'refuses to add rooms as a %s',
    async (role) => {
      const person = await addStaff(fixtures.killarney, { role });
      await expectRefusal(() => add('995', person), 'forbidden');
    },
  );

  it('adds a room once when managers add it at the same time', async () => {
    const answers = await Promise.all(['Loft 1', 'LOFT1', '#loft 1', 'loft  1'].map((room) => add(room)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(3);
    expect(await db().room.count({ where: { hotelId: fixtures.killarney.id, numberKey: 'loft1' } })).toBe(1);
  });
});
