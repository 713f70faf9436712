import { bookingChannel, channelInGeneration, inboxChannel } from '@/lib/contract/channels';
import { userOfDevice } from '@/lib/contract/user-auth';
import { transactAsSystem } from '@/lib/hotel/transact';
import type { Tx } from '@/lib/platform/db';
import { ACCESS_ENDED, ACCESS_TIMER, CHANNEL_CHANGED } from './item-types';

/**
 * Ends the right of these connections to listen to a booking. Signed-in sockets are disconnected. A client that never
 * signs in cannot be disconnected, so the booking's channel gets a new name. The old channel then carries only an event
 * without content, which asks the remaining clients to fetch the new name. Commits together with the change that ended
 * the right.
 */
export async function endGuestListening(
  tx: Tx,
  { hotelId, bookingId }: { hotelId: number; bookingId: number },
  users: readonly string[],
): Promise<void> {
  const { code, channelGeneration, hotel } = await tx.booking.update({
    where: { hotelId_id: { hotelId, id: bookingId } },
    data: { channelGeneration: { increment: 1 } },
    select: { code: true, channelGeneration: true, hotel: { select: { slug: true } } },
  });
  const left = channelInGeneration(bookingChannel(hotel.slug, code), channelGeneration - 1);
  await appendAccessEnded(tx, hotelId, users, left);
}

/**
 * Ends the right of a staff member to listen. All staff channels of the hotel get new names: the inbox, each
 * conversation and each personal channel. The event goes out on the old inbox channel, because every staff page listens
 * to it.
 */
export async function endStaffListening(tx: Tx, hotelId: number, user: string): Promise<void> {
  const { slug, staffChannelGeneration } = await tx.hotel.update({
    where: { id: hotelId },
    data: { staffChannelGeneration: { increment: 1 } },
    select: { slug: true, staffChannelGeneration: true },
  });
  const left = channelInGeneration(inboxChannel(slug), staffChannelGeneration - 1);
  await appendAccessEnded(tx, hotelId, [user], left);
}

/** Writes one row for each user, so that no disconnect waits for another. */
async function appendAccessEnded(tx: Tx, hotelId: number, users: readonly string[], left: string) {
  const cuts = users.map((user) => ({ hotelId, type: ACCESS_ENDED, data: { user } }));
  await tx.outboxItem.createMany({
    data: [...cuts, { hotelId, type: CHANNEL_CHANGED, data: { channel: left } }],
  });
}

/** Sets a timer for a right whose end is known when it begins. */
export async function appendAccessTimer(
  tx: Tx,
  hotelId: number,
  sessionId: number,
  dueAt: Date,
): Promise<void> {
  await tx.outboxItem.create({
    data: { hotelId, type: ACCESS_TIMER, data: { session_id: sessionId }, dueAt },
  });
}

/**
 * Ends the access that a due timer was set for, and deletes the timer. A device that was revoked meanwhile needs
 * nothing more.
 */
export async function endTimedAccess(itemId: number): Promise<void> {
  await transactAsSystem(async (tx) => {
    const [device] = await tx.$queryRaw<{ hotel_id: number; booking_id: number; session_id: number }[]>`
      WITH timer AS (
        DELETE FROM outbox WHERE id = ${itemId} AND type = ${ACCESS_TIMER}
        RETURNING hotel_id, (data->>'session_id')::int AS session_id
      )
      SELECT s.hotel_id, s.booking_id, s.id AS session_id FROM timer t
      JOIN guest_session s ON s.hotel_id = t.hotel_id AND s.id = t.session_id AND s.revoked_at IS NULL`;
    if (!device) return;
    const place = { hotelId: device.hotel_id, bookingId: device.booking_id };
    await endGuestListening(tx, place, [userOfDevice(device.session_id)]);
  });
}
