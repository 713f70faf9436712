import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '@/lib/kernel/cursor';
import { anyText } from '@/lib/testing/any-text';

const placeSchema = z.tuple([z.enum(['waiting', 'rest']), z.iso.datetime(), z.number().int()]);
const PLACE = ['waiting', '2026-11-23T05:00:00.000Z', 42] as const;
const refused = expect.objectContaining({
  code: 'invalid_input',
  details: { issues: [{ path: 'cursor', message: 'This cursor is not ours.' }] },
});

function decode(cursor: string): unknown {
  return decodeCursor(cursor, placeSchema);
}

describe('a cursor', () => {
  it('decodes a cursor to the place that was encoded', () => {
    const place = fc.tuple(
      fc.constantFrom('waiting', 'rest'),
      fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
        .map((at) => at.toISOString()),
      fc.integer(),
    );
    fc.assert(
      fc.property(place, (at) => {
        expect(decode(encodeCursor(at))).toEqual(at);
      }),
    );
  });

  it('needs no escaping in an address', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (place) => {
        expect(encodeCursor(place)).toMatch(/^[\w-]*$/);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['words', 'not a cursor'],
    ['half of one', encodeCursor(PLACE).slice(0, -8)],
    ['JSON that was not wrapped', JSON.stringify(PLACE)],
    ['another list', encodeCursor(['elsewhere', PLACE[1], 42])],
    ['a place without its end', encodeCursor(PLACE.slice(0, 2))],
    ['a place with more to it', encodeCursor([...PLACE, 1])],
    ['an operator for an id', encodeCursor([PLACE[0], PLACE[1], { gt: 0 }])],
    ['a text for an id', encodeCursor([PLACE[0], PLACE[1], '42'])],
    ['a fraction for an id', encodeCursor([PLACE[0], PLACE[1], 4.2])],
    ['SQL for a time', encodeCursor([PLACE[0], "2026-11-23' OR 1=1 --", 42])],
    ['null', encodeCursor(null)],
  ])('refuses a cursor that is %s', (_, cursor) => {
    expect(() => decode(cursor)).toThrow(refused);
  });

  it('accepts or refuses any text and never fails otherwise', () => {
    fc.assert(
      fc.property(anyText(200), (cursor) => {
        try {
          expect(placeSchema.safeParse(decode(cursor)).success).toBe(true);
        } catch (error) {
          expect(error).toEqual(refused);
        }
      }),
    );
  });
});
