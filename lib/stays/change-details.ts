import { letsGuestIn } from '@/lib/contract/booking-status';
import type { StayDetailsChange, StayDto } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { applyStep, erased } from './apply-step';
import { linkTo } from './link-external-id';
import { requireStayPermission } from './policy';
import { readStay } from './read-stays';
import { planStep } from './rooms/plan-step';
import { settleConversation } from './stay-change-store';
import {
  type KnownStay,
  lockExternalId,
  lockKnownStay,
  type StayDetails,
  writeDetails,
} from './stay-details-store';

type Command = { by: StayRunner; requestId: string | null };

/** Corrects the details of a stay. Earlier messages keep the name under which they were sent. */
export async function changeStayDetails(
  command: Command,
  code: string,
  change: StayDetailsChange,
): Promise<StayDto> {
  requireStayPermission(command.by);
  await transactAs(command.by, async (tx) => {
    if (typeof change.external_id === 'string')
      await lockExternalId(tx, command.by.hotel.id, change.external_id);
    const known = await lockKnownStay(tx, command.by.hotel.id, code);
    if (!known) throw new AppError('not_found');
    const next = corrected(known.details, change);
    if (next.checkIn > next.checkOut)
      throw new AppError('invalid_input', {
        issues: [{ path: 'check_out', message: 'Nobody leaves before they come.' }],
      });
    await correct(tx, command, known, next);
    if (change.external_id !== undefined) await linkTo(tx, command, known, change.external_id);
    if (change.planned_room !== undefined)
      await applyStep(
        tx,
        command.by,
        code,
        planStep(command.by.hotel.id, change.planned_room),
        command.requestId,
      );
  });
  return readStay(command.by, code);
}

/**
 * Writes the details that differ, with an audit entry, and publishes the change to every stay list. Returns whether
 * anything changed. The audit entry never contains the text of the notes, because they may be about anything.
 */
export async function correct(
  tx: Tx,
  { by, requestId }: Command,
  known: KnownStay,
  next: StayDetails,
): Promise<boolean> {
  if (known.isErased) throw erased();
  const hotelId = by.hotel.id;
  if (changedDetails(known.details, next).length === 0) return false;
  await writeDetails(tx, hotelId, known.id, next);
  await settleConversation(tx, hotelId, known.id, letsGuestIn(known.status));
  await addStayItem(tx, hotelId, known.code, 'stay.change');
  const line = { hotelId, who: by, action: 'stay.change', outcome: 'done' };
  const data = detailsData(known.details, next);
  await appendAudit(
    { ...line, target: { kind: 'booking', id: known.code }, requestId: requestId ?? undefined, data },
    tx,
  );
  return true;
}

export const changedDetails = (before: StayDetails, next: StayDetails) =>
  NAMES.filter((name) => next[name] !== before[name]);

/** The data of the audit entry about such a change. */
export function detailsData(before: StayDetails, next: StayDetails) {
  const names = changedDetails(before, next);
  const told = (details: StayDetails) =>
    Object.fromEntries(names.map((name) => [name, name === 'notes' ? null : details[name]]));
  return { before: told(before), after: told(next) };
}

const NAMES = [
  'guestFirstName',
  'guestLastName',
  'guestEmail',
  'guestPhone',
  'guestLocale',
  'checkIn',
  'checkOut',
  'notes',
] as const satisfies readonly (keyof StayDetails)[];

function corrected(known: StayDetails, change: StayDetailsChange): StayDetails {
  const { guest_email: email, guest_phone: phone } = change;
  return {
    guestFirstName: change.guest_first_name ?? known.guestFirstName,
    guestLastName: change.guest_last_name ?? known.guestLastName,
    guestEmail: email === undefined ? known.guestEmail : email,
    guestPhone: phone === undefined ? known.guestPhone : phone,
    guestLocale: change.guest_locale ?? known.guestLocale,
    checkIn: change.check_in ?? known.checkIn,
    checkOut: change.check_out ?? known.checkOut,
    notes: change.notes ?? known.notes,
  };
}
