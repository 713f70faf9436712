import { randomInt } from 'node:crypto';
import { PIN_DIGITS, type RoomCodeDto, type RoomPinDto } from '@/lib/contract/room-codes';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAs } from '@/lib/hotel/transact';
import type { StayRunner } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { hashPassword, passwordMatches } from '@/lib/people/password';
import type { Tx } from '@/lib/platform/db';
import { wrongStep } from './apply-step';
import { mustHoldStay } from './must-hold';
import { mustRunStays } from './policy';
import { findRoomAccess, findRoomCode, listOtherPins, writePin } from './room-pin-store';

type Asker = { staff: StayRunner; code: string; requestId?: string | null | undefined };

/** Another PIN for who is in house. The last one opens nothing any more, and a door that was shut opens again. */
export async function issueRoomPin(asker: Asker): Promise<RoomPinDto> {
  mustRunStays(asker.staff);
  const room_pin = await transactAs(asker.staff, async (tx) => {
    const stay = await mustHoldStay(tx, asker.staff.hotel.id, asker.code);
    if (stay.status !== 'in_house') throw wrongStep(stay.status);
    const pin = await makePin(tx, asker);
    if (pin === null) throw new AppError('conflict', { detail: 'This hotel does not use room codes.' });
    return pin;
  });
  return { room_pin };
}

/** For a stay that its transaction holds and that is in house. Null where the hotel has no doors at its rooms. */
export async function makePin(tx: Tx, { staff, code, requestId }: Asker): Promise<string | null> {
  const hotelId = staff.hotel.id;
  if (!(await findRoomAccess(hotelId, tx)).is_on) return null;
  const stay = await mustHoldStay(tx, hotelId, code);
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

/** Where stays share a room their PINs tell them apart. */
async function newPin(others: readonly string[]): Promise<string> {
  const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
  const matches = await Promise.all(others.map((hash) => passwordMatches(hash, pin)));
  return matches.includes(true) ? newPin(others) : pin;
}

export async function readRoomCode({ staff, code }: Asker): Promise<RoomCodeDto> {
  mustRunStays(staff);
  const [access, found] = await Promise.all([
    findRoomAccess(staff.hotel.id),
    findRoomCode(staff.hotel.id, code),
  ]);
  if (!found) throw new AppError('not_found');
  return { is_on: access.is_on, has_pin: found.hasPin, is_closed: found.isClosed };
}
