import Papa from 'papaparse';
import type { Outcome } from './import-rows';

/** For a spreadsheet, in which a name that begins like a formula stays a name. `why` are the words for what was wrong. */
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
