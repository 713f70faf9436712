import { byApiKey, byApiToken, byGuestCookie, byOwner, type Caller } from '@/lib/testing/call-route';
import { QSTASH, TIMER_ADDRESS } from '@/lib/testing/qstash-account';
import type { Scenario } from '@/lib/testing/scenario';
import type { GoodRequest } from '@/lib/testing/valid-request';
import { signCall } from '@/scripts/embedded/qstash';

export const CRON_SECRET = 'a-secret-of-the-scheduler';
export const METRICS_KEY = 'a-key-of-who-counts';

/** Returns the credential of the caller that a route accepts. */
export function authorizedCaller(
  { to }: GoodRequest,
  { guest, staff, admin, apiKey, ownerSecret }: Scenario,
): Caller {
  if (to === 'scheduler') return { authorization: `Bearer ${CRON_SECRET}` };
  if (to === 'qstash') return { 'upstash-signature': signCall(QSTASH.currentSigningKey, TIMER_ADDRESS) };
  if (to === 'scraper') return { authorization: `Bearer ${METRICS_KEY}` };
  if (to === 'anyone' || to === 'everybody') return {};
  if (to === 'owner') return byOwner(ownerSecret);
  if (to === 'integration') return byApiKey(apiKey.secret);
  if (to === 'admin') return byApiToken(admin);
  return to === 'desk' ? byApiToken(staff) : byGuestCookie(guest);
}
