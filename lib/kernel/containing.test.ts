import { expect, it } from 'vitest';
import { containing } from './containing';

it.each([
  ['Aoife', '%Aoife%'],
  ['100%', String.raw`%100\%%`],
  ['a_b', String.raw`%a\_b%`],
  [String.raw`C:\x`, String.raw`%C:\\x%`],
])('%s is looked for as it stands', (words, pattern) => {
  expect(containing(words)).toBe(pattern);
});
