import type { OwnDevicesDto } from '@/lib/contract/stays';
import { userOfDevice } from '@/lib/contract/user-auth';
import { appendAudit } from '@/lib/hotel/audit-store';
import { isDeviceOfStay, listGuestSessions, revokeGuestDevice } from '@/lib/hotel/guest-session-store';
import type { Guest } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { lockStay } from './stay-change-store';

/** Lists every device of this guest's stay, the one seen last first. */
export async function listOwnDevices(guest: Guest): Promise<OwnDevicesDto> {
  const sessions = await listGuestSessions(guest.hotel.id, guest.bookingId);
  return {
    devices: sessions.map(({ id, ownerName, userAgent, createdAt, lastSeenAt }) => ({
      id,
      guest_name: ownerName,
      user_agent: userAgent,
      opened_at: createdAt.toISOString(),
      last_seen_at: lastSeenAt.toISOString(),
      is_this: id === guest.sessionId,
      can_remove: mayRemove(guest, id),
    })),
  };
}

/**
 * A guest who entered with the room's code may remove their own device only, not that of the guest who was sent the
 * link.
 */
const mayRemove = ({ cameByRoom, sessionId }: Guest, deviceId: number) =>
  !cameByRoom || deviceId === sessionId;

/**
 * Disconnects one device at once; a repeated call is no error. The link that opened the device stays valid: only staff
 * members revoke links.
 */
export async function removeOwnDevice(guest: Guest, deviceId: number, requestId: string): Promise<void> {
  const { hotel, bookingId, bookingCode } = guest;
  // The stay is locked so that the device cannot register for push meanwhile. The lock comes before the permission
  // check: when two devices remove each other at once, the second one has lost its permission when its turn comes.
  const first = (tx: Tx) => lockStay(tx, hotel.id, bookingCode);
  const work = async (tx: Tx) => {
    const isTheirs = await isDeviceOfStay(tx, hotel.id, bookingId, deviceId);
    if (isTheirs && !mayRemove(guest, deviceId)) throw new AppError('forbidden');
    const outcome = await revokeGuestDevice(tx, hotel.id, bookingId, deviceId);
    if (outcome === 'unknown') throw new AppError('not_found');
    if (outcome === 'ended') return;
    await endGuestListening(tx, { hotelId: hotel.id, bookingId }, [userOfDevice(deviceId)]);
    const line = { hotelId: hotel.id, who: guest, action: 'guest_device.remove', outcome: 'done', requestId };
    await appendAudit({ ...line, target: { kind: 'booking', id: bookingCode } }, tx);
  };
  await transactAs(guest, work, { first });
}
