import { isManagement } from '@/lib/contract/roles';
import type { RoomAccessDto } from '@/lib/contract/room-codes';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAs } from '@/lib/hotel/transact';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { findRoomAccess, writeRoomAccess } from './room-pin-store';

export async function readRoomAccess(staff: StaffMember): Promise<RoomAccessDto> {
  return { is_on: await findRoomAccess(staff.hotel.id) };
}

/** Off shuts every room's door at once. Whoever is in stays in for their day; the stays keep their PINs. */
export async function setRoomAccess(
  staff: StaffMember,
  isOn: boolean,
  requestId: string | null = null,
): Promise<RoomAccessDto> {
  if (!isManagement(staff.role)) throw new AppError('forbidden');
  const hotelId = staff.hotel.id;
  await transactAs(staff, async (tx) => {
    if (!(await writeRoomAccess(tx, hotelId, isOn))) return;
    const line = { hotelId, who: staff, action: 'hotel.room_access', outcome: 'done' };
    await appendAudit({ ...line, requestId: requestId ?? undefined, data: { is_on: isOn } }, tx);
  });
  return { is_on: isOn };
}
