import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import { MOST_IMPORTED } from '@/lib/contract/stay-import';
import { inOrderOfWork, type ReadRow, type RowFault } from './to-stays';

/** What became of one line of the file, or would. */
export type Outcome = Readonly<{
  line: number;
  name: string;
  result: PmsResult['result'];
  faults: readonly RowFault[];
  errors: PmsResult['errors'];
  bookingId: string | null;
  link: string | null;
  pin: string | null;
}>;

type Send = (stays: readonly PmsStay[]) => Promise<readonly PmsResult[]>;

/** Sends the file's stays part by part, and tells after each how many there were. In the order of the file. */
export async function importRows(
  rows: readonly ReadRow[],
  send: Send,
  onProgress: (done: number, of: number) => void,
): Promise<Outcome[]> {
  const work = inOrderOfWork(rows);
  const outcomes = rows.flatMap((row) => ('faults' in row ? [refused(row)] : []));
  for (let at = 0; at < work.length; at += MOST_IMPORTED) {
    const part = work.slice(at, at + MOST_IMPORTED);
    const results = await send(part.map(({ stay }) => stay));
    for (const [index, { line, stay }] of part.entries()) {
      const result = results[index];
      if (result) outcomes.push(outcomeOf(line, stay, result));
    }
    onProgress(Math.min(at + MOST_IMPORTED, work.length), work.length);
  }
  return outcomes.toSorted((one, other) => one.line - other.line);
}

function outcomeOf(line: number, stay: PmsStay, result: PmsResult): Outcome {
  return {
    line,
    name: `${stay.guest_first_name} ${stay.guest_last_name}`.trim(),
    result: result.result,
    faults: [],
    errors: result.errors,
    bookingId: result.booking_id,
    link: result.guest_link,
    pin: result.room_pin,
  };
}

function refused({ line, faults }: Extract<ReadRow, { faults: unknown }>): Outcome {
  return { line, name: '', result: 'refused', faults, errors: [], bookingId: null, link: null, pin: null };
}

export type Counts = Readonly<Record<PmsResult['result'], number>>;

export function countOutcomes(outcomes: readonly Outcome[]): Counts {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const { result } of outcomes) counts[result] += 1;
  return counts;
}
