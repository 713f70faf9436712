import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, nobody } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { auditOf, changeRoom, dayIn, listRooms, roomIdOf, roomRoutes } from '@/lib/testing/hotel-rooms';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let manager: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  manager = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
  await addRooms(fixtures.killarney, ['R1', 'R2', 'R3', 'R4', 'R5', 'R6']);
  await addRooms(fixtures.dublin, ['R1']);
});

const idOf = (number: string) => roomIdOf(fixtures.killarney, number);
const shown = async (number: string) =>
  (await listRooms(manager)).rooms.find(({ room_number }) => room_number === number);
const checkIn = (code: string, room_number: string) =>
  stayEndpoints.checkIn(fixtures.killarney.slug, code, byApiToken(fixtures.brendan), {
    json: { room_number },
  });
const arrival = (room: string | null = null) => addGuest(fixtures.killarney, { status: 'confirmed', room });

describe('permanent closing of a room', () => {
  it('removes a closed room from every list and writes an audit entry', async () => {
    expect((await changeRoom(manager, await idOf('R1'), { is_closed: true })).status).toBe(200);
    expect(await shown('R1')).toBeUndefined();
    const guest = await arrival();
    expect((await checkIn(guest.code, 'R1')).status).toBe(404);
    const [line] = await auditOf(fixtures.killarney, 'room.close');
    expect(line).toMatchObject({ staffId: manager.id, targetKind: 'room', targetId: 'R1' });
  });

  it('refuses to close a room while a guest is in it or a stay is planned for it and names the stays', async () => {
    const [here, coming] = [await addGuest(fixtures.killarney, { room: 'R2' }), await arrival('R2')];
    const id = await idOf('R2');
    await expectRefusal(() => changeRoom(manager, id, { is_closed: true }), 'room_in_use');
    const problem = await (await changeRoom(manager, id, { is_closed: true })).json();
    expect(problem.stays).toEqual([
      { booking_id: here.code, guest_name: here.name, status: 'in_house' },
      { booking_id: coming.code, guest_name: coming.name, status: 'confirmed' },
    ]);
    expect(problem.detail).toContain(here.name);
  });

  it('refuses a whole change of a room when one part of it is refused', async () => {
    const json = { room_number: 'R2 renamed', is_closed: true };
    await expectRefusal(async () => changeRoom(manager, await idOf('R2'), json), 'room_in_use');
    expect(await shown('R2')).toBeDefined();
  });

  it('removes a closed room from a cancelled stay that is restored later', async () => {
    const guest = await arrival('R3');
    const step = (name: 'cancel' | 'undo') =>
      stayEndpoints.step(fixtures.killarney.slug, guest.code, byApiToken(fixtures.brendan), name);
    await step('cancel');
    await changeRoom(manager, await idOf('R3'), { is_closed: true });
    expect(await (await step('undo')).json()).toMatchObject({ status: 'confirmed', room_number: null });
  });

  it('refuses to undo a checkout from a closed room until the room is reopened', async () => {
    const guest = await addGuest(fixtures.killarney, { room: 'R4' });
    const step = (name: 'check_out' | 'undo') =>
      stayEndpoints.step(fixtures.killarney.slug, guest.code, byApiToken(fixtures.brendan), name);
    await step('check_out');
    const id = await idOf('R4');
    await changeRoom(manager, id, { is_closed: true });
    await expectRefusal(() => step('undo'), 'room_closed');
    await changeRoom(manager, id, { is_closed: false });
    expect(await (await step('undo')).json()).toMatchObject({ status: 'in_house', room_number: 'R4' });
  });

  it('closes a room or checks a guest in to it, but never both, when both happen at once', async () => {
    const id = await idOf('R5');
    for (let round = 0; round < 4; round += 1) {
      const guest = await arrival();
      const [closed, came] = await Promise.all([
        changeRoom(manager, id, { is_closed: true }),
        checkIn(guest.code, 'R5'),
      ]);
      expect([closed.status, came.status].filter((status) => status === 200)).toHaveLength(1);
      await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
      await changeRoom(manager, id, { is_closed: false });
    }
  });
});

describe('a room out of order', () => {
  it('shows the end date of a room out of order, refuses check-in before it and accepts plans', async () => {
    const [id, until] = [await idOf('R6'), dayIn(3)];
    expect((await changeRoom(manager, id, { out_of_order_until: until })).status).toBe(200);
    expect(await shown('R6')).toMatchObject({ out_of_order_until: until, taken_by: null });
    const guest = await arrival();
    await expectRefusal(() => checkIn(guest.code, 'R6'), 'room_out_of_order');
    const planned = await stayEndpoints.change(
      fixtures.killarney.slug,
      guest.code,
      byApiToken(fixtures.brendan),
      {
        json: { planned_room: 'R6' },
      },
    );
    expect(await planned.json()).toMatchObject({ room_number: 'R6' });
    expect(await shown('R6')).toMatchObject({ expected: [{ booking_id: guest.code }] });
    expect((await auditOf(fixtures.killarney, 'room.out_of_order')).at(-1)?.data).toEqual({ until });
  });

  it('accepts guests again when a manager ends the out-of-order state', async () => {
    await changeRoom(manager, await idOf('R6'), { out_of_order_until: null });
    const guest = await arrival();
    expect((await checkIn(guest.code, 'R6')).status).toBe(200);
  });

  it('refuses to set a room with a guest out of order', async () => {
    const change = { out_of_order_until: dayIn(3) };
    await expectRefusal(async () => changeRoom(manager, await idOf('R6'), change), 'room_in_use');
  });

  it('accepts guests again on the end date of a room out of order', async () => {
    await db().room.update({
      where: { id: await idOf('R5') },
      data: { outOfOrderUntil: new Date(dayIn(0)) },
    });
    expect(await shown('R5')).toMatchObject({ out_of_order_until: null });
    expect((await checkIn((await arrival()).code, 'R5')).status).toBe(200);
  });

  it.each([dayIn(0), dayIn(-1), 'tomorrow', '2026-02-30', 7])(
    'refuses the out-of-order end date %j',
    async (until) => {
      const change = { out_of_order_until: until };
      await expectRefusal(async () => changeRoom(manager, await idOf('R2'), change), 'invalid_input');
    },
  );
});

describe('PATCH rooms', () => {
  it('refuses an empty change of a room and unknown fields', async () => {
    const id = await idOf('R2');
    await expectRefusal(() => changeRoom(manager, id, {}), 'invalid_input');
    await expectRefusal(() => changeRoom(manager, id, { floor: '2' }), 'invalid_input');
  });

  it('lets only managers of the hotel change a room', async () => {
    const id = await idOf('R2');
    const change = { room_number: 'Mine' };
    await expectRefusal(() => changeRoom(fixtures.brendan, id, change), 'forbidden');
    await expectRefusal(
      () => roomRoutes.change(fixtures.killarney.slug, id, nobody, change),
      'unauthenticated',
    );
    const theirs = await roomIdOf(fixtures.dublin, 'R1');
    await expectRefusal(() => changeRoom(manager, theirs, change), 'not_found');
    await expectRefusal(() => changeRoom(manager, 999_999, change), 'not_found');
  });
});
