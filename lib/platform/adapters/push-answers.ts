import type { PushOutcome } from '@/lib/notifications/ports';

/** What Firebase says of a phone that will never ring again. */
const GONE = ['registration-token-not-registered', 'installation-id-not-registered'];
/** What heals only when somebody looks at our keys. The phone is well. */
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

/** A healthy phone is never given up: whatever is not known to mean its end is tried again. */
export function judgePush(cause: unknown): PushOutcome {
  const code = pushCode(cause);
  if (GONE.includes(code)) return { state: 'gone', why: code };
  if (code === 'invalid-argument' && isAboutTheToken(cause)) return { state: 'gone', why: 'invalid-token' };
  if (OURS.includes(code)) return { state: 'failed', why: code };
  return { state: 'again', why: code, isRefusal: REFUSED.includes(code) };
}

/** Without the SDK's prefix; never the text, which may quote the token. */
export function pushCode(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return 'unknown';
  return String(cause.code)
    .replace(/^\w+\//, '')
    .slice(0, 60);
}

/**
 * The one word means two things, and the SDK keeps no more of the answer than its text. Only what Firebase says of
 * a bad token in particular ends the device; the same code about our own payload does not.
 */
function isAboutTheToken(cause: unknown): boolean {
  return cause instanceof Error && /^The registration token is not a valid FCM/i.test(cause.message);
}
