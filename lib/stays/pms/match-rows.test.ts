import { describe, expect, it } from 'vitest';
import type { BookingStatus } from '@/lib/contract/hotel';
import { matchRows } from './match-rows';
import { PairFacts } from './pair-facts';

type Stay = { name: string; room: string | null; said?: string | null; status?: BookingStatus };

const DAYS = { check_in: '2026-11-24', check_out: '2026-11-27' };
const namesOf = (name: string) => name.split(' ') as [string, string];

function candidateOf({ name, room, said, status = 'in_house' }: Stay, index: number) {
  const [guestFirstName, guestLastName] = namesOf(name);
  const contact = { guestEmail: null, guestPhone: null, guestLocale: 'en', notes: '' };
  const details = {
    ...contact,
    guestFirstName,
    guestLastName,
    checkIn: DAYS.check_in,
    checkOut: DAYS.check_out,
  };
  const known = {
    id: index,
    code: `stay-${index}`,
    externalId: '1',
    status,
    roomNumber: room,
    isErased: false,
  };
  return { known: { ...known, details }, last: said === undefined ? null : { room_number: said } };
}

/** Returns the id of the stay that each row is matched with, or null. */
function match(stays: readonly Stay[], rows: readonly [name: string, room: string | null][]) {
  const entries = rows.map(([name, room_number]) => {
    const [guest_first_name, guest_last_name] = namesOf(name);
    return { row: { external_id: '1', guest_first_name, guest_last_name, ...DAYS, room_number } };
  });
  const isOnly = stays.length === 1 && rows.length === 1;
  const matches = matchRows(entries, stays.map(candidateOf), { isOnly, facts: new PairFacts() });
  return entries.map((entry) => matches.find(({ row }) => row === entry)?.candidate.known.id ?? null);
}

const una = (room: string | null) => ({ name: 'Una Roe', room });
const max = (room: string | null) => ({ name: 'Max Berg', room });

describe('matchRows', () => {
  it.each([
    [
      'by guest and room',
      [una('1'), una('2')],
      [
        ['Una Roe', '2'],
        ['Una Roe', '1'],
      ],
      [1, 0],
    ],
    [
      'by the guest who has moved',
      [una('1'), max('2')],
      [
        ['Max Berg', '3'],
        ['Una Roe', '2'],
      ],
      [1, 0],
    ],
    [
      'by the room that is left over',
      [una('1'), una('2')],
      [
        ['Una Roe', '2'],
        ['Una Roe', '3'],
      ],
      [1, 0],
    ],
    [
      'by the room, where a name was corrected',
      [una('1'), una('2')],
      [
        ['Uma Roe', '2'],
        ['Una Roe', '1'],
      ],
      [1, 0],
    ],
    ['by no stay, where two fit', [una('1'), una('2')], [['Una Roe', '3']], [null]],
    [
      'by no stay, where two rows fit one',
      [una('1')],
      [
        ['Una Roe', '2'],
        ['Una Roe', '3'],
      ],
      [null, null],
    ],
    ['by no stay of another guest', [una('1'), max('2')], [['Ann Klein', '2']], [null]],
    [
      'by the room as the source said it last',
      [
        { ...una('2'), said: '1' },
        { ...una('1'), said: '2' },
      ],
      [['Una Roe', '1']],
      [0],
    ],
    [
      'in the order of rooms, where none was planned',
      [
        { ...una(null), status: 'confirmed' },
        { ...una(null), status: 'confirmed' },
      ],
      [
        ['Una Roe', '10'],
        ['Una Roe', '9'],
      ],
      [1, 0],
    ],
  ] as [string, Stay[], [string, string | null][], (number | null)[]][])(
    'matches the rows of a number %s',
    (_how, stays, rows, found) => {
      expect(match(stays, rows)).toEqual(found);
      expect(match(stays, rows.toReversed())).toEqual(found.toReversed());
    },
  );

  it('takes a single row as a room move of a single stay', () => {
    expect(match([una('1')], [['Una Roe', '2']])).toEqual([0]);
  });
});
