import type { z } from 'zod';
import { isOver } from '@/lib/contract/booking-status';
import { placeholderName } from '@/lib/contract/guest-name';
import { IMPORT_FIELDS, type ImportField } from '@/lib/contract/import-memory';
import { type PmsStay, pmsStaySchema } from '@/lib/contract/pms-stays';
import { companionsOf } from './cells/read-companions';
import { dayAfter, emailIn, isCutNumber, type KnownRooms, localeIn, roomIn } from './cells/read-details';
import { type CommaUse, type GuestName, readGuests } from './cells/read-guests';
import type { Mapping } from './guess-columns';
import { type DayOrder, readDay } from './read-day';
import { type ExplainedWords, readStatus } from './read-status';
import type { TableRow } from './read-table';

/** A fault in a row, and the field that has it. */
export type RowFault = {
  readonly field: ImportField;
  readonly why: 'missing' | 'day' | 'status' | 'twice' | 'wrong' | 'cut';
};
/** A loss for which the row is not refused, and the text of the cell. */
export type RowWarning = {
  readonly field: ImportField;
  readonly why: 'left_out' | 'first_only' | 'others' | 'no_name' | 'no_step';
  readonly cell: string;
};
export type LeftOut = 'not_certain' | 'past';

type Who = { readonly line: number; readonly number: string; readonly name: string };
export type StayRow = Who & { readonly stay: PmsStay; readonly warnings: readonly RowWarning[] };
export type FaultyRow = Who & { readonly faults: readonly RowFault[] };
type LeftOutRow = Who & { readonly leftOut: LeftOut };
export type ReadRow = StayRow | FaultyRow | LeftOutRow;

export type Plan = {
  readonly mapping: Mapping;
  readonly dayOrder: DayOrder;
  readonly words?: ExplainedWords;
  /** The hotel's rooms; null when they are not known. */
  readonly rooms?: KnownRooms | null;
  readonly timezone?: string;
  /** Stays that ended before this day are left out. */
  readonly since?: string;
};

/** How the column of names is written, judged from all of its cells. */
export type NameColumn = {
  readonly commas: CommaUse;
  /** Whether cells name all guests of a stay; then a single name means that there are no companions. */
  readonly listsGuests: boolean;
};

type Cell = (field: ImportField) => string;

/** Reads one row as a stay. An invalid cell is a warning, and no fault, when the stay does not need it. */
export function readRow({ line, cells }: TableRow, plan: Plan, { commas, listsGuests }: NameColumn): ReadRow {
  const cell: Cell = (field) => {
    const column = plan.mapping[field];
    return column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const number = cell('external_id');
  const guests = guestsIn(cell, commas);
  // Some systems sell a stay before they know the guest's name. The number stays the same when the name follows.
  const guest = guests[0] ?? { first: '', last: number && placeholderName(number) };
  const who: Who = { line, number, name: `${guest.first} ${guest.last}`.trim() };
  const status = readStatus(cell('status'), plan.words);
  const days = daysIn(cell, plan);
  if (status === 'left_out') return { ...who, leftOut: 'not_certain' };
  if (plan.since && days.check_out && days.check_out < plan.since) return { ...who, leftOut: 'past' };
  const details = detailsIn(cell, plan);
  // A guest cannot be checked in without a known room; the front desk does it.
  const step = details.hasLostRoom && status === 'in_house' ? undefined : status;
  const { companions, unused } = companionsOf(guests);
  const said = pmsStaySchema.safeParse({
    external_id: number,
    guest_first_name: guest.first,
    guest_last_name: guest.last,
    ...{ check_in: days.check_in, check_out: days.check_out },
    ...details.sent,
    ...(step ? { status: step } : {}),
    ...(listsGuests && !(step && isOver(step)) ? { companions } : {}),
  });
  const faults: RowFault[] = [...days.faults];
  if (isCutNumber(number)) faults.push({ field: 'external_id', why: 'cut' });
  if (status === null) faults.push({ field: 'status', why: 'status' });
  if (faults.length > 0 || !said.success)
    return { ...who, faults: withIssues(faults, said.error?.issues ?? [], cell) };
  const lost = step === status ? [] : [{ field: 'status', why: 'no_step', cell: cell('status') } as const];
  return {
    ...who,
    stay: said.data,
    warnings: [...guestWarnings(guests, unused, cell), ...details.warnings, ...lost],
  };
}

/** Reads the guests from one column or two. First and last names in two columns are read as “Last, First”. */
function guestsIn(cell: Cell, commas: CommaUse): GuestName[] {
  const whole = readGuests(cell('full_name'), commas);
  if (whole.length > 0) return whole;
  const [first, last] = [cell('guest_first_name'), cell('guest_last_name')];
  const [given, family] = [readGuests(first, 'guests'), readGuests(last, 'guests')];
  if (given.length === 0 || family.length === 0) return given.length === 0 ? family : given;
  return readGuests(`${last}, ${first}`, 'surname');
}

function daysIn(cell: Cell, { dayOrder, timezone }: Plan) {
  const faults: RowFault[] = [];
  const day = (field: 'check_in' | 'check_out') => {
    const read = readDay(cell(field), dayOrder, timezone);
    if (read === null) faults.push({ field, why: cell(field) === '' ? 'missing' : 'day' });
    return read ?? '';
  };
  const arrival = day('check_in');
  const counted = cell('check_out') === '' ? dayAfter(arrival, cell('nights')) : null;
  return { check_in: arrival, check_out: counted ?? day('check_out'), faults };
}

function detailsIn(cell: Cell, { rooms = null }: Plan) {
  const warnings: RowWarning[] = [];
  const warn = (field: ImportField, hasValue: boolean) =>
    warnings.push({ field, why: hasValue ? 'first_only' : 'left_out', cell: cell(field) });
  const email = emailIn(cell('guest_email'));
  const room = roomIn(cell('room_number'), rooms);
  const locale = localeIn(cell('guest_locale'));
  if (email.isPartly) warn('guest_email', email.value !== undefined);
  if (room.isPartly) warn('room_number', room.value !== undefined);
  const sent = {
    ...(email.value === undefined ? {} : { guest_email: email.value }),
    ...(locale === undefined ? {} : { guest_locale: locale }),
    ...(room.value === undefined ? {} : { room_number: room.value }),
  };
  return { sent, warnings, hasLostRoom: room.isPartly && room.value === undefined };
}

function guestWarnings([first]: readonly GuestName[], unused: readonly string[], cell: Cell): RowWarning[] {
  const written = cell('full_name') || [cell('guest_first_name'), cell('guest_last_name')].join(' ').trim();
  if (!first) return [{ field: 'full_name', why: 'no_name', cell: written }];
  return unused.length === 0 ? [] : [{ field: 'full_name', why: 'others', cell: unused.join(', ') }];
}

/** Adds the issues of the schema, one fault per field. */
function withIssues(
  faults: readonly RowFault[],
  issues: readonly z.core.$ZodIssue[],
  cell: Cell,
): RowFault[] {
  const all = [...faults];
  for (const { path } of issues) {
    const field = IMPORT_FIELDS.find((each) => each === path[0]) ?? 'external_id';
    const named = field === 'guest_last_name' && cell('full_name') !== '' ? 'full_name' : field;
    if (!all.some((fault) => fault.field === named))
      all.push({ field: named, why: cell(named) === '' ? 'missing' : 'wrong' });
  }
  return all;
}
