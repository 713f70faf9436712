import Papa from 'papaparse';
import type { Outcome } from './import-rows';

/**
 * The CSV report for a spreadsheet. Names that begin like a formula are escaped. `why` returns the text of the errors.
 */
export function reportOf(outcomes: readonly Outcome[], why: (outcome: Outcome) => string): string {
  const rows = outcomes.map((outcome) => ({
    line: outcome.line,
    number: outcome.number,
    name: outcome.name,
    check_in: outcome.stay?.check_in ?? '',
    check_out: outcome.stay?.check_out ?? '',
    room_number: outcome.stay?.room_number ?? '',
    status: outcome.stay?.status ?? '',
    result: outcome.result,
    why: why(outcome),
    booking_id: outcome.bookingId ?? '',
    guest_link: outcome.link ?? '',
    room_pin: outcome.pin ?? '',
  }));
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}`;
}
