import { describe, expect, it } from 'vitest';
import { knownRooms } from './cells/read-details';
import { guessColumns } from './guess-columns';
import type { Plan } from './read-row';
import { isTable, readTable } from './read-table';
import { toStays } from './to-stays';

function readWith(more: Partial<Plan>, ...lines: string[]) {
  const table = readTable(lines.join('\n'));
  if (!isTable(table)) throw new Error(table.why);
  return toStays(table, { mapping: guessColumns(table.columns), dayOrder: 'dmy', ...more });
}

describe('invalid optional cells', () => {
  const HEAD = 'Id,Gast,E-Mail,Anreise,Abreise,Zimmer,Status';
  const read = (email: string, room: string, status = 'ok') =>
    readWith(
      { rooms: knownRooms(['101', '12 A']) },
      HEAD,
      `1,A B,${email},24.11.2026,27.11.2026,${room},${status}`,
    )[0];

  it.each([
    ['n/a', undefined, 'left_out'],
    ['-', undefined, 'left_out'],
    ['una@', undefined, 'left_out'],
    ['a@x.example; b@x.example', 'a@x.example', 'first_only'],
  ])('warns about the e-mail %s', (cell, email, why) => {
    expect(read(cell, '101')).toMatchObject({ warnings: [{ field: 'guest_email', why, cell }] });
    expect(read(cell, '101')).toHaveProperty('stay');
    const row = read(cell, '101');
    expect(row && 'stay' in row && row.stay.guest_email).toBe(email);
  });

  it.each([
    ['DBL(3)', undefined, 'left_out'],
    ['"101, 102"', '101', 'first_only'],
    ['999', undefined, 'left_out'],
  ])('warns about the room %s', (cell, room, why) => {
    const row = read('', cell);
    expect(row).toMatchObject({ warnings: [{ field: 'room_number', why }] });
    expect(row && 'stay' in row && row.stay.room_number).toBe(room);
  });

  it('does not warn about a room that is only spelled differently', () => {
    expect(read('', '# 12a')).toMatchObject({ warnings: [], stay: { room_number: '12 A' } });
  });

  it('leaves the check-in to the front desk when a guest in house has no known room', () => {
    const row = read('', 'DBL(3)', 'In house');
    expect(row).toMatchObject({ warnings: [{ field: 'room_number' }, { field: 'status', why: 'no_step' }] });
    expect(row && 'stay' in row && row.stay.status).toBeUndefined();
  });

  it('warns about an unknown name, and about guests who are counted but not named', () => {
    const rows = readWith(
      {},
      'Id,Gast,Anreise,Abreise',
      '7,x,24.11.2026,27.11.2026',
      '8,A B & 2 adults,24.11.2026,27.11.2026',
    );
    expect(rows).toMatchObject([
      { stay: { guest_first_name: '', guest_last_name: '#7' }, warnings: [{ why: 'no_name', cell: 'x' }] },
      {
        stay: { guest_first_name: 'A', guest_last_name: 'B' },
        warnings: [{ why: 'others', cell: '2 adults' }],
      },
    ]);
  });
});
