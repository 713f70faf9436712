import { describe, expect, it } from 'vitest';
import { ApiProblem } from './api-problem';
import { faultOf, plainDigits } from './room-entry';

describe('plainDigits', () => {
  it.each([
    ['204204', '204204'],
    [' 204 204 ', '204204'],
    ['204-204', '204204'],
    ['٢٠٤٢٠٤', '204204'],
    ['۲۰۴۲۰۴', '204204'],
    ['２０４２０４', '204204'],
    ['abc', ''],
  ])('reads the digits of a PIN typed as %j', (typed, meant) => {
    expect(plainDigits(typed)).toBe(meant);
  });
});

it('returns why an entry was refused: wrong PIN, too many tries, no network, or another failure', () => {
  const problems = [
    new ApiProblem('unauthenticated', 401),
    new ApiProblem('rate_limited', 429),
    new ApiProblem('network', 0),
    new ApiProblem('internal', 500),
    new TypeError(),
  ];
  expect(problems.map(faultOf)).toEqual(['wrong', 'tooMany', 'offline', 'failed', 'failed']);
});
