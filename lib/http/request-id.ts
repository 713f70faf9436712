import { API_KEY_PREFIX } from '@/lib/contract/api-keys';
import { WEBHOOK_SECRET_PREFIX } from '@/lib/contract/webhooks';
import { couldBeSecret } from '@/lib/kernel/secret-hash';

const PLAUSIBLE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;
const KEYS = [API_KEY_PREFIX, WEBHOOK_SECRET_PREFIX];

/** Returns the id of the proxy or caller when it looks like a request id, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given && PLAUSIBLE.test(given) && !looksSecret(given) ? given : crypto.randomUUID();
}

/** The id is written to the log and the audit log unchanged, where a token or key sent by mistake must not appear. */
function looksSecret(given: string): boolean {
  return couldBeSecret(given) || KEYS.some((prefix) => given.startsWith(prefix));
}
