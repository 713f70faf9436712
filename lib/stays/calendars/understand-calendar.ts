import { type CalendarError, MOST_CALENDAR_EVENTS } from '@/lib/contract/calendar-feeds';
import { guessColumns } from '@/lib/stay-files/guess-columns';
import type { ReadRow } from '@/lib/stay-files/read-row';
import { tableOf } from '@/lib/stay-files/read-table';
import { decodeText } from '@/lib/stay-files/reading/decode-text';
import { kindOf } from '@/lib/stay-files/reading/file-kind';
import { readCalendar } from '@/lib/stay-files/reading/read-calendar';
import { toStays } from '@/lib/stay-files/to-stays';

type Plan = {
  timezone: string;
  /** Stays that ended before this day are left out. */
  since: string;
  /** The room of all stays in the calendar; null when the calendar covers several rooms. */
  roomNumber: string | null;
};

/** Turns the events of a calendar into stay rows, with the code that reads an uploaded calendar file. */
export async function understandCalendar(
  bytes: Uint8Array<ArrayBuffer>,
  { roomNumber, ...when }: Plan,
): Promise<ReadRow[] | CalendarError> {
  if (kindOf(bytes) !== 'calendar') return 'not_a_calendar';
  const { text } = await decodeText(bytes);
  const sheet = await readCalendar(text);
  if (sheet === null) return 'incomplete';
  if (sheet.cells.length - 1 > MOST_CALENDAR_EVENTS) return 'too_many_events';
  const table = tableOf(sheet);
  // A calendar without events is valid: it has no stays.
  if ('why' in table) return [];
  const rows = toStays(table, { mapping: guessColumns(table.columns), dayOrder: 'ymd', ...when });
  return roomNumber === null ? rows : rows.map((row) => inRoom(row, roomNumber));
}

function inRoom(row: ReadRow, room_number: string): ReadRow {
  return 'stay' in row ? { ...row, stay: { ...row.stay, room_number } } : row;
}
