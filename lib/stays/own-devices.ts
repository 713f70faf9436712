import type { OwnDevicesDto } from '@/lib/contract/stays';
import { userOfDevice } from '@/lib/contract/user-auth';
import { appendAudit } from '@/lib/hotel/audit-store';
import { isDeviceOfStay, listGuestSessions, revokeGuestDevice } from '@/lib/hotel/guest-session-store';
import { transactAs } from '@/lib/hotel/transact';
import type { Guest } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { lockStay } from './stay-change-store';

/** Every device that reads along with this guest, the one seen last first. */
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

/** Who came in by the room's code may leave, and may not shut out the guest who was sent the link. */
const mayRemove = ({ cameByRoom, sessionId }: Guest, deviceId: number) =>
  !cameByRoom || deviceId === sessionId;

/** Shows one of them out at once; again is no error. The link it came by goes on working: only the desk ends links. */
export async function removeOwnDevice(guest: Guest, deviceId: number, requestId: string): Promise<void> {
  const { hotel, bookingId, bookingCode } = guest;
  // Held, so that it registers no phone meanwhile, and before the right to do this: of two devices that show each
  // other out at once, the second has lost its right when its turn comes.
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
