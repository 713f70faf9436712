import { describe, expect, it } from 'vitest';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import { PATH_PARTS, readPathParts } from './path-parts';

const ROUTES = await routesOnDisk();

it('every variable part of every route has a schema', () => {
  const named = [...new Set(ROUTES.flatMap(({ params }) => params))];
  expect(named.filter((name) => !(name in PATH_PARTS))).toEqual([]);
  expect(named.length).toBeGreaterThan(10);
});

describe('readPathParts', () => {
  it.each([
    ['staffId', '2147483647', '2147483647'],
    ['staffId', '2147483648', ''],
    ['conversationId', '2147483648', '2147483648'],
    ['conversationId', '9007199254740991', '9007199254740991'],
    ['conversationId', '9007199254740992', ''],
    ['messageId', '0', ''],
    ['messageId', '01', ''],
    ['messageId', '1e3', ''],
    ['messageId', '٣', ''],
    ['bookingId', 'BK-2026-0123', 'BK-2026-0123'],
    ['bookingId', `BK-2026-${'1'.repeat(300)}`, ''],
    ['hotelSlug', 'Hotel-Killarney', ''],
    ['hotelSlug', 'hotel\u0000', ''],
    ['roomNumber', '20%34', '204'],
    ['roomNumber', '%E0%A4%A', ''],
    ['roomNumber', 'Suite 1', 'Suite 1'],
    ['size', '0xC0', ''],
    ['size', '192', '192'],
    ['deliveryId', 'x', ''],
    ['nobodyKnowsIt', 'x', ''],
  ])('reads %s %j as %j', (name, part, expected) => {
    expect(readPathParts({ [name]: part })).toEqual({ [name]: expected });
  });

  it('reads a part that is a list as empty', () => {
    expect(readPathParts({ hotelSlug: ['a', 'b'] })).toEqual({ hotelSlug: '' });
  });
});
