import { userOfDevice, userOfLink } from '@/lib/contract/user-auth';
import { listGuestCredentials } from '@/lib/hotel/guest-session-store';
import { appendAccessEnded } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { revokeRoomEntries } from './room-door-store';

/** Nobody of this booking hears anything more. The caller holds the booking, so no device comes meanwhile. */
export async function cutGuests(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  const { sessionIds, tokenIds } = await listGuestCredentials(tx, hotelId, bookingId);
  await appendAccessEnded(tx, hotelId, [...sessionIds.map(userOfDevice), ...tokenIds.map(userOfLink)]);
}

/** Of those who came in by the room nobody stays behind in it, not even when the others may go on reading. */
export async function endRoomEntries(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  const sessionIds = await revokeRoomEntries(tx, hotelId, bookingId);
  await appendAccessEnded(tx, hotelId, sessionIds.map(userOfDevice));
}
