import { describe, expect, it } from 'vitest';
import { requestIdOf } from '@/lib/http/request-id';

const OUR_OWN = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

function requestWith(id: string): Request {
  return new Request('http://localhost:3000/', { headers: { 'x-request-id': id } });
}

describe('requestIdOf', () => {
  it.each(['a1b2c3d4', 'dub1::iad1'.replaceAll(':', '-'), 'x'.repeat(64), crypto.randomUUID()])(
    'uses the given id when it is harmless: %s',
    (id) => expect(requestIdOf(requestWith(id))).toBe(id),
  );

  it.each([
    '',
    'short',
    'x'.repeat(65),
    '"}{"level":"fatal"',
    '<script>alert(1)</script>',
    'id with spaces',
    'äöüäöüäöü',
    '../../etc/passwd',
    '-starts-with-a-dash',
    // A guest's token, an API key and a webhook's secret, sent in the wrong header.
    'A'.repeat(43),
    `hmk_${'A'.repeat(43)}`,
    `whsec_${'A'.repeat(43)}`,
  ])('creates an own id when the given id is %j', (id) =>
    expect(requestIdOf(requestWith(id))).toMatch(OUR_OWN),
  );

  it('creates a new id each time when none is given', () => {
    const request = new Request('http://localhost:3000/');
    expect(requestIdOf(request)).toMatch(OUR_OWN);
    expect(requestIdOf(request)).not.toBe(requestIdOf(request));
  });
});
