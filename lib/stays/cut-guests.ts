import { userOfDevice, userOfLink } from '@/lib/contract/user-auth';
import { listGuestCredentials } from '@/lib/hotel/guest-session-store';
import { appendAccessEnded } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';

/** Nobody of this booking hears anything more. The caller holds the booking, so no device comes meanwhile. */
export async function cutGuests(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  const { sessionIds, tokenIds } = await listGuestCredentials(tx, hotelId, bookingId);
  await appendAccessEnded(tx, hotelId, [...sessionIds.map(userOfDevice), ...tokenIds.map(userOfLink)]);
}
