import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSecret, newSecret, secretsMatch } from '@/lib/kernel/secret-hash';

describe('a secret', () => {
  it('has 256 bits, spelled so that addresses and cookies carry it as it is', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('is never made twice', () => {
    expect(new Set(Array.from({ length: 1000 }, newSecret)).size).toBe(1000);
  });

  it('is stored as its SHA-256 and not as itself', () => {
    // The example of FIPS 180-2.
    expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const secret = newSecret();
    expect(hashSecret(secret)).not.toContain(secret);
  });
});

describe('comparing secrets', () => {
  it('says yes to the same', () => {
    fc.assert(fc.property(fc.string(), (secret) => secretsMatch(secret, secret)));
  });

  it('says no to anything else, whatever its length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (given, expected) => {
        fc.pre(given !== expected);
        expect(secretsMatch(given, expected)).toBe(false);
      }),
    );
    expect(secretsMatch('', 'a')).toBe(false);
    expect(secretsMatch('secret', 'secret\u0000')).toBe(false);
  });
});
