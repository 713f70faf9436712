import { AppError } from '@/lib/kernel/app-error';
import { ownOrigins } from '@/lib/platform/env';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A write that a browser can be tricked into sending must come from our own pages. A request with cookies and no origin
 * is refused too: every browser sends an origin with a write. Clients without cookies send a credential that no other
 * site can make a browser send.
 */
export function checkOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { headers } = request;
  const origin = headers.get('origin');
  const isOurs = origin !== null && (ownOrigins().includes(origin) || isOwnPlainForm(origin, headers));
  const isForeign = origin !== null && !isOurs;
  const isCrossSite = ['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '');
  const hasCookieOnly = origin === null && headers.has('cookie');
  if (isForeign || isCrossSite || hasCookieOnly) throw new AppError('bad_origin');
}

/**
 * Under `Referrer-Policy: no-referrer` a browser sends our own form without script as `Origin: null`. Only the browser
 * can state that the form came from the same origin: a sandboxed frame, the usual source of null, sends `cross-site`.
 */
function isOwnPlainForm(origin: string, headers: Headers): boolean {
  return origin === 'null' && headers.get('sec-fetch-site') === 'same-origin';
}
