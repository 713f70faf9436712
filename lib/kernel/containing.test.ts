import { expect, it } from 'vitest';
import { containing } from './containing';

it.each([
  ['Aoife', '%Aoife%'],
  ['100%', String.raw`%100\%%`],
  ['a_b', String.raw`%a\_b%`],
  [String.raw`C:\x`, String.raw`%C:\\x%`],
])('searches for %s literally', (words, pattern) => {
  expect(containing(words)).toBe(pattern);
});
