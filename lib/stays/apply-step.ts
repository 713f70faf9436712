import { letsGuestIn } from '@/lib/contract/booking-status';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { StayDto } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import { mayBecome } from '@/lib/hotel/booking-status';
import type { StayRunner } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import { isUniqueViolation, type Tx } from '@/lib/platform/db';
import { disconnectGuests, endRoomEntries } from './disconnect-guests';
import { requireStayPermission } from './policy';
import { requireLockedStay } from './require-locked';
import {
  deleteGuestDevices,
  type LockedStay,
  type StayChange,
  settleConversation,
  writeStay,
} from './stay-change-store';
import { findStay } from './stay-list-store';

export type Step = {
  /** Action name in the audit log, for example `stay.check_in`. */
  name: string;
  /** Returns the state that the stay is to have. Throws when the step is not allowed. */
  of: (tx: Tx, stay: LockedStay) => Promise<StayChange> | StayChange;
};

/** Runs one piece of front-desk work as a whole or not at all, and returns the stay as it is afterwards. */
export async function runStays(staff: StayRunner, work: (tx: Tx) => Promise<string>): Promise<StayDto> {
  requireStayPermission(staff);
  const code = await transact(staff, work);
  const stay = await findStay(staff.hotel.id, code);
  if (!stay) throw new AppError('not_found');
  return stay;
}

/**
 * Runs the work in one transaction. When two requests give the same place of a room to two stays at once, the unique
 * index lets one of them through. The other one runs again: it gets the next place in the room, or fails because the
 * room is taken.
 */
export async function transact<T>(by: StayRunner, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let triesLeft = TRIES - 1; ; triesLeft -= 1) {
    try {
      return await transactAs(by, work);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      if (triesLeft === 0) throw new AppError('conflict');
    }
  }
}

const TRIES = 3;

/**
 * Writes the step, its effect on the conversation and its audit entry. A step that changes nothing writes no audit
 * entry. Returns whether the step changed anything.
 */
export async function applyStep(
  tx: Tx,
  staff: StayRunner,
  code: string,
  step: Step,
  requestId: string | null,
): Promise<boolean> {
  const hotelId = staff.hotel.id;
  const stay = await requireLockedStay(tx, hotelId, code);
  if (stay.isErased) throw erased();
  if (stay.isMerged) throw merged(stay.status);
  const change = await step.of(tx, stay);
  if (change.status === stay.status && change.roomId === stay.roomId) return false;
  if (change.status !== stay.status && !mayBecome(stay.status, change.status)) throw wrongStep(stay.status);
  await writeStay(tx, hotelId, stay, change);
  if (stay.status === 'in_house' && change.status !== 'in_house') await endRoomEntries(tx, hotelId, stay.id);
  if (!letsGuestIn(change.status)) {
    await deleteGuestDevices(tx, hotelId, stay.id);
    await disconnectGuests(tx, hotelId, stay.id);
  }
  await settleConversation(tx, hotelId, stay.id, letsGuestIn(change.status));
  await addStayItem(tx, hotelId, code, step.name);
  await appendAudit(
    {
      hotelId,
      who: staff,
      action: step.name,
      outcome: 'done',
      target: { kind: 'booking', id: code },
      requestId: requestId ?? undefined,
      data: { from: stay.status, to: change.status },
    },
    tx,
  );
  return true;
}

/** An erased stay takes no step and no change: its data cannot be brought back. */
export function erased(): AppError {
  return new AppError('conflict', { detail: 'This stay has been erased.', extra: { is_erased: true } });
}

/** A stay that was merged takes no step: the stay it was merged into takes them. */
function merged(status: BookingStatus): AppError {
  return new AppError('conflict', {
    detail: 'This stay was merged into another one.',
    extra: { booking_status: status },
  });
}

/** The stay has a status in which this step cannot start. */
export function wrongStep(status: BookingStatus): AppError {
  return new AppError('conflict', {
    detail: 'This stay cannot take that step now.',
    extra: { booking_status: status },
  });
}
