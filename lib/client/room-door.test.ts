import { describe, expect, it } from 'vitest';
import { ApiProblem } from './api-problem';
import { faultOf, plainDigits } from './room-door';

describe('a PIN', () => {
  it.each([
    ['204204', '204204'],
    [' 204 204 ', '204204'],
    ['204-204', '204204'],
    ['٢٠٤٢٠٤', '204204'],
    ['۲۰۴۲۰۴', '204204'],
    ['２０４２０４', '204204'],
    ['abc', ''],
  ])('may be typed as %j', (typed, meant) => {
    expect(plainDigits(typed)).toBe(meant);
  });
});

it('says of a door that stayed shut whether to look again, wait or come back to the network', () => {
  const problems = [
    new ApiProblem('unauthenticated', 401),
    new ApiProblem('rate_limited', 429),
    new ApiProblem('network', 0),
    new ApiProblem('internal', 500),
    new TypeError(),
  ];
  expect(problems.map(faultOf)).toEqual(['wrong', 'tooMany', 'offline', 'failed', 'failed']);
});
