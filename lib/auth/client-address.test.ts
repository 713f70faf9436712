import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clientAddress, plainAddress } from './client-address';

beforeEach(() => {
  vi.stubEnv('VERCEL', '');
  vi.stubEnv('CLIENT_IP_HEADER', 'X-Forwarded-For');
  vi.stubEnv('CLIENT_IP_PROXIES', '');
});

const addressIn = (header: string, name = 'x-forwarded-for') =>
  clientAddress(new Headers({ [name]: header }));

describe('clientAddress', () => {
  it('takes the last address of a list, because the caller may have written everything before it', () => {
    expect(addressIn('203.0.113.9, 10.0.0.1, 198.51.100.7')).toBe('198.51.100.7');
    expect(addressIn('198.51.100.7')).toBe('198.51.100.7');
  });

  it('takes the last of several headers of the same name', () => {
    const headers = new Headers();
    headers.append('x-forwarded-for', '203.0.113.9');
    headers.append('x-forwarded-for', '198.51.100.7');
    expect(clientAddress(headers)).toBe('198.51.100.7');
  });

  it('takes an earlier address where the operator runs several proxies', () => {
    vi.stubEnv('CLIENT_IP_PROXIES', '2');
    expect(addressIn('203.0.113.9, 198.51.100.7, 10.0.0.1')).toBe('198.51.100.7');
  });

  it('knows no address where the list is shorter than the chain of proxies', () => {
    vi.stubEnv('CLIENT_IP_PROXIES', '2');
    expect(addressIn('203.0.113.9')).toBeNull();
  });

  it('knows no address where no header is configured, whatever the caller sends', () => {
    vi.stubEnv('CLIENT_IP_HEADER', '');
    for (const name of ['x-forwarded-for', 'x-real-ip', 'x-vercel-forwarded-for', 'forwarded'])
      expect(addressIn('203.0.113.9', name)).toBeNull();
  });

  it('takes the header of Vercel on Vercel', () => {
    vi.stubEnv('CLIENT_IP_HEADER', '');
    vi.stubEnv('VERCEL', '1');
    expect(addressIn('203.0.113.9', 'x-vercel-forwarded-for')).toBe('203.0.113.9');
    expect(addressIn('203.0.113.9', 'x-forwarded-for')).toBeNull();
  });

  it.each([
    ...['', ' ', ',', '203.0.113.9,', 'unknown', '_hidden', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4'],
    ...[
      'for=203.0.113.9',
      '2001:db8::1::2',
      '[2001:db8::1',
      '1.2.3.4:port',
      'x'.repeat(5000),
      '::ffff:1.2.3',
    ],
  ])('finds no address in the header %j', (header) => {
    expect(addressIn(header)).toBeNull();
  });
});

describe('plainAddress', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:DB8:1:2::1', '2001:0db8:0001:0002:0:0:0:9'],
    ['2001:db8::', '[2001:db8:0:0:1::]:443'],
    ['fe80::1%eth0', 'fe80::2'],
  ])('returns the same key for the whole /64: %s and %s', (one, other) => {
    expect(plainAddress(one)).toBe(plainAddress(other));
    expect(plainAddress(one)).toMatch(/::\/64$/);
  });

  it('returns a different key for the neighbouring /64', () => {
    expect(plainAddress('2001:db8:1:2::1')).not.toBe(plainAddress('2001:db8:1:3::1'));
    expect(plainAddress('::1')).not.toBe(plainAddress('1::'));
  });

  it.each([
    '::ffff:198.51.100.7',
    '::FFFF:c633:6407',
    '0:0:0:0:0:ffff:c633:6407',
    '[::ffff:198.51.100.7]:80',
  ])('returns the IPv4 address inside an IPv4-mapped IPv6 address: %s', (wrapped) => {
    expect(plainAddress(wrapped)).toBe('198.51.100.7');
  });

  it('removes the port', () => {
    expect(plainAddress('198.51.100.7:51234')).toBe('198.51.100.7');
  });
});
