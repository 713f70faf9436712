import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { roomChangedSchema } from '@/lib/contract/hotel-rooms';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie } from '@/lib/testing/call-route';
import { guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { auditOf, changeRoom, roomIdOf, roomRoutes } from '@/lib/testing/hotel-rooms';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { giveKnownPin, KNOWN_PIN, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { addRooms } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let manager: TestStaff;
let una: TestGuest;
let id: number;
let round = 0;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  manager = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
  await useRoomCodes(fixtures.killarney);
});

let old: string;
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  round += 1;
  old = `${round}01`;
  una = await addGuest(fixtures.killarney, { room: old });
  id = await roomIdOf(fixtures.killarney, old);
  await giveKnownPin(una);
});

const slug = () => fixtures.killarney.slug;
const rename = async (room: number, room_number: string) => {
  const response = await changeRoom(manager, room, { room_number });
  expect(response.status).toBe(200);
  return roomChangedSchema.parse(await response.json());
};
const enter = (room: string) => roomEndpoints.enter(slug(), room, { pin: KNOWN_PIN });
const contextOf = async (response: Response) => (await response.json()).context;

describe('a renamed room', () => {
  it('keeps the guest of a renamed room with conversation and session', async () => {
    const said = await guestSays(una, 'Good evening');
    expect(await rename(id, `Suite ${round}`)).toMatchObject({ id, outdated_signs: [] });
    const opened = await hotelEndpoints.fromRoom(slug(), `suite${round}`, byApiToken(manager));
    expect(await opened.json()).toMatchObject({ conversation_id: said.conversation_id });
    const context = await guestEndpoints.context(slug(), byGuestCookie(una));
    expect(await context.json()).toMatchObject({ room_number: `Suite ${round}` });
    expect((await hotelEndpoints.fromRoom(slug(), old, byApiToken(manager))).status).toBe(404);
  });

  it('updates the inbox row of the guest by one outbox item', async () => {
    const { conversation_id: conversationId } = await guestSays(una, 'Good evening');
    await db().outboxItem.deleteMany();
    await rename(id, `Suite ${round}`);
    expect(await db().outboxItem.count({ where: { type: 'conversation_row', conversationId } })).toBe(1);
  });

  it('allows entry to a renamed room by the sign with its old number and by a new sign', async () => {
    await rename(id, `Suite ${round}`);
    expect(await contextOf(await enter(old))).toMatchObject({ booking_id: una.code });
    expect(await contextOf(await enter(`Suite ${round}`))).toMatchObject({ room_number: `Suite ${round}` });
    const line = (await auditOf(fixtures.killarney, 'guest.room_entry')).at(-1);
    expect(line).toMatchObject({ targetId: `Suite ${round}` });
  });

  it('allows entry by all former numbers of a room after further renames', async () => {
    await rename(id, `Suite ${round}`);
    await rename(id, `Villa ${round}`);
    for (const number of [old, `Suite ${round}`]) expect((await enter(number)).status).toBe(200);
    await rename(id, old);
    for (const number of [old, `Villa ${round}`]) expect((await enter(number)).status).toBe(200);
  });

  it('reports an outdated sign when another room is added with the old number', async () => {
    await rename(id, `Suite ${round}`);
    const added = await roomRoutes.add(slug(), byApiToken(manager), { rooms: old });
    expect(await added.json()).toMatchObject({ added: [old], outdated_signs: [`Suite ${round}`] });
    // The sign now leads to the new room, which has no guest and therefore no PIN.
    expect((await enter(old)).status).toBe(401);
    expect((await enter(`Suite ${round}`)).status).toBe(200);
  });

  it('reports an outdated sign when another room is renamed to the old number', async () => {
    await rename(id, `Suite ${round}`);
    await addRooms(fixtures.killarney, [`N${round}`]);
    const other = await roomIdOf(fixtures.killarney, `N${round}`);
    expect(await rename(other, `#${old}`)).toMatchObject({
      room_number: old,
      outdated_signs: [`Suite ${round}`],
    });
    expect((await enter(old)).status).toBe(401);
  });

  it('refuses the number of another room of the hotel but accepts that of another hotel', async () => {
    await addRooms(fixtures.killarney, [`Süd ${round}`]);
    await expectRefusal(() => changeRoom(manager, id, { room_number: `SÜD${round}` }), 'room_exists');
    const problem = await (await changeRoom(manager, id, { room_number: `SÜD${round}` })).json();
    expect(problem.rooms).toEqual([`Süd ${round}`]);
    await addRooms(fixtures.dublin, [`Nord ${round}`]);
    await rename(id, `Nord ${round}`);
  });

  it('accepts another spelling of the number without affecting signs', async () => {
    await rename(id, `Straße ${round}`);
    await rename(id, `STRASSE${round}`);
    expect((await enter(`straße ${round}`)).status).toBe(200);
    const { formerKeys } = await db().room.findUniqueOrThrow({ where: { id } });
    expect(formerKeys).toEqual([old]);
  });

  it('writes one audit entry with both numbers for a repeated rename', async () => {
    await rename(id, `Suite ${round}`);
    await rename(id, `Suite ${round}`);
    const lines = await auditOf(fixtures.killarney, 'room.rename');
    const own = lines.filter(({ targetId }) => targetId === `Suite ${round}`);
    expect(own.map(({ data }) => data)).toEqual([{ from: old, to: `Suite ${round}` }]);
  });

  it.each(['', ' # ', '<b>', '1'.repeat(21), 7, null])('refuses the room number %j', async (room_number) => {
    await expectRefusal(() => changeRoom(manager, id, { room_number }), 'invalid_input');
  });
});
