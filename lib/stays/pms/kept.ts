import { isOver } from '@/lib/contract/booking-status';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import { roomKey } from '@/lib/contract/room-key';
import type { StayDetails } from '../stay-details-store';

type Warnings = PmsResult['warnings'];

const DETAILS = [
  ['guest_first_name', 'guestFirstName'],
  ['guest_last_name', 'guestLastName'],
  ['guest_email', 'guestEmail'],
  ['guest_phone', 'guestPhone'],
  ['guest_locale', 'guestLocale'],
  ['check_in', 'checkIn'],
  ['check_out', 'checkOut'],
] as const;

/**
 * Returns a warning for each field in which the stay differs from the row, because the front desk changed it and the
 * source sends nothing new about it.
 */
export function warningsOf(
  row: PmsStay,
  details: StayDetails,
  place: { status: BookingStatus; room: string | null },
): Warnings {
  const warnings = DETAILS.flatMap(([said, known]) => {
    const value = row[said];
    return value === undefined || value === details[known] ? [] : [kept(said, details[known])];
  });
  if (row.status !== undefined && row.status !== place.status) warnings.push(kept('status', place.status));
  const { room_number: room } = row;
  if (!isOver(place.status) && room && roomKey(room) !== roomKey(place.room ?? ''))
    warnings.push(kept('room_number', place.room));
  return warnings;
}

const kept = (path: string, value: string | null): Warnings[number] => ({
  path,
  code: 'kept',
  message: `The front desk has changed this since: it stays ${value === null || value === '' ? 'empty' : value}.`,
});
