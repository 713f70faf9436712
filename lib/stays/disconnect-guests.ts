import { userOfDevice, userOfLink } from '@/lib/contract/user-auth';
import { listGuestCredentials } from '@/lib/hotel/guest-session-store';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { revokeRoomEntries } from './room-access-store';

/** Disconnects all guests of this booking. The caller has locked the booking, so no device is added meanwhile. */
export async function disconnectGuests(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  const { sessionIds, tokenIds } = await listGuestCredentials(tx, hotelId, bookingId);
  const users = [...sessionIds.map(userOfDevice), ...tokenIds.map(userOfLink)];
  await endGuestListening(tx, { hotelId, bookingId }, users);
}

/** Ends every session that was opened by the room, even when other sessions of the booking may go on reading. */
export async function endRoomEntries(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  const sessionIds = await revokeRoomEntries(tx, hotelId, bookingId);
  if (sessionIds.length > 0)
    await endGuestListening(tx, { hotelId, bookingId }, sessionIds.map(userOfDevice));
}
