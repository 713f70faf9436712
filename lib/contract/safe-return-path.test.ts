import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskPath, hotelOfDeskPath, safeReturnPath } from './safe-return-path';

const ORIGIN = 'https://hotelmate.test';

describe('safeReturnPath', () => {
  it.each([
    '/staff/hotel-killarney',
    '/staff/hotel-killarney/',
    '/staff/hotel-killarney/conversations/12',
    '/staff/hotel-killarney?assigned=me&q=a%2Fb',
    '/staff/hotel-killarney/conversations/12#message-7',
  ])('accepts the path %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    'https:evil.test',
    'https://evil.test/staff/hotel-killarney',
    'javascript:alert(1)',
    '%2f%2fevil.test',
    '/%2f%2fevil.test',
    '/staff/%2f%2fevil.test',
    '/staff//evil.test',
    '/staff/\\evil.test',
    '/staff/x\\..\\..\\evil.test',
    '/staff/../api/auth/signout',
    '/staff/%2e%2e/%2e%2e/evil.test',
    '/staff/.//evil.test',
    '/staff/\t/evil.test',
    '/\t/evil.test',
    '/staff/hotel\n',
    ' /staff/hotel',
    '/staff/hotel@evil.test',
    '/staff/hotel?next=\\evil.test',
    '/staffroom/hotel',
    '/staff',
    '/staff/',
    '/',
    '',
    `/staff/${'a'.repeat(2000)}`,
    undefined,
    null,
    ['/staff/hotel'],
  ])('rejects the path %j', (wanted) => {
    expect(safeReturnPath(wanted)).toBeNull();
  });

  it.each(['/staff/sign-in', '/staff/sign-in/', '/staff/sign-in?callbackUrl=/staff/sign-in'])(
    'never leads back to the sign-in page: %s',
    (path) => {
      expect(safeReturnPath(path)).toBeNull();
    },
  );

  it('leads only to staff pages of this site, for any input', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      'staff',
      '..',
      '.',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      '\t',
      'evil.test',
    );
    const wanted = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 });
    fc.assert(
      fc.property(wanted, fc.boolean(), (pieces, isPrefixed) => {
        const path = safeReturnPath((isPrefixed ? '/staff/a' : '') + pieces.join(''));
        if (path === null) return;
        const resolved = new URL(path, ORIGIN);
        expect(resolved.origin).toBe(ORIGIN);
        expect(resolved.pathname).toMatch(/^\/staff\/[^/]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('deskPath', () => {
  it('returns the requested page of the own hotel', () => {
    const wanted = '/staff/hotel-killarney/conversations/12?x=1';
    expect(deskPath('hotel-killarney', wanted)).toBe(wanted);
    expect(deskPath('hotel-killarney', '/staff/hotel-killarney?assigned=me')).toBe(
      '/staff/hotel-killarney?assigned=me',
    );
  });

  it('returns the own inbox instead of another hotel, even one whose name begins the same', () => {
    expect(deskPath('hotel-killarney', '/staff/hotel-dublin/conversations/1')).toBe('/staff/hotel-killarney');
    expect(deskPath('hotel', '/staff/hotel-killarney')).toBe('/staff/hotel');
  });

  it('returns the own inbox when no page or an unsafe one was requested', () => {
    expect(deskPath('hotel-killarney', undefined)).toBe('/staff/hotel-killarney');
    expect(deskPath('hotel-killarney', '//evil.test')).toBe('/staff/hotel-killarney');
  });
});

describe('hotelOfDeskPath', () => {
  it.each([
    ['/staff/hotel-killarney', 'hotel-killarney'],
    ['/staff/hotel-killarney/c/7?x=1#y', 'hotel-killarney'],
    ['/staff/hotel-killarney?x=/staff/other', 'hotel-killarney'],
    ['/staff/Hotel_7', null],
    ['/staff/invite', null],
    [null, null],
  ])('finds for the path %j the hotel %j', (path, hotel) => {
    expect(hotelOfDeskPath(path)).toBe(hotel);
  });
});
