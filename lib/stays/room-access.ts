import { isManagement } from '@/lib/contract/roles';
import type { RoomAccessChange, RoomAccessDto } from '@/lib/contract/room-codes';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { findRoomAccess, writeRoomAccess } from './room-pin-store';

export async function readRoomAccess(staff: StaffMember): Promise<RoomAccessDto> {
  return findRoomAccess(staff.hotel.id);
}

/**
 * Turning room access off closes the entry of every room at once. Open room sessions go on until they expire, and the
 * stays keep their PINs.
 */
export async function setRoomAccess(
  staff: StaffMember,
  change: RoomAccessChange,
  requestId: string | null = null,
): Promise<RoomAccessDto> {
  if (!isManagement(staff.role)) throw new AppError('forbidden');
  const hotelId = staff.hotel.id;
  return transactAs(staff, async (tx) => {
    const isChanged = await writeRoomAccess(tx, hotelId, change);
    const access = await findRoomAccess(hotelId, tx);
    if (!isChanged) return access;
    const line = { hotelId, who: staff, action: 'hotel.room_access', outcome: 'done' };
    await appendAudit({ ...line, requestId: requestId ?? undefined, data: access }, tx);
    return access;
  });
}
