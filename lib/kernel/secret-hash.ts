import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Returns 256 random bits in characters that need no escaping in addresses and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Returns whether a text has the form of such a secret; any other text needs no query. */
export function couldBeSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** Returns the hash that is stored. Plain SHA-256 is enough for 256 random bits, which cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in constant time, whatever the lengths. */
export function secretsMatch(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
