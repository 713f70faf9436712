import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSecret, newSecret, secretsMatch } from '@/lib/kernel/secret-hash';

describe('newSecret and hashSecret', () => {
  it('creates 256 bits in characters that need no escaping in addresses and cookies', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('never creates the same secret twice', () => {
    expect(new Set(Array.from({ length: 1000 }, newSecret)).size).toBe(1000);
  });

  it('hashes a secret with SHA-256', () => {
    // The example of FIPS 180-2.
    expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const secret = newSecret();
    expect(hashSecret(secret)).not.toContain(secret);
  });
});

describe('secretsMatch', () => {
  it('accepts equal secrets', () => {
    fc.assert(fc.property(fc.string(), (secret) => secretsMatch(secret, secret)));
  });

  it('refuses different secrets of any length', () => {
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
