import { knownRooms } from './cells/read-details';
import { understandColumns } from './plan-import';
import type { ReadRow } from './read-row';
import { isOpen, openFile } from './reading/open-file';
import { toStays } from './to-stays';

/** The rooms of the hotel in these tests. */
const ROOMS = knownRooms(['101', '102', '204', '12A']);

/** Reads a file like the import dialog, without a manual choice. */
export async function importOf(bytes: Uint8Array<ArrayBuffer>) {
  const file = await openFile(bytes);
  if (!isOpen(file)) throw new Error(JSON.stringify(file));
  const { choices, unknown } = understandColumns(file.table, { memory: undefined });
  const { dayOrder } = choices;
  const rows: ReadRow[] =
    dayOrder === null
      ? []
      : toStays(file.table, {
          ...choices,
          dayOrder,
          rooms: ROOMS,
          timezone: 'Europe/Dublin',
          since: '2026-10-30',
        });
  const stays = rows.flatMap((row) => ('stay' in row ? [row.stay] : []));
  return { dayOrder, mapping: choices.mapping, unknown: [...unknown], told: rows.map(told), stays };
}

export const textOf = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));
export const latinOf = (...lines: string[]) =>
  new Uint8Array([...lines.join('\r\n')].map((sign) => sign.charCodeAt(0)));

/** Formats a row as one line: number, name, days, room, status, companions and warnings. */
function told(row: ReadRow): string {
  if ('faults' in row)
    return `${row.number} refused: ${row.faults.map(({ field, why }) => `${field} ${why}`)}`;
  if ('leftOut' in row) return `${row.number} left out: ${row.leftOut}`;
  const { stay, warnings } = row;
  const lost = warnings.map(({ field, why }) => `${field} ${why}`).join(', ');
  return [
    ...[stay.external_id, row.name, `${stay.check_in}/${stay.check_out}`, stay.room_number ?? '-'],
    ...[
      stay.status ?? '-',
      ...(stay.guest_email ? [stay.guest_email] : []),
      ...(stay.companions ?? []).map(({ first_name: first, last_name: last }) => `+${first} ${last}`),
      ...(lost === '' ? [] : [`(${lost})`]),
    ],
  ].join(' ');
}
