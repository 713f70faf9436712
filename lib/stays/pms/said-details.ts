import { isPlaceholderName } from '@/lib/contract/guest-name';
import { storable } from '@/lib/contract/plain-text';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { NOTES_CHARS } from '@/lib/contract/stays';
import type { StayDetails } from '../stay-details-store';
import { isNewValue, type Said, type SaidField } from './said';

/** Of a stay that is new here; in `newLocale`, unless another is said. */
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

/** What is known of a stay, with what its source says anew. A repeat leaves what the front desk has corrected. */
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
  // Who is named already is not made nameless by a file that does not know the name.
  const isNameless = isPlaceholderName(row.guest_last_name ?? '') && !isPlaceholderName(known.guestLastName);
  const names: Partial<PmsStay> = isNameless ? {} : row;
  return {
    guestFirstName: said('guest_first_name', names.guest_first_name, known.guestFirstName),
    guestLastName: said('guest_last_name', names.guest_last_name, known.guestLastName),
    guestEmail: said('guest_email', row.guest_email, known.guestEmail),
    guestPhone: said('guest_phone', row.guest_phone, known.guestPhone),
    guestLocale: said('guest_locale', row.guest_locale, known.guestLocale),
    // One day of the desk and one of the source may not go together.
    ...(days.checkIn <= days.checkOut ? days : { checkIn: row.check_in, checkOut: row.check_out }),
    notes: said('notes', notesWith(row, known.notes, last), known.notes),
  };
}

/** In place of what the source had said, where the desk has left that; else below what the desk has written. */
function notesWith(row: PmsStay, known: string, last: Said | null): string | undefined {
  if (row.notes === undefined) return undefined;
  const [before, now] = [last?.notes ?? '', row.notes ?? ''];
  if (known.includes(now) && before === '') return known;
  const notes =
    before !== '' && known.includes(before) ? known.replace(before, () => now) : `${known}\n${now}`;
  return storable(notes.trim().slice(0, NOTES_CHARS));
}
