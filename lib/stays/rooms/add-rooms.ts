import type { RoomsAddedDto } from '@/lib/contract/hotel-rooms';
import { roomKey } from '@/lib/contract/room-key';
import { MOST_ROOMS } from '@/lib/contract/room-list';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { requireRoomPermission } from '../policy';
import { addRoomRows, claimSigns, listRoomsAlike, reopenRooms } from './rooms-store';

/**
 * Adds the rooms that the hotel does not have, and reopens those that were closed. Refuses a list whose rooms all exist
 * and are open.
 */
export async function addRooms(
  staff: StaffMember,
  rooms: readonly string[],
  requestId: string | null = null,
): Promise<RoomsAddedDto> {
  requireRoomPermission(staff);
  const hotelId = staff.hotel.id;
  // When the list spells one room in several ways, the first spelling counts.
  const numbers = [...new Map(rooms.toReversed().map((room) => [roomKey(room), room])).values()].toReversed();
  return transactAs(staff, async (tx) => {
    const alike = await listRoomsAlike(tx, hotelId, numbers);
    const known = new Set(alike.map(({ key }) => key));
    const added = await addRoomRows(
      tx,
      hotelId,
      numbers.filter((number) => !known.has(roomKey(number))),
    );
    const closed = alike.filter(({ isClosed }) => isClosed);
    const existing = alike.filter(({ isClosed }) => !isClosed).map(({ number }) => number);
    if (added.length + closed.length === 0) throw new AppError('room_exists', { extra: { rooms: existing } });
    if ((await tx.room.count({ where: { hotelId } })) > MOST_ROOMS)
      throw new AppError('invalid_input', {
        issues: [{ path: 'rooms', message: `A hotel has at most ${MOST_ROOMS} rooms.` }],
      });
    await reopenRooms(
      tx,
      hotelId,
      closed.map(({ id }) => id),
    );
    const reopened = closed.map(({ number }) => number);
    const outdated_signs = await claimSigns(tx, hotelId, [...added, ...reopened], null);
    const line = { hotelId, who: staff, action: 'room.create', outcome: 'done' };
    await appendAudit({ ...line, requestId: requestId ?? undefined, data: { added, reopened } }, tx);
    return { added, reopened, existing, outdated_signs };
  });
}
