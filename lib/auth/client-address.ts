import { env } from '@/lib/platform/env';

/**
 * Where a request came from, as far as it can be believed: only the header that the operator named as written by
 * their own proxy. X-Forwarded-For is anybody's to write and is not looked at.
 */
export function clientAddress(headers: Headers): string {
  const { CLIENT_IP_HEADER, VERCEL } = env.settings();
  const header = CLIENT_IP_HEADER ?? (VERCEL ? 'x-vercel-forwarded-for' : undefined);
  const address = header === undefined ? null : headers.get(header);
  return address?.split(',')[0]?.trim().slice(0, 64) || 'unknown';
}
