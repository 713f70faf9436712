import { beforeAll, describe, expect, it } from 'vitest';
import { db, dbPool } from '@/lib/platform/db';
import { byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { HELD_SECONDS, holdWindow } from '@/lib/testing/hold-window';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const write = (guest: TestGuest) =>
  guestEndpoints.send(guest.hotel.slug, byToken(guest), { json: { message: 'Hello' } });

describe('permission of a guest to send', () => {
  it('refuses a message before check-in', async () => {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed' });
    await expectRefusal(() => write(guest), 'not_in_house');
    await expectRefusal(() => guestEndpoints.typing(guest.hotel.slug, byToken(guest)), 'not_in_house');
  });

  it('refuses a message without a room with the reason no_room_assigned', async () => {
    const guest = await addGuest(fixtures.killarney, { room: null });
    await expectRefusal(() => write(guest), 'no_room_assigned');
  });

  it('continues the conversation of a moved guest and shows it to no later guest of the old room', async () => {
    const guest = await addGuest(fixtures.killarney, { room: '310' });
    await guestSays(guest, 'From the old room');
    const room = await db().room.create({ data: { hotelId: fixtures.killarney.id, number: '311' } });
    await db().booking.update({ where: { id: guest.bookingId }, data: { roomId: room.id } });
    const next = await addGuest(fixtures.killarney, { room: '310' });
    const moved = await guestSays(guest, 'From the new room');
    expect([moved.seq, moved.message.room_number]).toEqual([2, '311']);
    const page = await (await guestEndpoints.messages(next.hotel.slug, byToken(next))).json();
    expect(page.messages).toEqual([]);
  });
});

describe('rate limits of guest messages', () => {
  it('accepts twenty messages in ten seconds, then answers 429 with the time to wait', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'Hello?');
    await holdWindow('guestSendBurst');
    for (let count = 1; count < 20; count += 1) await guestSays(guest, 'Hello?');
    const before = await tableHashes();
    const refused = await write(guest);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(HELD_SECONDS);
    await expectProblem(refused, 'rate_limited');
    expect(await tableHashes()).toEqual(before);
  });

  it('accepts two hundred messages an hour and continues after the hour', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'Good morning');
    const consumed = `UPDATE rate_limit SET points = 199 WHERE key = 'guestSendHour:booking:${guest.bookingId}'`;
    expect((await dbPool().query(consumed)).rowCount).toBe(1);
    await guestSays(guest, 'The two hundredth');
    const refused = await write(guest);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
    await expectProblem(refused, 'rate_limited');
    await dbPool().query('UPDATE rate_limit SET expire = 1 WHERE points > 200');
    expect((await write(guest)).status).toBe(201);
  });

  it('limits one guest without limiting other guests', async () => {
    const [flooding, patient] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    await Promise.all(Array.from({ length: 25 }, () => write(flooding)));
    expect((await write(flooding)).status).toBe(429);
    expect((await write(patient)).status).toBe(201);
    expect((await write(fixtures.marco)).status).toBe(201);
  });
});
