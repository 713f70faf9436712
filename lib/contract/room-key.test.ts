import { expect, it } from 'vitest';
import { roomHolds, roomKey } from './room-key';

it.each([
  ['12A', ' # 12 a'],
  ['12A', '＃１２ａ'],
  ['Süd 7', 'SU\u0308D\u00a07'],
  ['Straße 1', 'STRASSE 1'],
  ['Suite', '##suite'],
  ['İ 3', 'i\u0307 3'],
])('gives %s and %j the same key', (one, other) => {
  expect(roomKey(other)).toBe(roomKey(one));
});

it.each([
  ['12A', '12B'],
  ['1-2', '12'],
  ['012', '12'],
  ['1/2', '12'],
])('gives %s and %s different keys', (one, other) => {
  expect(roomKey(other)).not.toBe(roomKey(one));
});

it('finds a room by any spelling of its number, and no room by a sign alone', () => {
  expect(roomHolds('12 A', '#12a')).toBe(true);
  expect(roomHolds('12 A', '2 a')).toBe(true);
  expect(roomHolds('12 A', '#')).toBe(false);
  expect(roomHolds(null, '12')).toBe(false);
});
