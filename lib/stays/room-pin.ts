import { randomInt } from 'node:crypto';
import { PIN_DIGITS, type RoomCodeDto, type RoomPinDto } from '@/lib/contract/room-codes';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { hashPassword, passwordMatches } from '@/lib/people/password';
import type { Tx } from '@/lib/platform/db';
import { wrongStep } from './apply-step';
import { requireStayPermission } from './policy';
import { requireLockedStay } from './require-locked';
import { findRoomAccess, findRoomCode, listOtherPins, writePin } from './room-pin-store';

type Command = { staff: StayRunner; code: string; requestId?: string | null | undefined };

/**
 * Issues a new PIN for a stay in house. The former PIN stops working, and a room that was closed by failed tries opens
 * again.
 */
export async function issueRoomPin(command: Command): Promise<RoomPinDto> {
  requireStayPermission(command.staff);
  const room_pin = await transactAs(command.staff, async (tx) => {
    const stay = await requireLockedStay(tx, command.staff.hotel.id, command.code);
    if (stay.status !== 'in_house') throw wrongStep(stay.status);
    const pin = await createPin(tx, command);
    if (pin === null) throw new AppError('conflict', { detail: 'This hotel does not use room codes.' });
    return pin;
  });
  return { room_pin };
}

/**
 * Creates a PIN for a stay that is in house and locked by this transaction. Null when room access is off in the hotel.
 */
export async function createPin(tx: Tx, { staff, code, requestId }: Command): Promise<string | null> {
  const hotelId = staff.hotel.id;
  if (!(await findRoomAccess(hotelId, tx)).is_on) return null;
  const stay = await requireLockedStay(tx, hotelId, code);
  const others = await listOtherPins(tx, hotelId, stay);
  const pin = await newPin(others);
  await writePin(tx, hotelId, stay, await hashPassword(pin));
  const line = { hotelId, who: staff, action: 'room_pin.create', outcome: 'done' };
  await appendAudit(
    { ...line, target: { kind: 'booking', id: code }, requestId: requestId ?? undefined },
    tx,
  );
  return pin;
}

/** Stays that share a room are told apart by their PINs, so no two of them may be equal. */
async function newPin(others: readonly string[]): Promise<string> {
  const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
  const matches = await Promise.all(others.map((hash) => passwordMatches(hash, pin)));
  return matches.includes(true) ? newPin(others) : pin;
}

export async function readRoomCode({ staff, code }: Command): Promise<RoomCodeDto> {
  requireStayPermission(staff);
  const [access, found] = await Promise.all([
    findRoomAccess(staff.hotel.id),
    findRoomCode(staff.hotel.id, code),
  ]);
  if (!found) throw new AppError('not_found');
  return { is_on: access.is_on, has_pin: found.hasPin, is_closed: found.isClosed };
}
