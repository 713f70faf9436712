import { describe, expect, it } from 'vitest';
import { guestNameSchema } from './guest-name';
import { roomNumberSchema } from './hotel';
import { hotelNameSchema } from './hotel-settings';
import { sentName, typedName, visibleName } from './names';
import { pmsStaySchema } from './pms-stays';
import { personNameSchema } from './staff-links';

const HIDDEN: readonly [what: string, character: string][] = [
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u009f'].map(
    (c) => ['a control', c] as [string, string],
  ),
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'].map(
    (c) => ['an override of direction', c] as [string, string],
  ),
  ...['\u200e', '\u200f', '\u061c'].map((c) => ['a mark of direction', c] as [string, string]),
  ...['\u200b', '\u2060', '\ufeff', '\u00ad', '\u180e', '\u034f'].map(
    (c) => ['no width', c] as [string, string],
  ),
  ...['\u115f', '\u3164', '\uffa0', '\u2800'].map((c) => ['a filler', c] as [string, string]),
  ['a tag', '\u{e0041}'],
  ['a joiner between Latin letters', '\u200d'],
  ['a non-joiner between Latin letters', '\u200c'],
  ['half a pair', '\ud83d'],
  ['a line', '\u2028'],
  ['private use', '\ue000'],
];
const KEPT = [
  'Aoife Ní Bhriain',
  'O’Brien-Smith',
  'می\u200cخواهم',
  'علی\u200cرضا',
  'क्\u200dष',
  'മോഹന്\u200d',
  'ශ්\u200dරී',
  '👩\u200d👩\u200d👧',
  '🧑🏽\u200d🚀',
  '❤\ufe0f',
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '山田太郎',
  'יוסף',
];

describe.each([
  ['a guest', guestNameSchema],
  ['a colleague', personNameSchema],
  ['a hotel', hotelNameSchema],
])('the name of %s', (_whose, schema) => {
  it.each(HIDDEN)('rejects a name with %s (%j)', (_what, character) => {
    expect(schema.safeParse(`Un${character}a`).success).toBe(false);
  });

  it.each(KEPT)('accepts the name %s', (name) => {
    expect(schema.parse(name)).toBe(name);
  });
});

it.each(HIDDEN)('rejects a room number with %s (%j)', (_what, character) => {
  expect(roomNumberSchema.safeParse(`20${character}4`).success).toBe(false);
});

describe('a name sent by another system', () => {
  it.each(HIDDEN)('removes %s from a sent name (%j)', (_what, character) => {
    expect(sentName(1, 10).parse(`Un${character}a`).replace(' ', '')).toBe('Una');
  });

  it.each(KEPT)('leaves the sent name %s unchanged', (name) => {
    expect(visibleName(name)).toBe(name);
  });

  it('rejects a name of which no visible character remains', () => {
    expect(sentName(1, 10).safeParse('\u200b\ufeff').success).toBe(false);
    expect(typedName(1, 10).safeParse('\u200b\ufeff').success).toBe(false);
  });

  it('cleans the names in a row of a batch', () => {
    const row = {
      external_id: '1',
      guest_first_name: '\ufeffUna',
      guest_last_name: 'Roe\u202e',
      room_number: null,
    };
    const stay = pmsStaySchema.parse({ ...row, check_in: '2026-11-24', check_out: '2026-11-27' });
    expect([stay.guest_first_name, stay.guest_last_name]).toEqual(['Una', 'Roe']);
  });
});
