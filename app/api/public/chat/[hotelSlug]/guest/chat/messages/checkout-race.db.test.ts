import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byGuestCookie, byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { holding } from '@/lib/testing/holding';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const bodiesOf = async (guest: TestGuest) =>
  (await db().message.findMany({ where: { conversation: { bookingId: guest.bookingId } } })).map(
    (m) => m.body,
  );

/** Commits the change while the authorized send waits for the lock on the row of its booking. */
async function sendDuring(guest: TestGuest, change: string): Promise<Response> {
  await guestSays(guest, 'Before');
  const lock = `SELECT 1 FROM booking WHERE id = ${guest.bookingId} FOR UPDATE`;
  return holding(lock, change, () => send(guest, byToken(guest)));
}

/** Commits the change after the send was authorized and before it writes anything. */
async function sendAfter(guest: TestGuest, change: string, caller: Caller): Promise<Response> {
  await guestSays(guest, 'Before');
  return holding('LOCK TABLE rate_limit', change, () => send(guest, caller));
}

const send = (guest: TestGuest, caller: Caller) =>
  guestEndpoints.send(guest.hotel.slug, caller, { json: { message: 'Too late' } });

describe('a change that commits while a message is being sent', () => {
  it('refuses the message with 410 when the guest is checked out', async () => {
    const guest = await addGuest(fixtures.killarney);
    const change = `UPDATE booking SET status = 'checked_out', ended_at = now() WHERE id = ${guest.bookingId}`;
    await expectProblem(await sendDuring(guest, change), 'stay_ended');
    expect(await bodiesOf(guest)).toEqual(['Before']);
  });

  it('refuses the message when the room is unassigned', async () => {
    const guest = await addGuest(fixtures.killarney);
    const change = `UPDATE booking SET room_id = NULL WHERE id = ${guest.bookingId}`;
    await expectProblem(await sendDuring(guest, change), 'no_room_assigned');
    expect(await bodiesOf(guest)).toEqual(['Before']);
  });

  it('refuses the message when the stay is cancelled', async () => {
    const guest = await addGuest(fixtures.killarney);
    const change = `UPDATE booking SET status = 'cancelled' WHERE id = ${guest.bookingId}`;
    const response = await sendDuring(guest, change);
    expect([401, 403]).toContain(response.status);
    expect(await bodiesOf(guest)).toEqual(['Before']);
  });

  it('sends the message when an unrelated field changes', async () => {
    const guest = await addGuest(fixtures.killarney);
    const change = `UPDATE booking SET guest_email = 'new@example.com' WHERE id = ${guest.bookingId}`;
    expect((await sendDuring(guest, change)).status).toBe(201);
    expect(await bodiesOf(guest)).toEqual(['Before', 'Too late']);
  });

  it('refuses the message when the device is signed out', async () => {
    const guest = await addGuest(fixtures.killarney);
    const change = `UPDATE guest_session SET revoked_at = now() WHERE id = ${guest.sessionId}`;
    await expectProblem(await sendAfter(guest, change, byGuestCookie(guest)), 'unauthenticated');
    expect(await bodiesOf(guest)).toEqual(['Before']);
  });

  it.each(['revoked_at = now()', "expires_at = now() - interval '1 second'"])(
    'refuses the message of the link and of its device when the link ends: %s',
    async (end) => {
      for (const by of [byToken, byGuestCookie]) {
        const guest = await addGuest(fixtures.killarney);
        const change = `UPDATE guest_token SET ${end} WHERE id = ${guest.tokenId}`;
        await expectProblem(await sendAfter(guest, change, by(guest)), 'unauthenticated');
        expect(await bodiesOf(guest)).toEqual(['Before']);
      }
    },
  );

  it.each(['guest_session', 'guest_token'] as const)(
    'refuses the message when its %s is revoked while the send waits for the lock',
    async (table) => {
      const guest = await addGuest(fixtures.killarney);
      await guestSays(guest, 'Before');
      const id = table === 'guest_token' ? guest.tokenId : guest.sessionId;
      const lock = `SELECT 1 FROM booking WHERE id = ${guest.bookingId} FOR UPDATE`;
      const change = `UPDATE ${table} SET revoked_at = now() WHERE id = ${id}`;
      const answer = await holding(lock, change, () => send(guest, byGuestCookie(guest)));
      await expectProblem(answer, 'unauthenticated');
      expect(await bodiesOf(guest)).toEqual(['Before']);
    },
  );

  it('refuses the message when the guest is checked out before the send writes', async () => {
    const guest = await addGuest(fixtures.killarney);
    const change = `UPDATE booking SET status = 'checked_out' WHERE id = ${guest.bookingId}`;
    await expectProblem(await sendAfter(guest, change, byGuestCookie(guest)), 'stay_ended');
    expect(await bodiesOf(guest)).toEqual(['Before']);
  });
});
