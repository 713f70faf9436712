import { isPlaceholderName } from '@/lib/contract/guest-name';
import { storable } from '@/lib/contract/plain-text';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { NOTES_CHARS } from '@/lib/contract/stays';
import type { StayDetails } from '../stay-details-store';
import { isNewValue, type Said, type SaidField } from './said';

/** The details of a new stay; its language is `newLocale` unless the row names another one. */
export function newDetails(row: PmsStay, newLocale: string): StayDetails {
  return {
    guestFirstName: row.guest_first_name,
    guestLastName: row.guest_last_name,
    guestEmail: row.guest_email ?? null,
    guestPhone: row.guest_phone ?? null,
    guestLocale: row.guest_locale ?? newLocale,
    checkIn: row.check_in,
    checkOut: row.check_out,
    notes: row.notes ?? '',
  };
}

/**
 * The details of a known stay, with the values that are new in the row. A repeated value does not overwrite what the
 * front desk has corrected.
 */
export function followDetails(
  row: PmsStay,
  known: StayDetails,
  last: Said | null,
  isConfirmed: boolean,
): StayDetails {
  const said = <T>(field: SaidField, value: T | undefined, before: T): T =>
    value !== undefined && (isConfirmed || isNewValue(field, row, last)) ? value : before;
  const days = {
    checkIn: said('check_in', row.check_in, known.checkIn),
    checkOut: said('check_out', row.check_out, known.checkOut),
  };
  // A row without a name does not remove the name of a guest who has one.
  const isNameless = isPlaceholderName(row.guest_last_name ?? '') && !isPlaceholderName(known.guestLastName);
  const names: Partial<PmsStay> = isNameless ? {} : row;
  return {
    guestFirstName: said('guest_first_name', names.guest_first_name, known.guestFirstName),
    guestLastName: said('guest_last_name', names.guest_last_name, known.guestLastName),
    guestEmail: said('guest_email', row.guest_email, known.guestEmail),
    guestPhone: said('guest_phone', row.guest_phone, known.guestPhone),
    guestLocale: said('guest_locale', row.guest_locale, known.guestLocale),
    // A day from the front desk and one from the source may contradict each other. Then both days of the source count.
    ...(days.checkIn <= days.checkOut ? days : { checkIn: row.check_in, checkOut: row.check_out }),
    notes: said('notes', notesWith(row, known.notes, last), known.notes),
  };
}

/**
 * The new notes replace the former notes of the source where the front desk has left them; otherwise they are appended
 * to the front desk's own notes.
 */
function notesWith(row: PmsStay, known: string, last: Said | null): string | undefined {
  if (row.notes === undefined) return undefined;
  const [before, now] = [last?.notes ?? '', row.notes ?? ''];
  if (known.includes(now) && before === '') return known;
  const notes =
    before !== '' && known.includes(before) ? known.replace(before, () => now) : `${known}\n${now}`;
  return storable(notes.trim().slice(0, NOTES_CHARS));
}
