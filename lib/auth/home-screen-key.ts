import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { secretsMatch } from '@/lib/kernel/secret-hash';
import { env } from '@/lib/platform/env';

/** Which device's session the key was made of, and what makes it unlike any other key. */
export type HomeScreenKey = { sessionId: number; nonce: string };

const SHAPE = /^(\d{1,10})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/**
 * What a home screen takes along: an app that an iPhone has installed shares no cookie with the browser it came from.
 * It lies in no table, since asking for a manifest must write nothing; what it opened is remembered.
 */
export function makeHomeScreenKey(sessionId: number): string {
  const said = `${sessionId}.${randomBytes(16).toString('base64url')}`;
  return `${said}.${signatureOf(said)}`;
}

/** Null for whatever we did not sign. */
export function readHomeScreenKey(key: string): HomeScreenKey | null {
  const [, id = '', nonce = '', signature = ''] = SHAPE.exec(key) ?? [];
  return id !== '' && secretsMatch(signature, signatureOf(`${id}.${nonce}`))
    ? { sessionId: Number(id), nonce }
    : null;
}

/** Under a key of its own, so that nothing else sealed with this secret passes for it. */
function signatureOf(said: string): string {
  const key = hkdfSync('sha256', env.core().NEXTAUTH_SECRET, 'hotelmate', 'home-screen-key', 32);
  return createHmac('sha256', new Uint8Array(key)).update(said).digest('base64url');
}
