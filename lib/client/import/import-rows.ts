import { LIMITS } from '@/lib/contract/limits';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import { MOST_IMPORTED } from '@/lib/contract/stay-import';
import type { LeftOut, ReadRow, RowFault, RowWarning, StayRow } from '@/lib/stay-files/read-row';
import { inOrderOfWork } from '@/lib/stay-files/to-stays';

export const IMPORT_RESULTS = ['created', 'updated', 'unchanged', 'refused', 'left_out'] as const;
type ImportResult = (typeof IMPORT_RESULTS)[number];

/** The result of one line of the file, of a real or a trial import. */
export type Outcome = Readonly<{
  line: number;
  /** The booking number in the other system. */
  number: string;
  name: string;
  /** Null if the row could not be parsed. */
  stay: PmsStay | null;
  result: ImportResult;
  faults: readonly RowFault[];
  warnings: readonly RowWarning[];
  leftOut: LeftOut | null;
  errors: PmsResult['errors'];
  /** Values of the row that the server did not apply, although it saved the stay. */
  remarks: PmsResult['warnings'];
  bookingId: string | null;
  link: string | null;
  pin: string | null;
}>;

/** The progress of an import. The same page can continue from here after an interruption. */
export type ImportRun = Readonly<{
  work: readonly StayRow[];
  next: number;
  outcomes: readonly Outcome[];
}>;

export type Send = (stays: readonly PmsStay[]) => Promise<readonly PmsResult[]>;

export function startRun(rows: readonly ReadRow[]): ImportRun {
  return { work: inOrderOfWork(rows), next: 0, outcomes: rows.flatMap((row) => unsent(row) ?? []) };
}

export const isComplete = ({ work, next }: ImportRun): boolean => next >= work.length;

/** Sends the next part of the stays and returns the new progress. */
export async function sendPart(run: ImportRun, send: Send): Promise<ImportRun> {
  const part = partOf(run);
  const results = await send(part.map(({ stay }) => stay));
  // A row that the server had no time for (`unavailable`) is sent again, together with the rows after it.
  const untried = results.findIndex(({ errors }) => errors.some(({ code }) => code === 'unavailable'));
  const done = untried < 0 ? part.length : untried;
  const known = new Set(run.outcomes.map(({ line }) => line));
  const outcomes = part.slice(0, done).flatMap((row, index) => {
    const result = results[index];
    return result && !known.has(row.line) ? [outcomeOf(row, result)] : [];
  });
  const end = run.next + done;
  const next = untried < 0 ? end : startOfNumber(run.work, end);
  return { ...run, next, outcomes: [...run.outcomes, ...outcomes] };
}

/**
 * Returns the first row with the same number. The rows of one number are sent together: if some of them are written
 * already, they are sent again with the others.
 */
function startOfNumber(work: readonly StayRow[], at: number): number {
  const number = work[at]?.stay.external_id;
  let start = at;
  while (start > 0 && number !== undefined && work[start - 1]?.stay.external_id === number) start -= 1;
  return start;
}

/** Leaves space for the rest of the request body. */
const MOST_CHARS = LIMITS.staysBodyBytes - 32 * 1024;

/**
 * The next stays that fit into one request: rows with many guests are long. A number with more rows than one request
 * can hold is split.
 */
function partOf({ work, next }: ImportRun): StayRow[] {
  let end = next;
  let chars = 0;
  for (const row of work.slice(next, next + MOST_IMPORTED)) {
    chars += JSON.stringify(row.stay).length;
    if (end > next && chars > MOST_CHARS) break;
    end += 1;
  }
  const start = startOfNumber(work, end);
  return work.slice(next, start > next ? start : end);
}

export const inOrderOfFile = ({ outcomes }: ImportRun): Outcome[] =>
  [...outcomes].sort((one, other) => one.line - other.line);

const NONE = { stay: null, faults: [], warnings: [], leftOut: null, errors: [], remarks: [] };
const NO_SECRETS = { bookingId: null, link: null, pin: null };

function outcomeOf({ line, number, name, stay, warnings }: StayRow, result: PmsResult): Outcome {
  return {
    ...NONE,
    ...{ line, number, name, stay, warnings },
    result: result.result,
    errors: result.errors,
    remarks: result.warnings,
    bookingId: result.booking_id,
    link: result.guest_link,
    pin: result.room_pin,
  };
}

/** The outcome of a row that is not sent; undefined for a row that is sent. */
function unsent(row: ReadRow): Outcome | undefined {
  if ('stay' in row) return undefined;
  const { line, number, name } = row;
  const who = { ...NONE, ...NO_SECRETS, line, number, name };
  return 'faults' in row
    ? { ...who, result: 'refused', faults: row.faults }
    : { ...who, result: 'left_out', leftOut: row.leftOut };
}

/** True when the hotel's stay differs from the file because the front desk changed it. */
export const isKeptByDesk = ({ remarks }: Outcome): boolean => remarks.some(({ code }) => code === 'kept');

export type Counts = Readonly<Record<ImportResult, number>>;

export function countOutcomes(outcomes: readonly Outcome[]): Counts {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0, left_out: 0 };
  for (const { result } of outcomes) counts[result] += 1;
  return counts;
}
