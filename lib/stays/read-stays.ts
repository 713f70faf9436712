import type { RoomsDto } from '@/lib/contract/hotel-rooms';
import type { StayDto, StayPageDto, StayQuery } from '@/lib/contract/stays';
import type { StaffMember, StayRunner } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { runsStays } from './policy';
import { listRoomRows } from './rooms/room-list-store';
import { findStay, listStayRows } from './stay-list-store';

export async function readStays(
  by: StayRunner,
  query: StayQuery & { external_id?: string | undefined },
): Promise<StayPageDto> {
  const { stays, nextCursor } = await listStayRows(by.hotel.id, query);
  return { stays: stays.map((stay) => shownTo(by, stay)), next_cursor: nextCursor };
}

export async function readStay(staff: StayRunner, code: string): Promise<StayDto> {
  const stay = await findStay(staff.hotel.id, code);
  if (!stay) throw new AppError('not_found');
  return shownTo(staff, stay);
}

/** Staff outside of the front desk see the stays and rooms, but neither the guest's contact data nor the notes. */
function shownTo(by: StayRunner, stay: StayDto): StayDto {
  return by.kind === 'staff' && !runsStays(by)
    ? { ...stay, guest_email: null, guest_phone: null, notes: '' }
    : stay;
}

export async function readRooms(staff: StaffMember): Promise<RoomsDto> {
  return listRoomRows(staff.hotel.id);
}
