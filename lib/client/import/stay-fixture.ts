import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import type { StayRow } from '@/lib/stay-files/read-row';

export const stayOf = (number: string): PmsStay => ({
  ...{ external_id: number, guest_first_name: 'A', guest_last_name: 'B' },
  ...{ check_in: '2026-11-29', check_out: '2026-12-01' },
});

export const rowOf = (index: number): StayRow => ({
  ...{ line: index + 2, number: String(index), name: 'A B', stay: stayOf(String(index)), warnings: [] },
});

/** The server's result for a stay: created, or refused with `code`. */
export const resultOf = (stay: PmsStay, code?: string): PmsResult => ({
  ...{ external_id: stay.external_id, booking_id: null, status: null, room_number: null },
  ...{ guest_link: null, room_pin: null, result: code ? 'refused' : 'created' },
  errors: code ? [{ path: '', code, message: code }] : [],
  warnings: [],
});
