import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, spelled for addresses and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether it could be one of those; anything else is not worth a query. */
export function couldBeSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored of a secret. Plain SHA-256 is enough for 256 random bits: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Constant time, whatever the lengths. */
export function secretsMatch(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
