import { beforeAll, describe, expect, it } from 'vitest';
import { checkedInSchema, type StayStep } from '@/lib/contract/stays';
import { userOfDevice } from '@/lib/contract/user-auth';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await useRoomCodes(fixtures.killarney);
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const enter = (room: string | null, pin: string) => roomEndpoints.enter(slug(), room ?? '', { pin });
const step = ({ code }: TestGuest, taken: StayStep) => stayEndpoints.step(slug(), code, desk(), taken);
const context = (as: Caller) => guestEndpoints.context(slug(), as);

let rooms = 0;
async function aRoom(): Promise<string> {
  rooms += 1;
  const number = `5${String(rooms).padStart(2, '0')}`;
  await db().room.create({ data: { hotelId: fixtures.killarney.id, number } });
  return number;
}
const checkIn = async ({ code }: TestGuest, room: string) =>
  checkedInSchema.parse(
    await (await stayEndpoints.checkIn(slug(), code, desk(), { json: { room_number: room } })).json(),
  );
const booked = () => addGuest(fixtures.killarney, { status: 'confirmed', room: null });

describe('successive guests of one room', () => {
  it('shows successive guests of one room no messages of each other', async () => {
    const [first, second, room] = [await booked(), await booked(), await aRoom()];
    const firstPin = (await checkIn(first, room)).room_pin ?? '';
    const firstPhone = deviceOf(await enter(room, firstPin), first);
    await guestEndpoints.send(slug(), firstPhone, { json: { message: 'A secret of the first' } });
    await step(first, 'check_out');
    const secondPin = (await checkIn(second, room)).room_pin ?? '';
    await expectProblem(await context(firstPhone), 'stay_ended');
    await expectProblem(await guestEndpoints.messages(slug(), firstPhone), 'stay_ended');
    if (firstPin !== secondPin) await expectProblem(await enter(room, firstPin), 'unauthenticated');
    const entered = await enter(room, secondPin);
    const secondPhone = deviceOf(entered, second);
    expect(await entered.text()).not.toContain('secret');
    await guestEndpoints.send(slug(), secondPhone, { json: { message: 'Of the second' } });
    const page = await (await guestEndpoints.messages(slug(), secondPhone)).text();
    expect(page).toContain('Of the second');
    expect(page).not.toContain('secret');
  });
});

describe('a device that entered by the room when its guest leaves', () => {
  it.each([
    ['undo', 'unauthenticated'],
    ['check_out', 'stay_ended'],
  ] as const)(
    'ends session, push registration and sockets of a device of the room by %s',
    async (taken, code) => {
      const [guest, room] = [await booked(), await aRoom()];
      const device = deviceOf(await enter(room, (await checkIn(guest, room)).room_pin ?? ''), guest);
      const session = await db().guestSession.findFirstOrThrow({
        where: { bookingId: guest.bookingId },
        orderBy: { id: 'desc' },
      });
      const owner = {
        hotelId: fixtures.killarney.id,
        bookingId: guest.bookingId,
        guestSessionId: session.id,
      };
      await db().device.create({ data: { ...owner, kind: 'installation_id', value: `phone-of-${room}` } });
      await step(guest, taken);
      await expectProblem(await context(device), code);
      expect(await db().device.count({ where: { guestSessionId: session.id } })).toBe(0);
      const cut = await db().outboxItem.findMany({ where: { type: 'access_ended' }, orderBy: { id: 'asc' } });
      expect(cut.map(({ data }) => data)).toContainEqual({ user: userOfDevice(session.id) });
      if (taken === 'undo') expect((await context(byGuestCookie(guest))).status).toBe(200);
    },
  );
});
