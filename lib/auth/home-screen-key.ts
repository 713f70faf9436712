import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { secretsMatch } from '@/lib/kernel/secret-hash';
import { env } from '@/lib/platform/env';

/** The session of the device that the key was made for, and a random part that makes each key unique. */
export type HomeScreenKey = { sessionId: number; nonce: string };

const SHAPE = /^(\d{1,10})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/**
 * Creates the key that an app on the home screen starts with: an installed iPhone app shares no cookie with the browser
 * it came from. The key is signed and not stored, because a request for a manifest must write nothing. The session that
 * it opens is stored.
 */
export function createHomeScreenKey(sessionId: number): string {
  const said = `${sessionId}.${randomBytes(16).toString('base64url')}`;
  return `${said}.${signatureOf(said)}`;
}

/** Returns null for a key that this server did not sign. */
export function readHomeScreenKey(key: string): HomeScreenKey | null {
  const [, id = '', nonce = '', signature = ''] = SHAPE.exec(key) ?? [];
  return id !== '' && secretsMatch(signature, signatureOf(`${id}.${nonce}`))
    ? { sessionId: Number(id), nonce }
    : null;
}

/** Signs with a derived key, so that nothing else sealed with this secret is accepted as a home-screen key. */
function signatureOf(said: string): string {
  const key = hkdfSync('sha256', env.core().NEXTAUTH_SECRET, 'hotelmate', 'home-screen-key', 32);
  return createHmac('sha256', new Uint8Array(key)).update(said).digest('base64url');
}
