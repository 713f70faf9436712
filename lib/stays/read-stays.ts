import type { RoomsDto, StayDto, StayPageDto, StayQuery } from '@/lib/contract/stays';
import type { StaffMember, StayRunner } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { findStay, listRoomRows, listStayRows } from './stay-list-store';

export async function readStays(staff: StaffMember, query: StayQuery): Promise<StayPageDto> {
  const { stays, nextCursor } = await listStayRows(staff.hotel.id, query);
  return { stays, next_cursor: nextCursor };
}

export async function readStay(staff: StayRunner, code: string): Promise<StayDto> {
  const stay = await findStay(staff.hotel.id, code);
  if (!stay) throw new AppError('not_found');
  return stay;
}

export async function readRooms(staff: StaffMember): Promise<RoomsDto> {
  return { rooms: await listRoomRows(staff.hotel.id) };
}
