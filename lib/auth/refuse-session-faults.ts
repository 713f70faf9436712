import { problemResponse } from '@/lib/http/refuse';
import { requestIdOf } from '@/lib/http/request-id';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { usesHttps } from '@/lib/platform/env';
import { isOutage } from '@/lib/platform/outage';
import type { SessionContext } from './session-request';

type Handle = (request: Request, context: SessionContext) => Promise<Response>;

/**
 * next-auth throws where a body is not JSON. It answers 500 where a `callbackUrl` in a query, in a body or in its own
 * cookie is not an address. Its settings are checked at boot, so either error is the caller's and answers 400 as a
 * problem of the API.
 */
export function refuseSessionFaults(handle: Handle): Handle {
  return async (request, context) => {
    try {
      const answer = await handle(request, context);
      return isFault(answer) ? refused(request) : answer;
    } catch (error) {
      if (isOfInput(error)) return refused(request);
      log.error({ err: error }, 'session.failed');
      const known = isOutage(error)
        ? new AppError('unavailable', { retryAfterSeconds: 5 })
        : new AppError('internal');
      return problemResponse(known, requestIdOf(request));
    }
  };
}

/**
 * Returns whether next-auth itself answered, in plain text or with 500. Our own answers are problem documents already.
 */
function isFault({ status, headers }: Response): boolean {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/problem+json')) return false;
  return status >= 500 || (status >= 400 && !type.startsWith('application/json'));
}

/** The parsers of JSON, addresses, escapes and cookies throw these errors. */
const isOfInput = (error: unknown) =>
  error instanceof SyntaxError || error instanceof URIError || error instanceof TypeError;

/** The cookie is deleted too: a browser with an invalid one could never sign in again. */
function refused(request: Request): Response {
  const response = problemResponse(new AppError('invalid_input'), requestIdOf(request));
  const name = `${usesHttps() ? '__Secure-' : ''}next-auth.callback-url`;
  const secure = usesHttps() ? '; Secure' : '';
  response.headers.append('Set-Cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`);
  return response;
}
