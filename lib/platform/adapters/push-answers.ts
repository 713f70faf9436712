import type { PushOutcome } from '@/lib/notifications/ports';

/** The codes of Firebase for a device that can never receive a push again. */
const GONE = ['registration-token-not-registered', 'installation-id-not-registered'];
/** The codes that mean that our keys are wrong. The device itself is valid. */
const REFUSED = [
  'mismatched-credential',
  'third-party-auth-error',
  'authentication-error',
  'invalid-credential',
];
const OURS = [
  'invalid-argument',
  'invalid-payload',
  'payload-size-limit-exceeded',
  'invalid-data-payload-key',
];

/**
 * Maps an error to an outcome. A valid device is never removed: every code that does not clearly mean its end is
 * retried.
 */
export function judgePush(cause: unknown): PushOutcome {
  const code = pushCode(cause);
  if (GONE.includes(code)) return { state: 'gone', why: code };
  if (code === 'invalid-argument' && isAboutTheToken(cause)) return { state: 'gone', why: 'invalid-token' };
  if (OURS.includes(code)) return { state: 'failed', why: code };
  return { state: 'again', why: code, isRefusal: REFUSED.includes(code) };
}

/** The code without the SDK's prefix; never the message, which may quote the token. */
export function pushCode(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return 'unknown';
  return String(cause.code)
    .replace(/^\w+\//, '')
    .slice(0, 60);
}

/**
 * `invalid-argument` has two meanings, and the SDK preserves only the message. Only the message about a malformed token
 * ends the device; the same code about our own payload does not.
 */
function isAboutTheToken(cause: unknown): boolean {
  return cause instanceof Error && /^The registration token is not a valid FCM/i.test(cause.message);
}
