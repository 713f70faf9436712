import type { RoomChange, RoomChangedDto, RoomUser } from '@/lib/contract/hotel-rooms';
import { roomKey } from '@/lib/contract/room-key';
import { type AuditLine, appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import { isUniqueViolation, type Tx } from '@/lib/platform/db';
import { requireRoomPermission } from '../policy';
import {
  claimSigns,
  type LockedRoom,
  listRoomsAlike,
  listRoomUsers,
  lockRoom,
  renameRoom,
  tellDesksOfRoom,
} from './rooms-store';

type Command = { staff: StaffMember; requestId: string | null };

/** Applies all named changes or none. A value that does not change writes no audit entry. */
export async function changeRoom(command: Command, id: number, change: RoomChange): Promise<RoomChangedDto> {
  requireRoomPermission(command.staff);
  const hotelId = command.staff.hotel.id;
  return transactAs(command.staff, async (tx) => {
    const room = await lockRoom(tx, hotelId, id);
    if (!room) throw new AppError('not_found');
    const outdated_signs = await rename(tx, command, room, change.room_number);
    await setOutOfOrder(tx, command, room, change.out_of_order_until);
    const reclaimed = await setClosed(tx, command, room, change.is_closed);
    const now = await lockRoom(tx, hotelId, id);
    if (!now) throw new AppError('not_found');
    return {
      id,
      room_number: now.number,
      out_of_order_until: now.outOfOrderUntil,
      is_closed: now.isClosed,
      outdated_signs: [...outdated_signs, ...reclaimed],
    };
  });
}

/** Conversations, PINs and links belong to the room itself. Messages keep the room number of their time. */
async function rename(
  tx: Tx,
  command: Command,
  room: LockedRoom,
  number: string | undefined,
): Promise<string[]> {
  if (number === undefined || number === room.number) return [];
  const hotelId = command.staff.hotel.id;
  const others = (await listRoomsAlike(tx, hotelId, [number])).filter(({ id }) => id !== room.id);
  if (others.length > 0) throw exists(others);
  try {
    await renameRoom(tx, hotelId, room, number);
  } catch (error) {
    // Another request gave the number to another room at the same moment.
    if (isUniqueViolation(error)) throw exists([]);
    throw error;
  }
  const outdated = room.isClosed ? [] : await claimSigns(tx, hotelId, [number], room.id);
  await tellDesksOfRoom(tx, hotelId, room.id);
  for (const { booking_id: code } of await listRoomUsers(tx, hotelId, room.id))
    await addStayItem(tx, hotelId, code, 'stay.change');
  await appendLine(tx, command, number, 'room.rename', { from: room.number, to: number });
  return roomKey(number) === roomKey(room.number) ? [] : outdated;
}

const exists = (rooms: readonly { number: string }[]) =>
  new AppError('room_exists', { extra: { rooms: rooms.map(({ number }) => number) } });

async function setOutOfOrder(
  tx: Tx,
  command: Command,
  room: LockedRoom,
  until: string | null | undefined,
): Promise<void> {
  if (until === undefined || until === room.outOfOrderUntil) return;
  if (until !== null && until <= room.today)
    throw new AppError('invalid_input', {
      issues: [{ path: 'out_of_order_until', message: 'Give a day that is to come.' }],
    });
  const hotelId = command.staff.hotel.id;
  const users = until === null ? [] : await listRoomUsers(tx, hotelId, room.id);
  const guests = users.filter(({ status }) => status === 'in_house');
  if (guests.length > 0) throw inUse(guests);
  const outOfOrderUntil = until === null ? null : new Date(until);
  await tx.room.update({ where: { hotelId_id: { hotelId, id: room.id } }, data: { outOfOrderUntil } });
  await appendLine(tx, command, room.number, 'room.out_of_order', { until });
}

async function setClosed(tx: Tx, command: Command, room: LockedRoom, isClosed: boolean | undefined) {
  if (isClosed === undefined || isClosed === room.isClosed) return [];
  const hotelId = command.staff.hotel.id;
  const users = isClosed ? await listRoomUsers(tx, hotelId, room.id) : [];
  if (users.length > 0) throw inUse(users);
  const closedAt = isClosed ? new Date() : null;
  const { number } = await tx.room.update({
    where: { hotelId_id: { hotelId, id: room.id } },
    data: { closedAt },
    select: { number: true },
  });
  await appendLine(tx, command, number, isClosed ? 'room.close' : 'room.reopen', {});
  return isClosed ? [] : claimSigns(tx, hotelId, [number], room.id);
}

function inUse(stays: readonly RoomUser[]): AppError {
  const names = stays.map(({ guest_name, booking_id }) => `${guest_name} (${booking_id})`).join(', ');
  return new AppError('room_in_use', { detail: `That room is needed for ${names}.`, extra: { stays } });
}

async function appendLine(
  tx: Tx,
  { staff, requestId }: Command,
  number: string,
  action: string,
  data: NonNullable<AuditLine['data']>,
): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data };
  await appendAudit({ ...line, target: { kind: 'room', id: number }, requestId: requestId ?? undefined }, tx);
}
